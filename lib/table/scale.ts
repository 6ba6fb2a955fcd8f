/** Where the scale of sizes begins, in bytes: what is smaller is as good as nothing. */
const least = 100_000;

/** Which part of the way to `most` a size is, where ten times as many bytes are one step further. */
export function shareOf(bytes: number, most: number): number {
  if (bytes <= least || most <= least) return 0;
  return Math.min(1, Math.log10(bytes / least) / Math.log10(most / least));
}

/** The part of the way that such a step takes. */
export function stepOf(most: number): number {
  return most <= least * 10 ? 1 : 1 / Math.log10(most / least);
}
