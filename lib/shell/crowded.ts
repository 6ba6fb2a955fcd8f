/** Every here-document of a line is looked for to the end of the text: many in one line would take quadratic time. */
const mostHeredocs = 100;

/** More here-documents in one line, continuations joined, than anybody writes. */
export function isCrowded(text: string): boolean {
  let count = 0;
  for (const [token] of text.matchAll(/<<|\\\n|\n/g)) {
    if (token === '<<') count += 1;
    if (token === '\n') count = 0;
    if (count > mostHeredocs) return true;
  }
  return false;
}
