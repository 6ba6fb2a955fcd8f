import type { Judged } from '../report/judged';
import type { Finding } from '../report/report';
import { csvLine } from '../table/csv';
import { defineFormat } from './format';
import { plain, shown } from './plain';
import { suppressionWords } from './suppression-words';

/** A row for each finding, for a spreadsheet: RFC 4180. */
export default defineFormat({
  id: 'csv',
  title: 'CSV',
  mediaType: 'text/csv',
  fileName: 'plinth-report.csv',
  renderAll: (judged) => csvLine(columns) + judged.flatMap(rows).map(csvLine).join(''),
});

const columns = [
  'File',
  'Line',
  'Column',
  'Last line',
  'Last column',
  'Severity',
  'Certainty',
  'Consequence',
  'Rule',
  'What is wrong',
  'What to do',
  'Suppressed',
  'Because',
];

type Row = readonly (string | number)[];

function rows({ file, report, suppressed }: Judged): readonly Row[] {
  return [
    ...report.findings.map((finding) => row(file, finding, '', '')),
    ...report.suppressed.map((finding) =>
      row(file, finding, 'in the file', finding.suppressedBy.reason ?? ''),
    ),
    ...suppressed.map(({ finding, because }) => row(file, finding, because.kind, suppressionWords(because))),
  ];
}

function row(file: string, finding: Finding, suppressed: string, because: string): Row {
  const { certainty, consequence, message, range, remedy, rule, severity } = finding;
  const { start, end } = range;
  return [
    shown(file),
    start.line,
    start.column,
    end.line,
    end.column,
    severity,
    certainty,
    consequence,
    shown(rule),
    shown(plain(message)),
    shown(plain(remedy)),
    suppressed,
    shown(because),
  ];
}
