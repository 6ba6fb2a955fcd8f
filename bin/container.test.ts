import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { analyze } from '../lib/analyze';
import { readCatalog } from '../lib/catalog/files';
import type { Finding } from '../lib/report/report';
import { root } from './build';
import { judgeDefinition } from './command/definition';
import { readNeighbours } from './neighbours';

const today = '2026-11-30';
const catalog = readCatalog();
const grave = (findings: readonly Finding[]) => findings.filter(({ severity }) => severity !== 'info');

test.each(['app', 'command'])('the recipe of the %s stands on what Plinth recommends', async (name) => {
  const path = join(root, `.container/${name}.Dockerfile`);
  const dockerfile = readFileSync(path, 'utf8');
  const files = readNeighbours(path, dockerfile, root);
  const { findings, grade, recommendations, stages } = await analyze({ dockerfile, files }, catalog, today);
  expect(grave(findings)).toEqual([]);
  expect(grade).toMatchObject({ letter: 'A', points: 100 });
  const final = stages.find(({ isFinal }) => isFinal)?.base.reference;
  const chosen = recommendations.find(({ reference }) => reference === final);
  expect(chosen).toMatchObject({ verdict: 'runs-as-is', known: { shell: false } });
});

test('the Compose file builds the app as its recipe says, and runs nothing that has ended', async () => {
  const path = join(root, '.container/compose.yaml');
  const environment = { POSTGRES_PASSWORD: 'chosen' };
  const { judged } = await judgeDefinition(path, readFileSync(path, 'utf8'), { catalog, today, environment });
  expect(judged.map(({ file }) => file.slice(root.length))).toEqual([
    '.container/compose.yaml',
    '.container/app.Dockerfile',
  ]);
  for (const { report } of judged) expect(grave(report.findings)).toEqual([]);
});
