import { Ajv } from 'ajv';
import { expect, test } from 'vitest';
import { reportFixture } from '../report/report.fixture';
import { fc } from '../text/testing/fc';
import { visible } from '../text/visible';
import gitlab from './gitlab';
import { asWritten, hostileFiles, plainSetting } from './hostile.fixture';
import { relativePath } from './paths';

/** As https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format describes it. */
const isReport = new Ajv({ strict: true }).compile({
  type: 'array',
  items: {
    type: 'object',
    required: ['description', 'check_name', 'fingerprint', 'location', 'severity'],
    properties: {
      description: { type: 'string' },
      check_name: { type: 'string' },
      fingerprint: { type: 'string', minLength: 1 },
      severity: { enum: ['info', 'minor', 'major', 'critical', 'blocker'] },
      location: {
        type: 'object',
        required: ['path', 'lines'],
        properties: {
          path: { type: 'string', not: { pattern: '^\\./' } },
          lines: {
            type: 'object',
            required: ['begin'],
            properties: { begin: { type: 'integer', minimum: 1 }, end: { type: 'integer', minimum: 1 } },
            additionalProperties: false,
          },
        },
        additionalProperties: false,
      },
    },
    additionalProperties: false,
  },
});

type Violation = {
  readonly description: string;
  readonly check_name: string;
  readonly fingerprint: string;
  readonly severity: string;
  readonly location: { readonly path: string };
};

function readViolations(output: string): readonly Violation[] {
  const value: readonly Violation[] = JSON.parse(output);
  expect(isReport(value), JSON.stringify(isReport.errors)).toBe(true);
  return value;
}

function prints(text: string, file = 'Dockerfile'): readonly string[] {
  const moved = text.split('\n').length - 1;
  const down = (line: number) => line + moved;
  const findings = reportFixture.findings.map((finding) => ({
    ...finding,
    range: {
      start: { ...finding.range.start, line: down(finding.range.start.line) },
      end: { ...finding.range.end, line: down(finding.range.end.line) },
    },
  }));
  const source = { ...reportFixture.source, text: text + reportFixture.source.text };
  const output = gitlab.render(
    { ...reportFixture, source, findings, suppressed: [] },
    { ...plainSetting, file },
  );
  return readViolations(output).map(({ fingerprint }) => fingerprint);
}

test('a finding has its rule, its place and how much it weighs', () => {
  const violations = readViolations(
    gitlab.render(reportFixture, { ...plainSetting, file: './api/Dockerfile' }),
  );
  expect(violations[0]).toMatchObject({
    description:
      'RUN in shell form needs /bin/sh; scratch has no shell. Copy the certificates from the stage that has them instead.',
    check_name: 'run-without-shell',
    location: { path: 'api/Dockerfile', lines: { begin: 15, end: 15 } },
  });
  expect(violations.map(({ severity }) => severity)).toEqual([
    'blocker',
    'critical',
    'minor',
    'major',
    'info',
  ]);
});

test('fingerprints tell all findings of all files apart, and survive lines put in above', () => {
  const all = [...prints(''), ...prints('', 'other/Dockerfile')];
  expect(new Set(all).size).toBe(all.length);
  expect(prints('# one\n\nARG UNUSED=1\n')).toEqual(prints(''));
});

test('no files are an empty list', () => {
  expect(readViolations(gitlab.renderAll([], plainSetting))).toEqual([]);
});

test('whatever a finding says, the reader gets the same words', () => {
  const words = (text: string) => asWritten(visible(text.replaceAll('`', '')));
  fc.assert(
    fc.property(hostileFiles, (judged) => {
      const read = readViolations(gitlab.renderAll(judged, plainSetting));
      expect(
        read.map(({ description, check_name, location }) => [location.path, check_name, description]),
      ).toEqual(
        judged.flatMap(({ file, report }) =>
          report.findings.map(({ message, remedy, rule }) => [
            asWritten(relativePath(file)),
            asWritten(rule),
            words(`${message} ${remedy}`),
          ]),
        ),
      );
    }),
  );
});
