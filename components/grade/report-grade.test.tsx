import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, test } from 'vitest';
import { gradeOf } from '@/lib/grade/grade';
import { scale } from '@/lib/grade/scale';
import type { Report } from '@/lib/report/report';
import { reportFixture } from '@/lib/report/report.fixture';
import { ReportSummary } from '../report/report-summary';
import { LetterTable, NamedWeights, WeightTable } from './scale-tables';

function textOf(markup: string): string {
  return markup
    .replace(/<[^>]+>/g, ' ')
    .replaceAll('&#x27;', "'")
    .replaceAll('&amp;', '&')
    .replace(/\s+/g, ' ');
}

/** The fixture with all but the findings of these rules, graded by them. */
function withRules(...rules: readonly string[]): Report {
  const findings = reportFixture.findings.filter(({ rule }) => rules.includes(rule));
  const summary = { ...reportFixture.summary, finding: undefined };
  return { ...reportFixture, summary, findings, grade: gradeOf(findings, findings, undefined) };
}

function summary(report: Report): string {
  return renderToStaticMarkup(<ReportSummary report={report} />);
}

describe('the grade of a report', () => {
  const markup = summary(withRules('base-end-of-life', 'time-zone-data-missing', 'base-digest-missing'));

  test('is a letter with its points, and each of them that is lost with its finding and line', () => {
    expect(textOf(markup)).toContain('Grade B 76 of 100 2 findings cost points');
    expect(textOf(markup)).toContain(
      '−20 base-end-of-life Go 1.17 has had no fixes since 2022-08-02. line 1 −4 time-zone-data-missing TZ',
    );
    for (const address of ['#L1', '#L16', '/rules/base-end-of-life', '/grade'])
      expect(markup).toContain(`href="${address}"`);
  });

  test('says what gains most, and what costs nothing', () => {
    expect(textOf(markup)).toContain(
      'Most is gained by mending base-end-of-life (line 1): grade A, 96 of 100, without it.',
    );
    expect(textOf(markup)).toContain(
      'Without cost: 1 other finding, 1 finding suppressed in the file, 1 thing that is not known.',
    );
  });

  test('is folded away by the browser itself, and open on paper', () => {
    expect(markup).toMatch(/<details class="[^"]*print:/);
  });

  test('is full where nothing costs points', () => {
    expect(textOf(summary(withRules('base-digest-missing')))).toContain(
      'Grade A 100 of 100 nothing costs points',
    );
  });

  test('is none, with the reason, where nothing can be judged', () => {
    const none = summary({ ...reportFixture, grade: gradeOf([], [], 'windows') });
    expect(textOf(none)).toContain('No grade : this builds a Windows image');
    expect(none).not.toContain('of 100');
  });

  test('is not there in a report made before there were grades', () => {
    expect(textOf(summary(reportFixture))).not.toMatch(/grade|of 100/i);
  });

  test('keeps the letter it was given, whatever the weights are now', () => {
    const { grade, ...rest } = withRules('base-end-of-life');
    if (grade?.kind !== 'graded') throw new Error('not graded');
    const old = summary({ ...rest, grade: { ...grade, scale: 0, letter: 'E', points: 31 } });
    expect(textOf(old)).toContain('Grade E 31 of 100');
    expect(textOf(old)).not.toContain('Most is gained');
  });
});

describe('the published weights', () => {
  const text = textOf(
    renderToStaticMarkup(
      <>
        <LetterTable />
        <WeightTable />
        <NamedWeights />
      </>,
    ),
  );

  test('are all of the scale', () => {
    for (const { letter, from } of scale.letters) expect(text).toContain(`${letter} ${from}–`);
    for (const rule of Object.keys(scale.named)) expect(text).toContain(rule);
    expect(text).toContain('Error Will not build, will not start 80 75 71');
    expect(text).toContain('Warning Risk, choice of base 8 6 2');
    expect(text).toContain('runs-as-root Warning 12 9 3');
  });
});
