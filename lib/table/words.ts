/** More are not looked at: nobody types as many. */
export const mostWords = 40;

/** What stands between blanks, the first of them all. */
export function wordsIn(q: string): readonly string[] {
  return q.split(/\s+/).filter(Boolean).slice(0, mostWords);
}

/**
 * What a text is compared by: its words in lower case, numbers parted from the letters before them.
 * `Python3.13-slim` is `python`, `3.13`, `slim`.
 */
export function partsOf(text: string): readonly string[] {
  return text
    .toLowerCase()
    .split(/[^a-z0-9.+#]+/)
    .flatMap((piece) => piece.split(/(?<=[a-z#+])(?=\d)/))
    .map(withoutDots)
    .filter(Boolean);
}

/** ".NET" is "net". */
function withoutDots(part: string): string {
  let from = 0;
  let to = part.length;
  while (part[from] === '.') from += 1;
  while (to > from && part[to - 1] === '.') to -= 1;
  return part.slice(from, to);
}
