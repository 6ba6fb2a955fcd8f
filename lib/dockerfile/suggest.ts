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

/** Overwritten by every use: making one for each comparison would cost more than comparing. */
const row: number[] = [];

/** Number of letters to put in, take out or replace. */
export function editDistance(a: string, b: string): number {
  for (let j = 0; j <= b.length; j++) row[j] = j;
  for (let i = 1; i <= a.length; i++) {
    let diagonal = i - 1;
    row[0] = i;
    for (let j = 1; j <= b.length; j++) {
      const above = row[j] ?? 0;
      const replaced = diagonal + (a.charCodeAt(i - 1) === b.charCodeAt(j - 1) ? 0 : 1);
      row[j] = Math.min(replaced, above + 1, (row[j - 1] ?? 0) + 1);
      diagonal = above;
    }
  }
  return row[b.length] ?? 0;
}
