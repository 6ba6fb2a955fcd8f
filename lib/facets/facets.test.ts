import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { readCatalog } from '../catalog/files';
import type { CatalogImage } from '../catalog/image';
import { formatBytes, formatVector } from './format';
import { facetById, facets } from './index';

const catalog = readCatalog(fileURLToPath(new URL('../../data', import.meta.url)));

function image(id: string): CatalogImage {
  const found = catalog.get(id);
  if (found === undefined) throw new Error(`no image ${id}`);
  return found;
}

function text(facet: string, id: string): string | undefined {
  return facetById(facet)?.text(image(id));
}

test('ids are unique and every facet explains itself', () => {
  expect(new Set(facets.map(({ id }) => id)).size).toBe(facets.length);
  for (const { glossary } of facets) {
    expect(glossary.means).toMatch(/\.$/);
    expect(glossary.established).toMatch(/\.$/);
  }
});

test('the columns that everybody sees have each a place of its own', () => {
  const places = facets.flatMap(({ column }) => (typeof column === 'object' ? [column.shownAs] : []));
  expect(places.toSorted((a, b) => a - b)).toEqual(places.map((_, index) => index + 1));
});

describe('texts', () => {
  test.each([
    ['libc', 'distroless-base-debian11', 'glibc 2.31'],
    ['libc', 'scratch', 'none'],
    ['shell', 'distroless-static-debian13', 'none'],
    ['shell', 'distroless-static-debian13-debug', 'busybox'],
    ['user', 'distroless-static-debian13-nonroot', 'nonroot (65532)'],
    ['user', 'distroless-static-debian13', 'root'],
    ['package-managers', 'ubi8-minimal', 'microdnf'],
    ['package-managers', 'scratch', 'none'],
    ['upstream', 'ubi9-micro', 'RHEL 9'],
    ['language', 'distroless-nodejs24-debian13', 'Node.js 24.19.0'],
    ['compressed-size', 'scratch', '0 B'],
    ['compressed-size', 'ubi9-micro', '7.25 MB'],
    ['compressed-size', 'distroless-static-debian13', '≈ 1.0 MB'],
    ['compressed-size', 'distroless-nodejs24-debian13', '≈ 56 MB'],
    ['support-ends', 'ubi8-minimal', '2029-05-31'],
    ['support-ends', 'wolfi-base', 'rolling, no end date'],
    ['support-ends', 'archlinux-base', 'rolling, no end date'],
    ['support-ends', 'scratch', 'never: it is empty'],
    ['ca-certificates', 'ubi9-micro', 'no'],
    ['time-zone-data', 'ubi9-micro', 'no'],
    ['sbom', 'scratch', 'none'],
    ['retired', 'distroless-cc-debian11', 'since 2024-09-03'],
  ])('%s of %s is %s', (facet, id, expected) => {
    expect(text(facet, id)).toBe(expected);
  });

  test('what is not known has no text', () => {
    expect(text('compressed-size', 'ubi10-micro')).toBeUndefined();
    expect(text('user', 'chainguard-bash')).toBeUndefined();
  });
});

test('unknown comes last in both directions', () => {
  const facet = facetById('unpacked-size');
  const given = [image('ubi9-standard'), image('ubi9-micro'), image('scratch')];
  const ids = (direction: 'ascending' | 'descending') =>
    [...given].sort((a, b) => facet?.compare(a, b, direction) ?? 0).map(({ id }) => id);
  expect(ids('ascending')).toEqual(['scratch', 'ubi9-micro', 'ubi9-standard']);
  expect(ids('descending')).toEqual(['ubi9-micro', 'scratch', 'ubi9-standard']);
});

test('every image falls under an option of every options filter', () => {
  for (const facet of facets) {
    if (facet.filter?.kind !== 'options') continue;
    for (const each of catalog.images) {
      for (const { value, label } of facet.filter.optionsOf(each, '2026-11-23')) {
        expect(value, `${facet.id} of ${each.id}`).toMatch(/^[\p{L}\w./ +-]+$/u);
        expect(label).not.toBe('');
      }
    }
  }
});

test('support is judged by the day given', () => {
  const filter = facetById('support-ends')?.filter;
  const options = (today: string) =>
    filter?.kind === 'options'
      ? filter.optionsOf(image('ubi8-minimal'), today).map(({ value }) => value)
      : [];
  expect(options('2029-05-30')).toEqual(['supported']);
  // As the rules count, and the order of the table.
  expect(options('2029-05-31')).toEqual(['ended']);
});

test('what has no end is supported on any day, comes after every day, and is found by that', () => {
  const facet = facetById('support-ends');
  const filter = facet?.filter;
  const values = (id: string) =>
    filter?.kind === 'options' ? filter.optionsOf(image(id), '2990-01-01').map(({ value }) => value) : [];
  expect(values('wolfi-base')).toEqual(['supported', 'rolling']);
  expect(values('scratch')).toEqual(['supported']);
  const order = ['wolfi-base', 'ubi8-minimal', 'ubi10-minimal', 'scratch'].map(image);
  expect(order.sort((a, b) => facet?.compare(a, b) ?? 0).map(({ id }) => id)).toEqual([
    'ubi8-minimal',
    'ubi10-minimal',
    'scratch',
    'wolfi-base',
  ]);
});

test.each([
  ['ubi8-minimal', '2029-05-30', false, 'in 1 day'],
  ['ubi8-minimal', '2029-05-31', true, 'ended today'],
  ['ubi8-minimal', '2031-06-30', true, 'ended 2 years ago'],
  ['wolfi-base', '2990-01-01', false, undefined],
  ['scratch', '2990-01-01', false, undefined],
])('the end of support of %s, seen on %s', (id, today, isPast, aside) => {
  const facet = facetById('support-ends');
  expect(facet?.isPast(image(id), today)).toBe(isPast);
  expect(facet?.aside(image(id), today)).toBe(aside);
});

test.each([
  [0, '0 B'],
  [999, '999 B'],
  [1000, '1.00 kB'],
  [870_000, '870 kB'],
  [999_600, '1.00 MB'],
  [28_238_443, '28.2 MB'],
  [316_244_813, '316 MB'],
  [1_020_000_000, '1.02 GB'],
])('%d bytes are %s', (bytes, expected) => {
  expect(formatBytes(bytes)).toBe(expected);
});

test('vectors keep words with blanks together', () => {
  expect(formatVector(['nginx', '-g', 'daemon off;'])).toBe('nginx -g "daemon off;"');
  expect(formatVector([])).toBe('none');
});

test('accounts with numbers of their own come first, and it is said that there may be others', () => {
  expect(text('accounts', 'node-24-trixie-slim')).toBe(
    'root (0), nobody (65534), node (1000), 16 of the system',
  );
  expect(text('accounts', 'ubi9-nodejs-22')).toBe('root (0), default (1001), perhaps others');
});

test('what is built on a release needs the processor of that release', () => {
  expect(text('processor', 'ubi10-nodejs-24')).toBe('x86-64-v3');
  expect(text('processor', 'eclipse-temurin-21-jre-ubi10-minimal')).toBe('x86-64-v3');
});

test('the age of a build is judged by the day given', () => {
  const facet = facetById('built');
  const node = image('node-24-trixie');
  expect(facet?.aside(node, '2026-11-30')).toBe('2 months ago');
  const options = (today: string) =>
    facet?.filter?.kind === 'options' ? facet.filter.optionsOf(node, today).map(({ value }) => value) : [];
  expect([options('2026-10-19'), options('2026-10-20'), options('2027-09-20')]).toEqual([
    ['month'],
    ['quarter'],
    ['older'],
  ]);
});
