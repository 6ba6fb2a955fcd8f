import { describe, expect, test } from 'vitest';
import { configurationFor } from '../bases/configuration';
import { readCatalog } from '../catalog/files';
import { parseDockerfile } from '../dockerfile/parse';
import { inspect } from '../inspection';
import { buildStages } from '../stages/graph';
import { applyEdits } from '../text/edit';
import { indexLines } from '../text/lines';
import { buildEnvironmentRules } from './build-environment';
import { readExample } from './example';
import type { Rule } from './rule';
import { runRules } from './run';

const today = '2026-11-23';
const catalog = readCatalog();
const options = { target: undefined, buildArgs: {}, platform: 'linux/amd64' };
function findingsOf(text: string, rule: Rule) {
  const graph = buildStages(parseDockerfile(text), options, configurationFor(catalog, today));
  return runRules([rule], inspect(graph, catalog, today), indexLines(text));
}
for (const rule of buildEnvironmentRules) {
  describe(rule.id, () => {
    for (const example of rule.examples.bad)
      test(`bad: ${example.title}`, () => {
        const { text, spans } = readExample(example.dockerfile);
        const lines = indexLines(text);
        const found = findingsOf(text, rule);
        for (const f of found)
          console.log(
            `${f.finding.severity} ${f.finding.certainty} ${f.finding.message} -> ${f.finding.remedy}`,
          );
        expect(found.map((f) => f.span)).toEqual(spans);
        if (example.fixed === undefined) return;
        const edits = found.flatMap(({ finding: { fix } }) => fix?.edits ?? []);
        const fixed = applyEdits(
          text,
          edits.map(({ range, newText }) => ({
            span: { start: lines.offsetAt(range.start), end: lines.offsetAt(range.end) },
            newText,
          })),
        );
        expect(fixed).toBe(example.fixed);
      });
    for (const example of rule.examples.good)
      test(`good: ${example.title}`, () => {
        expect(findingsOf(example.dockerfile, rule)).toEqual([]);
      });
  });
}
