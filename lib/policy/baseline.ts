import { z } from 'zod';
import type { Judged } from '../report/judged';
import type { Finding } from '../report/report';
import type { Unchanged } from '../text/unchanged';
import { findingKeysOf } from './finding-keys';

/** Largest baseline taken, in bytes of UTF-8. */
export const maximumBaselineBytes = 16 * 1024 * 1024;

/** What was found of a rule on a line, wherever the line stands, and how often. */
const Known = z.strictObject({
  file: z.string().min(1),
  rule: z.string().min(1),
  fingerprint: z.string().min(1).max(64),
  count: z.int().min(1),
});
type Known = Unchanged<z.infer<typeof Known>>;

/** What was there when a project began to look: sorted, so that its changes can be read. */
export const Baseline = z.strictObject({ version: z.literal(1), findings: z.array(Known) });
export type Baseline = Unchanged<z.infer<typeof Baseline>>;

/** A baseline of all that is held against some files, and of what is not because a baseline had it. */
export function baselineOf(judged: readonly Judged[]): Baseline {
  const known = new Map<string, Known>();
  for (const { file, report, suppressed } of judged) {
    const keyOf = findingKeysOf(report.source);
    const before = suppressed.flatMap(({ because, finding }) =>
      because.kind === 'baseline' ? [finding] : [],
    );
    for (const finding of [...report.findings, ...before]) {
      const { rule } = finding;
      const fingerprint = keyOf(finding);
      const key = JSON.stringify([file, rule, fingerprint]);
      known.set(key, { file, rule, fingerprint, count: (known.get(key)?.count ?? 0) + 1 });
    }
  }
  const sorted = [...known].sort(([a], [b]) => (a < b ? -1 : 1));
  return { version: 1, findings: sorted.map(([, each]) => each) };
}

/** The text of a baseline, a line for each entry, so that two that differ are easily compared. */
export function baselineText({ findings, version }: Baseline): string {
  const lines = findings.map((each) => `    ${JSON.stringify(each)}`);
  const list = lines.length === 0 ? '[]' : `[\n${lines.join(',\n')}\n  ]`;
  return `{\n  "version": ${version},\n  "findings": ${list}\n}\n`;
}

/** How many findings of each key a baseline has, by file: of one of them what `settle` takes. */
export function countsByFile({ findings }: Baseline): ReadonlyMap<string, ReadonlyMap<string, number>> {
  const files = new Map<string, Map<string, number>>();
  for (const { count, file, fingerprint } of findings) {
    const counts = files.get(file) ?? new Map<string, number>();
    counts.set(fingerprint, (counts.get(fingerprint) ?? 0) + count);
    files.set(file, counts);
  }
  return files;
}

/** How many findings of a baseline the files that were looked at no longer have: then it can be written anew. */
export function goneFrom({ findings }: Baseline, judged: readonly Judged[]): number {
  const files = new Set(judged.map(({ file }) => file));
  const had = findings.filter(({ file }) => files.has(file)).reduce((sum, { count }) => sum + count, 0);
  const have = judged.reduce((sum, { suppressed }) => sum + suppressed.filter(isKnown).length, 0);
  return had - have;
}

function isKnown({
  because,
}: {
  readonly because: { readonly kind: string };
  readonly finding: Finding;
}): boolean {
  return because.kind === 'baseline';
}
