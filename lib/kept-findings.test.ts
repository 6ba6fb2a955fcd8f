import { expect, test } from 'vitest';
import { analyze } from './analyze';
import { readCatalog } from './catalog/files';
import { withFindings } from './report/kept-findings';
import type { Report } from './report/report';

const dockerfile = 'FROM debian:9\nRUN apt-get update\nENV API_TOKEN=glpat-aaaaaaaaaaaaaaaaaaaa\n';

const rulesPointedAt = ({ findings, grade, summary }: Report) => ({
  summary: summary.finding === undefined ? undefined : findings[summary.finding]?.rule,
  concerns: summary.concerns?.map(({ finding }) => finding !== undefined && findings[finding]?.rule),
  losses:
    grade?.kind === 'graded'
      ? grade.losses.flatMap(({ finding, rule }) =>
          finding === undefined ? [] : [[rule, findings[finding]?.rule]],
        )
      : [],
});

test('places in the list are those of the same findings, and none where the finding is left out', async () => {
  const report = await analyze({ dockerfile }, readCatalog(), '2026-11-23');
  const before = rulesPointedAt(report);
  expect(before.summary).toBe('package-repository-gone');
  expect(before.losses.length).toBeGreaterThan(2);
  const without = withFindings(report, ({ rule }) => rule !== 'package-repository-gone');
  expect(without.findings).toHaveLength(report.findings.length - 1);
  const after = rulesPointedAt(without);
  expect(after.summary).toBeUndefined();
  expect(after.concerns).toEqual(before.concerns);
  expect(after.losses).toEqual(before.losses.filter(([rule]) => rule !== 'package-repository-gone'));
  expect(after.losses.every(([rule, pointedAt]) => rule === pointedAt)).toBe(true);
  expect(without.summary.text).toBe(report.summary.text);
});

test('of a rule that has more than are listed, the others stay while one is listed', async () => {
  const many = `FROM debian:12\n${'RUN cd /x\n'.repeat(150)}`;
  const report = await analyze({ dockerfile: many }, readCatalog(), '2026-11-23');
  const [omitted] = report.omitted ?? [];
  expect(omitted).toBeDefined();
  expect(withFindings(report, ({ rule }) => rule === omitted?.rule).omitted).toEqual(
    report.omitted?.filter(({ rule }) => rule === omitted?.rule),
  );
  expect(withFindings(report, ({ rule }) => rule !== omitted?.rule)).not.toHaveProperty('omitted', [omitted]);
});
