/** BuildKit suggests a name no further away than this many edits. */
const furthest = 2;

/** The nearest of `options` to what was written, for "did you mean". Case does not count. */
export function nearest(written: string, options: readonly string[]): string | undefined {
  const wanted = written.toLowerCase();
  let best: string | undefined;
  let bestDistance = furthest + 1;
  for (const option of options) {
    if (Math.abs(option.length - wanted.length) >= bestDistance) continue;
    const other = option.toLowerCase();
    if (other === wanted) return undefined;
    const distance = editDistance(wanted, other);
    if (distance >= bestDistance) continue;
    best = option;
    bestDistance = distance;
  }
  return best;
}

export function didYouMean(written: string, options: readonly string[]): string {
  const option = nearest(written, options);
  return option === undefined ? '' : ` (did you mean ${option}?)`;
}

function editDistance(a: string, b: string): number {
  let previous = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const current = [i];
    for (let j = 1; j <= b.length; j++) {
      const replaced = (previous[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      current.push(Math.min(replaced, (previous[j] ?? 0) + 1, (current[j - 1] ?? 0) + 1));
    }
    previous = current;
  }
  return previous[b.length] ?? 0;
}
