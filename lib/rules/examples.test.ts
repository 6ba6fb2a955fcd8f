import { describe, expect, test } from 'vitest';
import { analyze } from '../analyze';
import { readCatalog } from '../catalog/files';
import { reportText } from '../judged.fixture';
import { applyEdits } from '../text/edit';
import { indexLines } from '../text/lines';
import { readExample } from './example';
import { rules } from './index';
import type { Example } from './rule';

const today = '2026-11-23';
const catalog = readCatalog();

async function findingsOf(dockerfile: string, { files, policy }: Example, rule: string) {
  const report = await analyze({ dockerfile, files, policy }, catalog, today);
  return report.findings.filter((finding) => finding.rule === rule);
}

/** The findings of the rule; all that is said of the example stands in the snapshot. */
async function judged(dockerfile: string, { files, policy }: Example, rule: string) {
  const report = await analyze({ dockerfile, files, policy }, catalog, today);
  expect(reportText(report)).toMatchSnapshot();
  return report.findings.filter((finding) => finding.rule === rule);
}

test('rule ids are unique and every rule says what it must', () => {
  expect(new Set(rules.map(({ id }) => id)).size).toBe(rules.length);
  for (const rule of rules) {
    expect(rule.id).toMatch(/^[a-z]+(-[a-z0-9]+)*$/);
    expect(rule.examples.good.length, rule.id).toBeGreaterThan(0);
    expect(rule.references.length, rule.id).toBeGreaterThan(0);
  }
});

for (const rule of rules) {
  describe(rule.id, () => {
    for (const example of rule.examples.bad) {
      test(`bad: ${example.title}`, async () => {
        const { text, spans } = readExample(example.dockerfile);
        const found = await judged(text, example, rule.id);
        const lines = indexLines(text);
        expect(found.map(({ range }) => range)).toEqual(spans.map((span) => lines.rangeOf(span)));
        if (example.fixed === undefined) return;
        const edits = found.flatMap(({ fix }) => fix?.edits ?? []);
        const fixed = applyEdits(
          text,
          edits.map(({ range, newText }) => ({
            span: lines.spanOf(range),
            newText,
          })),
        );
        expect(fixed).toBe(example.fixed);
        expect(await findingsOf(fixed, example, rule.id)).toEqual([]);
      });
    }
    for (const example of rule.examples.good) {
      test(`good: ${example.title}`, async () => {
        const { text, spans } = readExample(example.dockerfile);
        expect(spans).toEqual([]);
        expect(await judged(text, example, rule.id)).toEqual([]);
      });
    }
  });
}
