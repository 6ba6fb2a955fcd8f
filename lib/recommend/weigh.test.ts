import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { configurationFor } from '../bases/configuration';
import { readCatalog } from '../catalog/files';
import { parseDockerfile } from '../dockerfile/parse';
import { inspect } from '../inspection';
import { requirementsOf } from '../requirements';
import { buildStages } from '../stages/graph';
import { ask, weigh } from './weigh';

const today = '2026-11-23';
const catalog = readCatalog();
const folder = join(process.cwd(), 'e2e', 'cases');

/** What a requirement says it looks at is all that its answer depends on: asking every image gives the same. */
test('images alike in what a need looks at get the same answer', () => {
  const wrong: string[] = [];
  const asked = new Set<string>();
  for (const name of readdirSync(folder)) {
    const text = readFileSync(join(folder, name, 'Dockerfile'), 'utf8');
    const options = { target: undefined, buildArgs: {}, platform: 'linux/amd64' };
    const graph = buildStages(parseDockerfile(text), options, configurationFor(catalog, today));
    const inspection = inspect(graph, catalog, today);
    const base = inspection.target?.image;
    for (const { looksAt, ...requirement } of requirementsOf(inspection)) {
      if (looksAt === undefined) continue;
      asked.add(requirement.kind);
      const alike = weigh(catalog, ask(catalog, [{ ...requirement, looksAt }], base)).gravest;
      const each = weigh(catalog, ask(catalog, [requirement], base)).gravest;
      const at = each.findIndex((answer, place) => answer !== alike[place]);
      if (at !== -1) wrong.push(`${name}: ${requirement.kind} of ${catalog.images[at]?.reference}`);
    }
  }
  expect(wrong).toEqual([]);
  expect(asked.size).toBeGreaterThan(15);
}, 60_000);
