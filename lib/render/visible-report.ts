import type { Report } from '../report/report';
import { visible } from '../text/visible';

/** The report with every text shown as it is, whichever field the file got it into. */
export function visibleReport(report: Report): Report {
  return withVisibleTexts(report);
}

/** The same of anything that JSON can hold. */
export function withVisibleTexts<T>(value: T): T {
  return JSON.parse(JSON.stringify(value), (_, each: unknown) =>
    typeof each === 'string' ? visible(each) : each,
  );
}
