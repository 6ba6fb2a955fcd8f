/** Something to be written, and the time on the clock of `performance.now` until which a lock is waited for. */
export type Pending<T> = { readonly item: T; readonly until: number };

/** In one transaction: it holds the process as long as it takes. */
const mostAtOnce = 64;

type Waiting<T> = Pending<T> & {
  readonly resolve: (isWritten: boolean) => void;
  readonly reject: (reason: unknown) => void;
};

/**
 * Writes one group after the other: what comes while one is written is the next, so that many wait for the disk once.
 * `write` is all or nothing, and answers what it has written: some may find that they are not to be. What cannot be
 * written together is written alone, so that nobody is refused for another.
 */
export function writeQueue<T>(
  write: (items: readonly T[], until: number) => Promise<ReadonlySet<T>>,
): (pending: Pending<T>) => Promise<boolean> {
  const waiting: Waiting<T>[] = [];
  let isWriting = false;

  async function writeAll(): Promise<void> {
    if (isWriting) return;
    isWriting = true;
    while (waiting.length > 0) await writeGroup(waiting.splice(0, mostAtOnce));
    isWriting = false;
  }

  async function writeGroup(group: readonly Waiting<T>[]): Promise<void> {
    const items = group.map(({ item }) => item);
    const until = Math.min(...group.map((one) => one.until));
    try {
      const written = await write(items, until);
      for (const { item, resolve } of group) resolve(written.has(item));
    } catch (error) {
      if (group.length === 1) group[0]?.reject(error);
      else for (const one of group) await writeGroup([one]);
    }
  }

  return (pending) =>
    new Promise((resolve, reject) => {
      waiting.push({ ...pending, resolve, reject });
      void writeAll();
    });
}
