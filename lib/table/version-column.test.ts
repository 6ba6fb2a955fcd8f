import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { readCatalog } from '../catalog/files';
import { entryOf } from './table-data';
import { buildVersionColumn, releaseOf } from './version-column';

const catalog = readCatalog(fileURLToPath(new URL('../../data', import.meta.url)));
const { column, cells } = buildVersionColumn(catalog.images);

it.each([
  ['python', '3.13.15', '3.13'],
  ['nodejs', '24.21.0', '24'],
  ['java', '21.0.12.1+1', '21'],
  ['java', '21+35', '21'],
  ['dotnet', '11.0.0-preview.7', '11'],
  ['dotnet', '10.0', '10'],
  ['go', '1.26.7', '1.26'],
  ['perl', '5.44', '5.44'],
  ['python', undefined, undefined],
])('%s %s is of release %s', (name, version, expected) => {
  expect(releaseOf({ name, ...(version !== undefined && { version }) })).toBe(expected);
});

it('counts releases as their makers do', () => {
  const odd = catalog.images.flatMap(({ facts: { language } }) => {
    if (!language.known || language.value === 'none') return [];
    const release = releaseOf(language.value);
    const product = catalog.releases.product(language.value.name);
    if (release === undefined || product?.kind !== 'language') return [];
    // A release that was made since the list was read is as long as the others.
    const lengths = product.releases.map((each) => each.release.split('.').length);
    return lengths.includes(release.split('.').length) ? [] : [`${language.value.name} ${release}`];
  });
  expect([...new Set(odd)]).toEqual([]);
});

it('has every image under one option, by language, the newest first', () => {
  expect(cells).toHaveLength(catalog.images.length);
  const labels = column.options?.map(({ label }) => label) ?? [];
  expect(new Set(labels).size).toBe(labels.length);
  expect(labels.filter((label) => label.startsWith('Python '))).toEqual(
    expect.arrayContaining(['Python 3.14', 'Python 3.13']),
  );
  expect(labels.indexOf('Python 3.14')).toBeLessThan(labels.indexOf('Python 3.13'));
  expect(labels.indexOf('Python 3.9')).toBeLessThan(labels.indexOf('Ruby 4.0'));
  const at = catalog.images.findIndex(({ id }) => id === 'python-3.13-slim-trixie');
  const row = { id: '', name: '', reference: '', place: 0, family: 0, also: '', cells: [cells[at] ?? -1] };
  expect(entryOf({ families: [], columns: [column], rows: [] }, row, 0)?.text).toBe('Python 3.13');
});
