import { describe, expect, test, vi } from 'vitest';
import { readCatalog } from '@/lib/catalog/files';
import { exportTable } from './export';
import { listImages, nextSearch } from './image-list';
import { readImageQuery } from './image-query';
import { RequestError } from './problem';
import { readReference } from './resolve';
import { tableData } from './table';

vi.mock('server-only', () => ({}));
vi.mock('./clock', () => ({ today: () => '2026-11-23' }));

const catalog = readCatalog();
const data = tableData(catalog, '2026-11-23');

function list(query: string) {
  return listImages(catalog, data, readImageQuery(data, new URLSearchParams(query)));
}

function refusal(work: () => unknown): { message: string; paths: string[] } {
  try {
    work();
  } catch (error) {
    if (error instanceof RequestError && error.code === 'invalid-request')
      return { message: error.message, paths: error.faults.map(({ path }) => path) };
    throw error;
  }
  throw new Error('was not refused');
}

describe('what a query finds', () => {
  for (const query of [
    '',
    'q=distroless+debian13',
    'shell=none&libc=musl',
    'shell=none&shell=bash&sort=-compressed-size',
    'min=5&max=20&sort=name',
    'view=flat&open=alpine&rows=all&family=alpine',
  ]) {
    test(`is what the catalog's page finds, in its order: ${query || 'all'}`, () => {
      const shown = exportTable(new URLSearchParams(query)).rows.map(({ id }) => id);
      const found = list(`${query}&pageSize=200`);
      expect(found.total).toBe(shown.length);
      expect(found.images.map(({ id }) => id)).toEqual(shown.slice(0, 200));
      expect(shown.length).toBeGreaterThan(0);
    });
  }

  test('says which words of the search were taken for facts', () => {
    expect(list('q=python+3.13+no+shell').understood).toEqual(['Python 3.13', 'no shell']);
    expect(list('q=slim').understood).toBeUndefined();
  });

  test('pages follow each other and leave nothing out', () => {
    const ids: string[] = [];
    let search: URLSearchParams | undefined = new URLSearchParams('shell=none&pageSize=37');
    while (search !== undefined) {
      const page = listImages(catalog, data, readImageQuery(data, search));
      ids.push(...page.images.map(({ id }) => id));
      search = nextSearch(search, page);
    }
    const whole = exportTable(new URLSearchParams('shell=none')).rows.map(({ id }) => id);
    expect(ids).toEqual(whole);
  });

  test('a page after the last is empty, and has none after it', () => {
    const page = list('page=9999');
    expect(page).toMatchObject({ page: 9999, pageSize: 50, images: [] });
    expect(page.total).toBe(catalog.images.length);
    expect(nextSearch(new URLSearchParams(), page)).toBeUndefined();
  });

  test('only the facts asked for, those too long for the table as well', () => {
    const [image] = list('family=scratch&column=shell&column=tags').images;
    expect(Object.keys(image?.facts ?? {})).toEqual(['shell', 'tags']);
  });

  test('what is not known says why', () => {
    const facts = list('shell=not-known&column=shell&pageSize=200').images.map((image) => image.facts.shell);
    expect(facts.length).toBeGreaterThan(0);
    for (const fact of facts)
      expect(fact).toEqual({ known: false, text: expect.any(String), because: expect.any(String) });
  });
});

const refused: readonly (readonly [query: string, path: string, says: RegExp])[] = [
  ['shel=none', 'shel', /is not a parameter/],
  ['shell=nope', 'shell', /has no value `nope`; there are .*`none`/],
  ['shell=', 'shell', /has no value/],
  ['sort=colour', 'sort', /has no column `colour`/],
  ['sort=-', 'sort', /has no column/],
  ['column=colour', 'column', /names no fact/],
  ['min=-1', 'min', /number of megabytes/],
  ['min=1e3', 'min', /number of megabytes/],
  ['max=', 'max', /number of megabytes/],
  ['min=9&max=8', 'min', /larger than `max`/],
  ['page=0', 'page', /whole number from 1\./],
  ['page=1.5', 'page', /whole number/],
  ['page=99999999999999999999', 'page', /whole number/],
  ['pageSize=201', 'pageSize', /whole number from 1 to 200/],
  ['pageSize=', 'pageSize', /whole number/],
  ['page=1&page=2', 'page', /more than once/],
  ['q=a&q=b', 'q', /more than once/],
  [`q=${'a+'.repeat(41)}`, 'q', /41 words; 40 are looked at/],
];

for (const [query, path, says] of refused) {
  test(`refuses ${query}`, () => {
    const { message, paths } = refusal(() => list(query));
    expect(paths).toEqual([path]);
    expect(message).toMatch(says);
  });
}

test('refuses more filters than the page follows', () => {
  const every = data.columns.flatMap(({ id, options }) =>
    (options ?? []).map(({ value }) => ({ id, filter: `${id}=${encodeURIComponent(value)}` })),
  );
  const [last] = every.slice(60);
  const query = (count: number) =>
    every
      .slice(0, count)
      .map(({ filter }) => filter)
      .join('&');
  expect(refusal(() => list(query(61)))).toEqual({
    message: `\`${last?.id}\` is one filter too many: at most 60 values are taken.`,
    paths: [last?.id],
  });
  expect(list(query(60)).images).toEqual(expect.any(Array));
});

test('names every fault, and says back only so much', () => {
  const { message, paths } = refusal(() => list(`page=0&${'x'.repeat(5000)}=1&sort=y`));
  expect(paths).toEqual([expect.stringMatching(/^x{80}…$/), 'sort', 'page']);
  expect(message).toMatch(/\(and 2 more\)\.$/);
});

test('references are asked for by name, once, and must be ones', () => {
  expect(readReference(new URLSearchParams('reference=node:20'))).toBe('node:20');
  expect(readReference(new URLSearchParams('reference=scratch'))).toBe('scratch');
  for (const [query, says] of [
    ['', /is missing/],
    ['reference=', /must not be empty/],
    ['reference=Foo', /lowercase/],
    ['reference=a b', /is no image reference/],
    ['reference=a&reference=b', /more than once/],
    ['reference=a&x=1', /`x` is not a parameter/],
    [`reference=${'a'.repeat(2000)}`, /longer than 1024/],
  ] as const)
    expect(refusal(() => readReference(new URLSearchParams(query))).message).toMatch(says);
});
