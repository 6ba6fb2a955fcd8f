import { hashText } from '../catalog/revision';
import type { Finding, Report } from '../report/report';
import { indexLines } from '../text/lines';

/**
 * By which findings of one file are alike, in a later version of it too: the rule, and what stands on the line but for
 * the blanks. Lines put in or taken out elsewhere change neither. Where the text was left out, the message stands for
 * the line.
 */
export function findingKeysOf({ isLeftOut, text }: Report['source']): (finding: Finding) => string {
  const lineHash = hashesOfLines(text);
  return ({ rule, message, range }) =>
    hashText(`${rule} ${isLeftOut ? hashText(message) : lineHash(range.start.line)}`);
}

/** Each line is hashed once, as there may be many findings on a long one. */
function hashesOfLines(text: string): (line: number) => string {
  const lines = indexLines(text);
  const hashes = new Map<number, string>();
  return (line) => {
    const known = hashes.get(line);
    if (known !== undefined) return known;
    const from = lines.offsetAt({ line, column: 1 });
    const hash = hashText(text.slice(from, lines.offsetAt({ line: line + 1, column: 1 })).replace(/\s/g, ''));
    hashes.set(line, hash);
    return hash;
  };
}
