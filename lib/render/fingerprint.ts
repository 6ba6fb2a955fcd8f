import { findingKeysOf } from '../policy/finding-keys';
import type { Judged } from '../report/judged';
import type { Finding, Report } from '../report/report';

/**
 * By which a finding is known again in a later version of the file: what it has in common with those alike, and the how
 * manyth of them it is.
 */
export function fingerprintsOf({
  findings,
  suppressed,
  source,
}: Pick<Report, 'findings' | 'suppressed' | 'source'>): ReadonlyMap<Finding, string> {
  const keyOf = findingKeysOf(source);
  const counts = new Map<string, number>();
  const fingerprints = new Map<Finding, string>();
  for (const finding of [...findings, ...suppressed].sort(byPlace)) {
    const key = keyOf(finding);
    const count = (counts.get(key) ?? 0) + 1;
    counts.set(key, count);
    fingerprints.set(finding, `${key}:${count}`);
  }
  return fingerprints;
}

/** The same for all that was found in a file, whether or not settings suppress it. */
export function fingerprintsIn({ report, suppressed }: Judged): ReadonlyMap<Finding, string> {
  const findings = [...report.findings, ...suppressed.map(({ finding }) => finding)];
  return fingerprintsOf({ findings, suppressed: report.suppressed, source: report.source });
}

function byPlace(a: Finding, b: Finding): number {
  return a.range.start.line - b.range.start.line || a.range.start.column - b.range.start.column;
}
