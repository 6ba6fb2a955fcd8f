/** Longer than any sentence or name people write; the place shows the rest. */
const longest = 2_000;

/** A text from the file, which may be of any length, so that a report can hold it. */
export function shortened(text: string): string {
  return text.length > longest ? `${text.slice(0, longest)}…` : text;
}
