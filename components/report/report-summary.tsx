import type { Report } from '@/lib/report/report';
import {
  countBySeverity,
  countOmitted,
  plural,
  severities,
  severityCount,
  verdictOfSummary,
} from '@/lib/report/words';
import { grouped } from '@/lib/text/grouped';
import { ReportGrade } from '../grade/report-grade';
import { classes } from '../ui/classes';
import { VerdictIcon, verdictBackgrounds } from '../ui/verdict';
import { LineLink } from './line-link';
import { InlineProse } from './prose';
import { countStages } from './stage-title';

/** The one sentence to act on, and how much there is behind it. */
export function ReportSummary({ report }: { readonly report: Report }) {
  const { summary, findings } = report;
  const verdict = verdictOfSummary(summary);
  const finding = summary.finding === undefined ? undefined : findings[summary.finding];
  return (
    <section
      aria-label="Summary"
      className={classes('flex gap-3 rounded-md border border-line p-4', verdictBackgrounds[verdict])}
    >
      <span className="mt-1">
        <VerdictIcon verdict={verdict} size={18} />
      </span>
      <div className="min-w-0 flex-1">
        <h2 className="text-md font-semibold">
          <InlineProse text={summary.text} />
        </h2>
        <p className="mt-1 flex flex-wrap gap-x-3 text-sm text-muted">
          <span>{countFindings(report)}</span>
          {finding && <LineLink range={finding.range} className="leading-5" />}
        </p>
        <ReportGrade report={report} />
      </div>
    </section>
  );
}

function countFindings(report: Report): string {
  const stages = countStages(report);
  const counts = countBySeverity(report);
  const suppressed = report.suppressed.length + countOmitted(report.omittedSuppressed);
  const parts = severities
    .filter((severity) => counts[severity] > 0)
    .map((severity) => severityCount(severity, counts[severity]));
  if (suppressed > 0) parts.push(`${grouped(suppressed)} suppressed`);
  const inStages = stages > 0 ? ` in ${plural(stages, 'stage', 'stages')}` : '';
  return `${parts.length > 0 ? parts.join(', ') : 'No findings'}${inStages}`;
}
