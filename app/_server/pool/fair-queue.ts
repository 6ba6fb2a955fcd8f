/** What waits, and for whom. */
export type Waiting = { readonly address: string };

export type FairQueue<T extends Waiting> = {
  readonly size: number;
  /** Adds one. Answers what had to give way for it, which is the item itself where nobody has more waiting. */
  push(item: T): T | undefined;
  /**
   * The next: of the addresses with the least running, the one that has waited longest since its last turn;
   * of its items the first that may run now.
   */
  take(running: (address: string) => number, mayRun: (item: T) => boolean): T | undefined;
  remove(item: T): boolean;
};

/** A queue of at most `most` items in which addresses take turns, however many items each has. */
export function fairQueue<T extends Waiting>(most: number): FairQueue<T> {
  /** In the order of their turns. */
  const lines = new Map<string, T[]>();
  let size = 0;

  function longest(): T[] {
    return [...lines.values()].reduce((long, line) => (line.length > long.length ? line : long), []);
  }

  function drop(address: string, line: T[], at: number): void {
    line.splice(at, 1);
    size -= 1;
    if (line.length === 0) lines.delete(address);
  }

  return {
    get size() {
      return size;
    },

    push(item) {
      const line = lines.get(item.address) ?? [];
      let loser: T | undefined;
      if (size >= most) {
        const long = longest();
        loser = long.length > line.length + 1 ? long.at(-1) : item;
        if (loser === undefined || loser === item) return item;
        drop(loser.address, long, long.length - 1);
      }
      lines.set(item.address, line);
      line.push(item);
      size += 1;
      return loser;
    },

    take(running, mayRun) {
      let best: { readonly address: string; readonly line: T[]; readonly at: number } | undefined;
      let least = Number.POSITIVE_INFINITY;
      for (const [address, line] of lines) {
        const count = running(address);
        if (count >= least) continue;
        const at = line.findIndex(mayRun);
        if (at === -1) continue;
        least = count;
        best = { address, line, at };
      }
      if (best === undefined) return undefined;
      const { address, line, at } = best;
      const item = line[at];
      drop(address, line, at);
      // Its next turn comes after everybody's.
      if (lines.delete(address)) lines.set(address, line);
      return item;
    },

    remove(item) {
      const line = lines.get(item.address) ?? [];
      const at = line.indexOf(item);
      if (at === -1) return false;
      drop(item.address, line, at);
      return true;
    },
  };
}
