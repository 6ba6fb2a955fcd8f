import { parse } from 'csv-parse/sync';
import { expect, test } from 'vitest';
import type { Suppression } from '../report/judged';
import { reportFixture } from '../report/report.fixture';
import { fc } from '../text/testing/fc';
import { visible } from '../text/visible';
import csv from './csv';
import { asWritten, hostileFiles, plainSetting } from './hostile.fixture';

type Row = Readonly<Record<string, string>>;

/** Every row with every column, as RFC 4180 has it. */
function readRows(output: string): readonly Row[] {
  return parse<Row>(output, { columns: true, record_delimiter: '\r\n', relax_column_count: false });
}

/** What spreadsheets take for a formula is a text to them behind an apostrophe. */
function asText(text: string): string {
  return /^[=+\-@]/.test(text) ? `'${text}` : text;
}

test('a finding is a row', () => {
  const [first] = readRows(csv.render(reportFixture, { ...plainSetting, file: 'api/Dockerfile' }));
  expect(first).toEqual({
    File: 'api/Dockerfile',
    Line: '15',
    Column: '59',
    'Last line': '15',
    'Last column': '78',
    Severity: 'error',
    Certainty: 'certain',
    Consequence: 'will-not-build',
    Rule: 'run-without-shell',
    'What is wrong': 'RUN in shell form needs /bin/sh; scratch has no shell.',
    'What to do': 'Copy the certificates from the stage that has them instead.',
    Suppressed: '',
    Because: '',
  });
});

test('what is suppressed says by whom and why', () => {
  const [finding] = reportFixture.findings;
  const becauses: Suppression[] = [
    { kind: 'configuration', reason: 'built elsewhere' },
    { kind: 'baseline' },
  ];
  const suppressed = finding ? becauses.map((because) => ({ finding, because })) : [];
  const rows = readRows(csv.renderAll([{ file: 'a', report: reportFixture, suppressed }], plainSetting));
  expect(rows.slice(-3).map(({ Suppressed, Because }) => [Suppressed, Because])).toEqual([
    ['in the file', 'the platform sets a user'],
    ['configuration', 'built elsewhere'],
    ['baseline', 'It is in the baseline'],
  ]);
});

test('whatever a finding says, the reader gets the same words, and a spreadsheet no formula', () => {
  const words = (text: string) => asText(asWritten(visible(text.replaceAll('`', ''))));
  fc.assert(
    fc.property(hostileFiles, (judged) => {
      const rows = readRows(csv.renderAll(judged, plainSetting));
      const expected = judged.flatMap(({ file, report, suppressed }) =>
        [...report.findings, ...suppressed.map(({ finding }) => finding)].map(({ message, remedy }) => [
          asText(asWritten(visible(file))),
          words(message),
          words(remedy),
        ]),
      );
      expect(rows.map((row) => [row.File, row['What is wrong'], row['What to do']])).toEqual(expected);
    }),
  );
});
