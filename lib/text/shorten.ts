/** Longer than any sentence or name people write; the place shows the rest. */
const longest = 2_000;

/** A text from the file, which may be of any length, so that a report can hold it. */
export function shortened(text: string): string {
  return text.length > longest ? `${text.slice(0, longest)}…` : text;
}

/** Enough to know a name by. */
const longestName = 200;

/** A text in which names from the file stand, each cut to what it is known by. */
export function withShortWords(text: string): string {
  if (text.length <= longestName) return text;
  const words = text
    .split(' ')
    .map((word) => (word.length > longestName ? `${word.slice(0, longestName)}…` : word));
  return shortened(words.join(' '));
}
