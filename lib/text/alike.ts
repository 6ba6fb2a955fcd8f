/** Longer names are known by their beginning: comparing stays cheap whatever is asked for. */
const longest = 80;

/** Less than this in common is chance. */
const leastAlike = 0.45;

/**
 * Those of `all` whose names are written most like what was asked for, the likest first. By pairs of neighbouring
 * letters that both have, of all pairs they have (Sørensen, Dice): words may stand in another order. What has the very
 * name leaves no doubt about others.
 */
export function mostAlike<T>(
  asked: string,
  all: readonly T[],
  namesOf: (item: T) => readonly string[],
  most: number,
): readonly T[] {
  const wanted = pairsOf(asked);
  const found = all
    .map((item) => ({
      item,
      alike: Math.max(0, ...namesOf(item).map((name) => likeness(wanted, pairsOf(name)))),
    }))
    .filter(({ alike }) => alike >= leastAlike)
    .sort((a, b) => b.alike - a.alike);
  const best = found[0]?.alike;
  return found
    .filter(({ alike }) => best !== 1 || alike === 1)
    .slice(0, most)
    .map(({ item }) => item);
}

type Pairs = { readonly counts: ReadonlyMap<string, number>; readonly size: number };

function likeness(a: Pairs, b: Pairs): number {
  let shared = 0;
  for (const [pair, count] of a.counts) shared += Math.min(count, b.counts.get(pair) ?? 0);
  const size = a.size + b.size;
  return size === 0 ? 0 : (2 * shared) / size;
}

/** A word begins with a pair of its own, so that one letter or digit counts too. */
function pairsOf(name: string): Pairs {
  const counts = new Map<string, number>();
  let size = 0;
  for (const word of name
    .slice(0, longest)
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)) {
    for (let at = 0; at < word.length; at += 1) {
      const pair = `${word[at - 1] ?? ' '}${word[at]}`;
      counts.set(pair, (counts.get(pair) ?? 0) + 1);
      size += 1;
    }
  }
  return { counts, size };
}
