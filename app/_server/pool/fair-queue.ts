/** What waits, and for whom. */
export type Waiting = { readonly address: string };

export type FairQueue<T extends Waiting> = {
  readonly size: number;
  /** Adds one. Answers what had to give way for it, which is the item itself where nobody has more waiting. */
  push(item: T): T | undefined;
  /** Whether one of this address would get a place. */
  hasPlaceFor(address: string): boolean;
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

  /** With room for all, or in place of the last of who has most waiting. */
  function hasPlaceFor(address: string): boolean {
    return size < most || longest().length > (lines.get(address)?.length ?? 0) + 1;
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

    hasPlaceFor,

    push(item) {
      if (!hasPlaceFor(item.address)) return item;
      const long = size < most ? [] : longest();
      const loser = long.at(-1);
      if (loser !== undefined) drop(loser.address, long, long.length - 1);
      const line = lines.get(item.address) ?? [];
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
