export type Paired<T> = {
  /** In the order of the second. */
  readonly pairs: readonly { readonly before: T; readonly after: T }[];
  readonly before: readonly T[];
  readonly after: readonly T[];
};

/** What a thing is known by in one turn; undefined where it takes no part. */
export type Key<T> = (thing: T) => string | undefined;

/**
 * Pairs things of two lists that have the same key, equal ones in their order: first by the first key, what is left by
 * the next. What finds no match is handed back.
 */
export function pairInTurns<T>(
  before: readonly T[],
  after: readonly T[],
  keys: readonly Key<T>[],
): Paired<T> {
  const partners = new Map<T, T>();
  let [left, right] = [before, after];
  for (const key of keys) {
    const waiting = queuesBy(left, key);
    for (const thing of right) {
      const partner = next(waiting, key(thing));
      if (partner !== undefined) partners.set(thing, partner);
    }
    const taken = new Set(partners.values());
    left = left.filter((thing) => !taken.has(thing));
    right = right.filter((thing) => !partners.has(thing));
  }
  return {
    pairs: after.flatMap((thing) => {
      const partner = partners.get(thing);
      return partner === undefined ? [] : [{ before: partner, after: thing }];
    }),
    before: left,
    after: right,
  };
}

type Queue<T> = { readonly things: readonly T[]; at: number };

function queuesBy<T>(things: readonly T[], key: Key<T>): ReadonlyMap<string, Queue<T>> {
  const lists = new Map<string, T[]>();
  for (const thing of things) {
    const name = key(thing);
    if (name === undefined) continue;
    const list = lists.get(name);
    if (list === undefined) lists.set(name, [thing]);
    else list.push(thing);
  }
  return new Map([...lists].map(([name, list]) => [name, { things: list, at: 0 }]));
}

function next<T>(queues: ReadonlyMap<string, Queue<T>>, name: string | undefined): T | undefined {
  const queue = name === undefined ? undefined : queues.get(name);
  if (queue === undefined) return undefined;
  queue.at += 1;
  return queue.things[queue.at - 1];
}
