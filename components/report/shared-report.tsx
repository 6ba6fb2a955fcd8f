import type { ReactNode } from 'react';
import { byVerdict, verdictCounts } from '@/lib/recommend/verdict';
import type { Report } from '@/lib/report/report';
import { SourceListing } from '../dockerfile/source-listing';
import { showLines } from '../dockerfile/windows';
import { FindingPages } from './finding-pages';
import { findingsPage } from './findings-page';
import { ListingHandlers } from './listing-handlers';
import { listingMarks } from './listing-marks';
import { NoListing } from './no-listing';
import { PrintedAddress } from './printed-address';
import { printedTextId } from './printed-text';
import { ReportSummary } from './report-summary';
import { ReportView } from './report-view';
import { SharedFindings } from './shared-findings';

/** Of recommendations no more are drawn. */
const mostFits = 48;

/** What of a report is asked for, by the address of its page. */
export type Asked = {
  /** A line of the text. */
  readonly line: number;
  /** Page of the findings. */
  readonly findings: number;
};

/**
 * A stored report with the text it was made of; on a phone one under the other, the verdict first and the text folded.
 * Text and findings come in pieces, so that a page costs the same however long they are.
 */
export function SharedReport({
  report,
  id,
  origin,
  asked,
}: {
  readonly report: Report;
  readonly id: string;
  /** Where the site stands, unless it is where the page was opened. */
  readonly origin: string | undefined;
  readonly asked: Asked;
}) {
  const address = `/r/${id}`;
  const findings = findingsPage(report, asked.findings);
  const list = (
    <>
      <SharedFindings page={findings} />
      <FindingPages findings={findings} address={address} />
    </>
  );
  if (report.source.isLeftOut) return <WithoutText report={report} id={id} findings={list} />;
  const marks = listingMarks(report);
  const shown = showLines(report.source.text, asked.line, [...marks.lineMarks.keys()]);
  const isPart = shown.previous !== undefined || shown.next !== undefined;
  const page = findings.page === 1 ? address : `${address}?findings=${findings.page}`;
  return (
    <ListingHandlers page={page} parts={shown.parts.map(({ from, to }) => ({ from, to }))}>
      <div className="grid grid-cols-[minmax(0,1fr)] gap-x-6 gap-y-4 lg:grid-cols-2 lg:grid-rows-[auto_1fr] print:block print:space-y-4">
        <div className="lg:col-start-2 lg:row-start-1">
          <ReportSummary report={report} />
        </div>
        <div className="lg:sticky lg:top-4 lg:col-start-1 lg:row-span-2 lg:row-start-1 lg:self-start print:static">
          {isPart && <div id={printedTextId} className="hidden print:block" />}
          <SourceListing
            text={report.source.text}
            title={report.summary.otherFile === undefined ? 'The Dockerfile' : 'The text'}
            {...marks}
            shown={shown}
            rest={{ page, whole: `${address}/Dockerfile` }}
            isFolded
            className="lg:max-h-[calc(100dvh-8.5rem)] lg:overflow-y-auto print:max-h-none"
          />
          {isPart && (
            <PrintedAddress
              label="The whole text"
              origin={origin}
              path={`${address}/Dockerfile`}
              className="printed-part mt-1"
            />
          )}
        </div>
        <div className="lg:col-start-2 lg:row-start-2">
          <ReportView
            report={withFewFits(report)}
            textAt={`${address}/Dockerfile`}
            useAt={`/analyze?report=${id}`}
            wholeAt={wholeAt(id)}
            findings={list}
          />
        </div>
      </div>
    </ListingHandlers>
  );
}

function WithoutText({
  report,
  id,
  findings,
}: {
  readonly report: Report;
  readonly id: string;
  readonly findings: ReactNode;
}) {
  return (
    <NoListing>
      <div className="max-w-[52rem] space-y-4">
        <ReportSummary report={report} />
        <p className="text-sm text-muted">
          Whoever shared this report left the text out. Lines are those of a Dockerfile with the SHA-256{' '}
          <code className="font-mono text-xs break-all">{report.source.sha256}</code>.
        </p>
        <ReportView report={withFewFits(report)} wholeAt={wholeAt(id)} findings={findings} />
      </div>
    </NoListing>
  );
}

function wholeAt(id: string): string {
  return `/api/reports/${id}?format=text`;
}

/** Reports made before there was a bound name every image of the catalog: the first of each verdict, and the counts. */
function withFewFits(report: Report): Report {
  const { recommendations } = report;
  if (recommendations.length <= mostFits) return report;
  const few = byVerdict.flatMap((verdict) =>
    recommendations.filter((item) => item.verdict === verdict).slice(0, mostFits / byVerdict.length),
  );
  return { ...report, recommendations: few, recommendationCounts: verdictCounts(report) };
}
