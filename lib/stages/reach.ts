/** What a stage takes from other stages, as indexes. */
export type Links = readonly (readonly number[])[];

/** `from` needs `to`, which needs `from`; `root` is where the search came upon it. */
export type Cycle = {
  readonly from: number;
  readonly to: number;
  readonly root: number;
  readonly members: readonly number[];
};

/** Everything reached from `start` along `links`, itself included. */
export function reachedFrom(start: number, links: Links): ReadonlySet<number> {
  const reached = new Set([start]);
  for (const index of reached) {
    for (const next of links[index] ?? []) reached.add(next);
  }
  return reached;
}

/** The links that close a cycle, one per cycle found by depth-first search in order of the stages. */
export function cyclesIn(links: Links): readonly Cycle[] {
  const cycles: Cycle[] = [];
  const done = new Set<number>();
  for (let root = 0; root < links.length; root++) {
    if (done.has(root)) continue;
    const path = [{ index: root, next: 0 }];
    const onPath = new Map([[root, 0]]);
    for (let top = path.at(-1); top !== undefined; top = path.at(-1)) {
      const to = links[top.index]?.[top.next];
      top.next += 1;
      if (to === undefined) {
        done.add(top.index);
        onPath.delete(top.index);
        path.pop();
        continue;
      }
      const at = onPath.get(to);
      if (at !== undefined) {
        cycles.push({ from: top.index, to, root, members: membersFrom(path, at, cycles.length) });
      } else if (!done.has(to)) {
        onPath.set(to, path.length);
        path.push({ index: to, next: 0 });
      }
    }
  }
  return cycles;
}

// Long cycles by the thousand are no real file; their members are listed for the first few only.
const cyclesWithMembers = 100;

function membersFrom(
  path: readonly { readonly index: number }[],
  at: number,
  found: number,
): readonly number[] {
  if (found >= cyclesWithMembers) return [];
  return path.slice(at).map(({ index }) => index);
}
