import type { Judged } from '../../lib/report/judged';
import { countBySeverity, plural, severities, severityCount } from '../../lib/report/words';

/** What was found in many files: "4 files: 2 errors in 1, 3 warnings in 2; 1 could not be read". */
export function countsLine(read: readonly { readonly judged: Judged }[], unread: number): string {
  const counts = read.map(({ judged: { report } }) => countBySeverity(report));
  const parts = severities.flatMap((severity) => {
    const having = counts.filter((each) => each[severity] > 0);
    const sum = having.reduce((total, each) => total + each[severity], 0);
    return sum === 0
      ? []
      : [`${severityCount(severity, sum)}${read.length === 1 ? '' : ` in ${having.length}`}`];
  });
  const found = parts.length === 0 ? 'nothing found' : parts.join(', ');
  const files = `${plural(read.length, 'file', 'files')}: ${found}`;
  return `${files}${unread === 0 ? '' : `; ${unread} could not be read or searched`}\n`;
}
