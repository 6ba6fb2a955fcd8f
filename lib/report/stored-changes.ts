import type { Finding, Report } from './report';
import { lineWords } from './words';

/** What a stored report says otherwise than the one that was seen. */
export type StoredChanges = {
  readonly gone: readonly Finding[];
  readonly new: readonly Finding[];
  /** The sentence they open with, where that is another one. */
  readonly summary?: string;
};

/** Undefined where both say the same. Findings are one where rule, severity and place are. */
export function changesIn(seen: Report, stored: Report): StoredChanges | undefined {
  const gone = without(seen.findings, stored.findings);
  const come = without(stored.findings, seen.findings);
  const isOther = seen.summary.text !== stored.summary.text;
  if (gone.length + come.length === 0 && !isOther) return undefined;
  return { gone, new: come, ...(isOther && { summary: stored.summary.text }) };
}

function without(some: readonly Finding[], others: readonly Finding[]): readonly Finding[] {
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

/** "`variable-undefined` on line 3" */
export function placedRule({ rule, range }: Finding): string {
  return `\`${rule}\` on ${lineWords(range)}`;
}
