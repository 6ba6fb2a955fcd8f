import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { analyze } from '../analyze';
import { readCatalog } from '../catalog/files';
import type { Finding } from '../report/report';
import { applyEdits } from '../text/edit';
import { indexLines } from '../text/lines';
import { readExample } from './example';
import { rules } from './index';

const today = '2026-11-23';
const catalog = readCatalog();
const folder = join(process.cwd(), 'e2e', 'cases');

const Options = z.object({
  options: z
    .object({
      target: z.string().optional(),
      platform: z.string().optional(),
      buildArgs: z.record(z.string(), z.string()).optional(),
    })
    .default({}),
});

type Subject = { readonly name: string; readonly dockerfile: string; readonly options: object };

const files: readonly Subject[] = [
  ...readdirSync(folder).map((name) => ({
    name,
    dockerfile: readFileSync(join(folder, name, 'Dockerfile'), 'utf8'),
    options: Options.parse(JSON.parse(readFileSync(join(folder, name, 'expected.json'), 'utf8'))).options,
  })),
  ...rules.flatMap(({ id, examples }) =>
    examples.bad.map(({ title, dockerfile }) => ({
      name: `${id}: ${title}`,
      dockerfile: readExample(dockerfile).text,
      options: {},
    })),
  ),
];

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
