import { describe, expect, test } from 'vitest';
import { configurationFor } from '../bases/configuration';
import { readCatalog } from '../catalog/files';
import { parseDockerfile } from '../dockerfile/parse';
import { inspect } from '../inspection';
import { buildStages } from '../stages/graph';
import { applyEdits } from '../text/edit';
import { buildChecks } from './build-checks';
import { readExample } from './example';
import type { Rule } from './rule';

const catalog = readCatalog();
const today = '2026-11-23';
function run(rule: Rule, text: string) {
  const dockerfile = parseDockerfile(text);
  const graph = buildStages(
    dockerfile,
    { target: undefined, buildArgs: {}, platform: 'linux/amd64' },
    configurationFor(catalog, today),
  );
  return [...rule.check(inspect(graph, catalog, today))].sort((a, b) => a.span.start - b.span.start);
}
for (const rule of buildChecks)
  describe(rule.id, () => {
    for (const e of rule.examples.bad)
      test('bad ' + e.title, () => {
        const { text, spans } = readExample(e.dockerfile);
        const found = run(rule, text);
        expect(found.map((f) => f.span)).toEqual(spans);
        if (/shell|workdir|platform|from-arg|variable|secret|descr/.test(rule.id))
          for (const f of found) console.log(rule.id, '|', f.message, '|', f.remedy);
        if (e.fixed === undefined) return;
        const fixed = applyEdits(
          text,
          found.flatMap((f) => f.fix?.edits ?? []),
        );
        expect(fixed).toBe(e.fixed);
        expect(run(rule, fixed)).toEqual([]);
      });
    for (const e of rule.examples.good)
      test('good ' + e.title, () => {
        expect(run(rule, readExample(e.dockerfile).text)).toEqual([]);
      });
  });
