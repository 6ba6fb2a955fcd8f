import { lineWords } from '../text/range';
import type { Finding, Report } from './report';

/** What a stored report says otherwise than the one that was seen. */
export type StoredChanges = {
  readonly gone: readonly Finding[];
  readonly new: readonly Finding[];
  /** Those that are told in other words, as they spoke of what is gone. */
  readonly reworded: readonly Finding[];
  /** The sentence they open with, where that is another one. */
  readonly summary?: string;
};

/** Undefined where both say the same. Findings are one where rule, severity and place are. */
export function changesIn(seen: Report, stored: Report): StoredChanges | undefined {
  const gone = without(seen.findings, stored.findings, keyOf);
  const come = without(stored.findings, seen.findings, keyOf);
  const isNew = new Set(come);
  const reworded = without(stored.findings, seen.findings, wordedKey).filter((each) => !isNew.has(each));
  const isOther = seen.summary.text !== stored.summary.text;
  if (gone.length + come.length + reworded.length === 0 && !isOther) return undefined;
  return { gone, new: come, reworded, ...(isOther && { summary: stored.summary.text }) };
}

function without(
  some: readonly Finding[],
  others: readonly Finding[],
  keyOf: (finding: Finding) => string,
): readonly Finding[] {
  const counts = new Map<string, number>();
  for (const finding of others) counts.set(keyOf(finding), (counts.get(keyOf(finding)) ?? 0) + 1);
  return some.filter((finding) => {
    const left = counts.get(keyOf(finding)) ?? 0;
    counts.set(keyOf(finding), left - 1);
    return left <= 0;
  });
}

function keyOf({ rule, severity, range }: Finding): string {
  return `${rule} ${severity} ${range.start.line}`;
}

function wordedKey(finding: Finding): string {
  return `${keyOf(finding)} ${finding.message}`;
}

/** "`variable-undefined` on line 3" */
export function placedRule({ rule, range }: Finding): string {
  return `\`${rule}\` on ${lineWords(range)}`;
}
