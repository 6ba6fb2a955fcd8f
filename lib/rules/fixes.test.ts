import { describe, expect, test } from 'vitest';
import { analyze } from '../analyze';
import { badExamples, cases } from '../cases.fixture';
import { readCatalog } from '../catalog/files';
import type { Finding } from '../report/report';
import { applyEdits } from '../text/edit';
import { indexLines } from '../text/lines';

const today = '2026-11-23';
const catalog = readCatalog();
const files = [...cases, ...badExamples];

function countOf(findings: readonly Finding[], rule: string): number {
  return findings.filter((finding) => finding.rule === rule).length;
}

function errorsOf(findings: readonly Finding[]): readonly Finding[] {
  return findings.filter(({ severity }) => severity === 'error');
}

function withEdits(dockerfile: string, fix: NonNullable<Finding['fix']>): string {
  const lines = indexLines(dockerfile);
  return applyEdits(
    dockerfile,
    fix.edits.map(({ range, newText }) => ({
      span: lines.spanOf(range),
      newText,
    })),
  );
}

describe('every edit offered cures what it is offered for, and breaks nothing', async () => {
  const offered = new Set<string>();
  for (const { name, dockerfile, options } of files) {
    const before = await analyze({ dockerfile, ...options }, catalog, today);
    for (const finding of before.findings) {
      const { fix, rule } = finding;
      if (!fix) continue;
      offered.add(rule);
      test(`${rule} on line ${finding.range.start.line} of ${name}`, async () => {
        const fixed = withEdits(dockerfile, fix);
        expect(fixed).not.toBe(dockerfile);
        const after = await analyze({ dockerfile: fixed, ...options }, catalog, today);
        expect(countOf(after.findings, rule)).toBeLessThan(countOf(before.findings, rule));
        const errors = errorsOf(after.findings);
        const known = errorsOf(before.findings);
        const added = errors.filter((each) => countOf(errors, each.rule) > countOf(known, each.rule));
        expect(added.map((each) => `${each.rule} ${each.message}`)).toEqual([]);
      });
    }
  }

  test('the files offer edits of many kinds', () => {
    expect([...offered].sort()).toEqual(expect.arrayContaining(['command-without-shell', 'base-retired']));
    expect(offered.size).toBeGreaterThan(15);
  });
});
