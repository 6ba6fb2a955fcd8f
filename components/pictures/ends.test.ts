import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { readCatalog } from '@/lib/catalog/files';
import { supportEnds } from './ends';

const catalog = readCatalog(fileURLToPath(new URL('../../data', import.meta.url)));
const groups = supportEnds(catalog, '2025-11-23');

test('every end of support can be told from all others by its name', () => {
  const names = groups.flatMap(({ ends }) => ends.map(({ what, which }) => `${what}: ${which.join(', ')}`));
  expect(names.length).toBeGreaterThan(40);
  expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
});

test('lines of one repository are named by their tags, images of several by their repositories', () => {
  const named = groups.flatMap(({ ends }) =>
    ends.filter(({ which }) => which.length > 0).map(({ what, date, which }) => [what, date, which]),
  );
  expect(named).toContainEqual(['Docker’s builds of this line of postgres', '2026-11-12', ['14']]);
  expect(named).toContainEqual(['Distroless builds on Debian 12', '2026-05-12', ['python3-debian12']]);
  expect(
    groups.flatMap(({ ends }) => ends).find(({ what }) => what === 'Debian 13 long-term support')?.which,
  ).toEqual([]);
});
