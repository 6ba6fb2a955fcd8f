import { expect, test } from 'vitest';
import { analyze, recommend } from './analyze';
import { cases } from './cases.fixture';
import { readCatalog } from './catalog/files';
import type { Ranked } from './recommend/rank';
import type { Finding, Report } from './report/report';

/** The ranking and the rules judge the same bases: what is said to run the file as it is may not fail by a rule. */

const today = '2026-11-23';
const catalog = readCatalog();
/** Of each family one, so many of a file: each costs a whole analysis. */
const mostFamilies = 12;

function errorsOf(findings: readonly Finding[]): readonly string[] {
  return findings.filter(({ severity }) => severity === 'error').map(({ rule }) => rule);
}

/** References of the first of each family that is said to run the file as it is. */
function fitting(ranking: readonly Ranked[], own: string | undefined): readonly string[] {
  const first = new Map<string, string>();
  for (const { image, verdict } of ranking)
    if (verdict === 'runs-as-is' && image.id !== own && !first.has(image.family))
      first.set(image.family, image.reference);
  return [...first.values()].slice(0, mostFamilies);
}

/** The text with another base in the FROM of the final stage; undefined where that line names a stage or a variable. */
function withBase(text: string, { stages }: Report, reference: string): string | undefined {
  const final = stages.find(({ isFinal }) => isFinal);
  if (final === undefined || final.base.kind === 'stage' || final.base.written.includes('$'))
    return undefined;
  const lines = text.split('\n');
  const line = lines[final.line - 1];
  if (line === undefined || !line.includes(final.base.written)) return undefined;
  lines[final.line - 1] = line.replace(final.base.written, reference);
  return lines.join('\n');
}

/** What a base starts by itself is its own business: nothing in the file says that it should run. */
const ofTheBaseItself = new Set(['nginx-without-root']);

test('a base that is said to run a file as it is brings no new error when it is put there', async () => {
  const wrong: string[] = [];
  let tried = 0;
  for (const { name, dockerfile: text, options } of cases) {
    const report = await analyze({ dockerfile: text, ...options }, catalog, today);
    const before = errorsOf(report.findings);
    for (const reference of fitting(
      recommend({ dockerfile: text, ...options }, catalog, today).images,
      report.stages.find(({ isFinal }) => isFinal)?.base.imageId,
    )) {
      const replaced = withBase(text, report, reference);
      if (replaced === undefined) continue;
      tried += 1;
      const after = await analyze({ dockerfile: replaced, ...options }, catalog, today);
      const fresh = errorsOf(after.findings).filter(
        (rule) => !before.includes(rule) && !ofTheBaseItself.has(rule),
      );
      if (fresh.length > 0) wrong.push(`${name} on ${reference}: ${fresh.join(', ')}`);
    }
  }
  expect(wrong).toEqual([]);
  expect(tried).toBeGreaterThan(1000);
}, 300_000);
