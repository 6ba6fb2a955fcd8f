import { hashText } from '../catalog/revision';
import type { Judged } from '../report/judged';
import type { Finding, Report } from '../report/report';
import { indexLines } from '../text/lines';

/**
 * By which a finding is known again in a later version of the file: its rule, what stands on its line but for the
 * blanks, and the how manyth such it is. Lines put in or taken out elsewhere change none of that. Where the text was
 * left out, the message stands for the line.
 */
export function fingerprintsOf({
  findings,
  suppressed,
  source,
}: Pick<Report, 'findings' | 'suppressed' | 'source'>): ReadonlyMap<Finding, string> {
  const lineHash = hashesOfLines(source.text);
  const counts = new Map<string, number>();
  const fingerprints = new Map<Finding, string>();
  for (const finding of [...findings, ...suppressed].sort(byPlace)) {
    const { rule, message, range } = finding;
    const said = source.isLeftOut ? hashText(message) : lineHash(range.start.line);
    const key = hashText(`${rule} ${said}`);
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

function byPlace(a: Finding, b: Finding): number {
  return a.range.start.line - b.range.start.line || a.range.start.column - b.range.start.column;
}
