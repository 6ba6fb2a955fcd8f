import type { Report } from '../report/report';
import { visible } from '../text/visible';

/** The report with every text shown as it is, whichever field the file got it into. */
export function visibleReport(report: Report): Report {
  return JSON.parse(JSON.stringify(report), (_, value: unknown) =>
    typeof value === 'string' ? visible(value) : value,
  );
}
