import type { Report } from '../report/report';

/** The report as indented JSON, one object and a line end. */
export function renderJson(report: Report): string {
  return `${JSON.stringify(report, null, 2)}\n`;
}
