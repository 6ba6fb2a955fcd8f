import { describe, expect, test } from 'vitest';
import { configurationFor } from '../bases/configuration';
import { readCatalog } from '../catalog/files';
import { findImage } from '../catalog/find';
import type { CatalogImage } from '../catalog/image';
import { parseDockerfile } from '../dockerfile/parse';
import { inspect } from '../inspection';
import { needTitles } from '../report/words';
import { buildStages } from '../stages/graph';
import { detectors, requirementsOf } from './index';

const today = '2026-11-23';
const catalog = readCatalog();
const answers = ['yes', 'with-changes', 'not-known', 'no'] as const;

function needsOf(dockerfile: string, kind: string) {
  const options = { target: undefined, buildArgs: {}, platform: 'linux/amd64' };
  const graph = buildStages(parseDockerfile(dockerfile), options, configurationFor(catalog, today));
  return requirementsOf(inspect(graph, catalog, today)).filter((each) => each.kind === kind);
}

function imageOf(reference: string): CatalogImage {
  const listed = catalog.images.find((image) => image.reference === reference);
  if (listed) return listed;
  const found = findImage(catalog, reference, today);
  if (found.kind !== 'image') throw new Error(`${reference} is not in the catalog`);
  return found.image;
}

test('every need has a name of its own, and an example that tells images apart', () => {
  expect(Object.keys(needTitles).sort()).toEqual(detectors.map(({ id }) => id).sort());
  expect(new Set(Object.values(needTitles)).size).toBe(detectors.length);
  for (const { id, examples } of detectors) {
    expect(examples.length, id).toBeGreaterThan(1);
    expect(
      examples.some(({ fits }) => new Set(Object.values(fits)).size > 1),
      id,
    ).toBe(true);
  }
});

for (const { id, examples } of detectors) {
  describe(id, () => {
    test.each(examples)('$title', ({ dockerfile, fits }) => {
      const needs = needsOf(dockerfile, id);
      const given = Object.keys(fits).map((reference) => {
        const image = imageOf(reference);
        const all = needs.map((need) => answers.indexOf(need.meets(image).answer));
        return [reference, answers[Math.max(...all)]] as const;
      });
      expect(Object.fromEntries(given)).toEqual(fits);
      expect(needs.length > 0).toBe(given.length > 0);
    });
  });
}
