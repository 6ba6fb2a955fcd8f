import type { Report } from '@/lib/report/report';
import { countBySeverity, severities, severityCount } from '@/lib/report/words';
import { SeverityIcon } from '../ui/severity';
import type { Switch } from './severity-switches';

/** A switch for each severity that is there, with how many findings it has. */
export function severityCounts(report: Pick<Report, 'findings' | 'omitted'>): readonly Switch[] {
  const counts = countBySeverity(report);
  return severities
    .filter((severity) => counts[severity] > 0)
    .map((severity) => ({
      severity,
      label: (
        <>
          <SeverityIcon severity={severity} size={13} />
          {severityCount(severity, counts[severity])}
        </>
      ),
    }));
}
