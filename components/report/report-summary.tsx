import type { Report } from '@/lib/report/report';
import { classes } from '../ui/classes';
import { VerdictIcon, verdictBackgrounds } from '../ui/verdict';
import { LineLink } from './line-link';
import { InlineProse } from './prose';
import { countBySeverity, plural, severities, severityCount, summaryLabels, summaryVerdicts } from './words';

/** The one sentence to act on, and how much there is behind it. */
export function ReportSummary({ report }: { readonly report: Report }) {
  const { summary, findings } = report;
  const verdict = summaryVerdicts[summary.verdict];
  const finding = summary.finding === undefined ? undefined : findings[summary.finding];
  return (
    <section
      aria-labelledby="summary-label"
      className={classes('rounded-md border border-line p-4', verdictBackgrounds[verdict])}
    >
      <h2 id="summary-label" className="flex items-center gap-2 text-sm font-medium">
        <VerdictIcon verdict={verdict} size={16} />
        {summaryLabels[summary.verdict]}
      </h2>
      <p className="mt-1.5 text-md font-medium">
        <InlineProse text={summary.text} />
      </p>
      <p className="mt-1.5 flex flex-wrap gap-x-3 text-sm text-muted">
        <span>{countFindings(report)}</span>
        {finding && <LineLink range={finding.range} className="leading-5" />}
      </p>
    </section>
  );
}

function countFindings({ findings, suppressed, stages }: Report): string {
  const counts = countBySeverity(findings);
  const parts = severities
    .filter((severity) => counts[severity] > 0)
    .map((severity) => severityCount(severity, counts[severity]));
  if (suppressed.length > 0) parts.push(`${suppressed.length} suppressed`);
  const inStages = stages.length > 0 ? ` in ${plural(stages.length, 'stage', 'stages')}` : '';
  return `${parts.length > 0 ? parts.join(', ') : 'No findings'}${inStages}`;
}
