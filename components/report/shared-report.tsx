import type { Report } from '@/lib/report/report';
import { SourceListing } from '../dockerfile/source-listing';
import { ListingHandlers } from './listing-handlers';
import { listingMarks } from './listing-marks';
import { ReportSummary } from './report-summary';
import { ReportView } from './report-view';

/** A stored report with the text it was made of; on a phone one under the other, the verdict first. */
export function SharedReport({ report }: { readonly report: Report }) {
  return (
    <ListingHandlers>
      <div className="grid grid-cols-[minmax(0,1fr)] gap-x-6 gap-y-4 lg:grid-cols-2 lg:grid-rows-[auto_1fr] print:block print:space-y-4">
        <div className="lg:col-start-2 lg:row-start-1">
          <ReportSummary report={report} />
        </div>
        <div className="lg:sticky lg:top-4 lg:col-start-1 lg:row-span-2 lg:row-start-1 lg:self-start print:static">
          <SourceListing
            text={report.source.text}
            title="The Dockerfile"
            {...listingMarks(report)}
            className="lg:max-h-[calc(100dvh-5.5rem)] lg:overflow-y-auto print:max-h-none"
          />
        </div>
        <div className="lg:col-start-2 lg:row-start-2">
          <ReportView report={report} />
        </div>
      </div>
    </ListingHandlers>
  );
}
