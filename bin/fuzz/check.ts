import type { Report } from '../../lib/report/report';
import { indexLines } from '../../lib/text/lines';
import type { Range } from '../../lib/text/span';

/** Characters of a report beside the text and the recommendations, which depend on the catalog. */
const mostOfReport = 1_000_000;

/** What is wrong with the report of a text; nothing when all is well. */
export function faultsIn(text: string, report: Report): readonly string[] {
  const lines = indexLines(text);
  const ranges: readonly Range[] = [
    ...[...report.findings, ...report.suppressed].flatMap(({ range, evidence, fix }) => [
      range,
      ...evidence.flatMap((each) => each.range ?? []),
      ...(fix?.edits ?? []).map((edit) => edit.range),
    ]),
    ...report.requirements.flatMap(({ because }) => because.map(({ range }) => range)),
    ...report.notKnown.flatMap(({ range }) => range ?? []),
    ...report.stages.flatMap(({ uses }) => uses.map(({ range }) => range)),
  ];
  const outside = ranges.filter(({ start, end }) => {
    const [from, to] = [lines.offsetAt(start), lines.offsetAt(end)];
    return !(from >= 0 && from <= to && to <= text.length);
  });
  const { source: _, recommendations: __, ...rest } = report;
  const length = JSON.stringify(rest).length;
  return [
    ...outside.map((range) => `the range ${JSON.stringify(range)} lies outside the text`),
    ...(length > mostOfReport ? [`the report has ${length} characters`] : []),
  ];
}
