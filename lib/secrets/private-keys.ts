import type { Candidate } from './secret';
import { maskedValue } from './secret';

const frame = /-----(BEGIN|END) (?:[A-Z]{2,12} ){0,2}PRIVATE KEY(?: BLOCK)?-----/g;
const material = /[A-Za-z0-9+/=]{24,}/;
/** Lines of a key that is never closed. */
const openMaterial = /[\s\\"']*[A-Za-z0-9+/=]{24,}(?:[\s\\"']+[A-Za-z0-9+/=]{24,})*/y;
/** The last line of such a key: shorter than the others, and no word. */
const lastLine =
  /(?:[\s"']|\\n|\\(?=\n)){1,8}(?=[A-Za-z0-9+/]*(?:[0-9+/=]|[a-z][A-Z]))[A-Za-z0-9+/]{1,23}={0,2}(?=["'\\\s]|$)/y;

/** What stands between BEGIN and END of a private key; a pattern that only names the frame holds none. */
export function findPrivateKeys(text: string): Candidate[] {
  if (!text.includes('PRIVATE KEY')) return [];
  const found: Candidate[] = [];
  const marks = [...text.matchAll(frame)];
  for (const [index, mark] of marks.entries()) {
    if (mark[1] !== 'BEGIN') continue;
    const start = mark.index + mark[0].length;
    const next = marks[index + 1];
    const end = next?.[1] === 'END' ? next.index : endOfOpenKey(text, start);
    if (!material.test(text.slice(start, end))) continue;
    found.push({
      span: { start, end },
      kind: 'private-key',
      noun: 'private key',
      masked: mark[0] + maskedValue,
      certainty: 'certain',
    });
  }
  return found;
}

function endOfOpenKey(text: string, start: number): number {
  openMaterial.lastIndex = start;
  const end = start + (openMaterial.exec(text)?.[0].length ?? 0);
  if (end === start) return end;
  lastLine.lastIndex = end;
  return end + (lastLine.exec(text)?.[0].length ?? 0);
}
