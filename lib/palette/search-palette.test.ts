import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { readCatalog } from '../catalog/files';
import { buildTable } from '../table/build-table';
import { selectRows } from '../table/select';
import { wholeTable } from '../table/table-query';
import type { PaletteEntry } from './found';
import { searchPalette } from './search-palette';
import { searchedPart } from './searched-part';

const catalog = readCatalog(fileURLToPath(new URL('../../data', import.meta.url)));
const whole = buildTable(catalog, '2026-11-23');
const entries: readonly PaletteEntry[] = [
  { kind: 'page', title: 'Catalog', href: '/', also: 'table filter' },
  { kind: 'page', title: 'API', href: '/developers' },
  { kind: 'family', title: 'Debian', href: '/families/debian', also: 'debian made of packages' },
  { kind: 'rule', title: 'Command needs a shell that is not there', href: '/rules/a', also: 'a DL3006' },
  { kind: 'symptom', title: 'exec format error', href: '/rules/b', about: 'Built for another processor' },
  { kind: 'guide', title: 'Running without a shell', href: '/guides/without-a-shell' },
  { kind: 'fact', title: 'Shell', href: '/facts#shell' },
];
const index = { table: searchedPart(whole), entries };

function found(typed: string) {
  return searchPalette(index, typed, 6).groups.map(({ kind, hits }) => [kind, hits[0]?.href]);
}

describe('what is found', () => {
  it.each([
    ['exec format', 'symptom', '/rules/b'],
    ['dl3006', 'rule', '/rules/a'],
    ['shell', 'fact', '/facts#shell'],
    ['without a shell', 'guide', '/guides/without-a-shell'],
    ['api', 'page', '/developers'],
    ['debian', 'family', '/families/debian'],
    ['node:24-trixie-slim', 'image', '/images/node-24-trixie-slim'],
    ['pyhton:3.13-slim-trixie', 'nearest', '/images/python-3.13-slim-trixie'],
  ])('%s', (typed, kind, href) => {
    expect(found(typed)).toContainEqual([kind, href]);
  });

  it('puts what is called so first', () => {
    expect(found('shell')[0]).toEqual(['fact', '/facts#shell']);
    expect(found('debian')[0]).toEqual(['family', '/families/debian']);
  });

  it('finds the images that the catalog finds, and says what it took for facts', () => {
    for (const typed of [
      'python 3.13 no shell',
      'no shell glibc nonroot',
      'node lts alpine',
      'slim',
      'alpine',
    ]) {
      const { groups, understood } = searchPalette(index, typed, 6);
      const { rows, search } = selectRows(whole, { ...wholeTable, q: typed });
      expect(groups.find(({ kind }) => kind === 'image')?.total, typed).toBe(rows.length || undefined);
      expect(understood.length, typed).toBe(search.filter(({ kind }) => kind === 'fact').length);
    }
  });

  it('leads on to the table and to the rules with the same words', () => {
    expect(
      searchPalette(index, 'no shell & more', 6)
        .groups.at(-1)
        ?.hits.map(({ href }) => href),
    ).toEqual(['/rules?error=no%20shell%20%26%20more']);
    expect(searchPalette(index, 'no shell', 6).groups.at(-1)?.hits[0]?.href).toBe('/?q=no%20shell');
  });

  it('shows the pages before anything is typed', () => {
    expect(found(' ')).toEqual([['page', '/']]);
  });

  it('takes a name from a prototype for a word', () => {
    for (const typed of ['constructor', '__proto__', 'toString'])
      expect(found(typed).at(-1)?.[0]).toBe('more');
  });
});
