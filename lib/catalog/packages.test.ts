import { describe, expect, test } from 'vitest';
import type { PackageTable } from './package-table';
import { indexPackages } from './packages';
import { isSameLibrary, stemOf } from './soname';

const source = 'https://example.com/{package}';

function tableOf(more: Partial<PackageTable> & Pick<PackageTable, 'distributions'>): PackageTable {
  return {
    source,
    retrieved: '2026-11-23',
    programs: ['curl', 'openssl', 'ps', 'sh', 'ls'],
    libraries: ['libpq.so.5', 'libssl.so.3'],
    basics: ['ls'],
    packages: {
      coreutils: { programs: ['ls'] },
      curl: { programs: ['curl'], depends: ['libssl3'], recommends: ['ca-certificates'] },
      libssl3: { libraries: ['libssl.so.3'] },
      'ca-certificates': { programs: ['openssl'] },
      'libpq-dev': { depends: ['libpq5'], links: ['libpq.so.5'] },
      libpq5: { libraries: ['libpq.so.5'] },
      procps: { programs: ['ps'], source: 'https://example.com/own', retrieved: '2026-01-01' },
    },
    ...more,
  };
}

const shelf = indexPackages([
  tableOf({ distributions: ['debian'], releases: ['11'], libraries: ['libpq.so.5', 'libssl.so.1.1'] }),
  tableOf({ distributions: ['debian'], releases: ['13'] }),
  tableOf({ distributions: ['wolfi'], packages: {} }),
]);

describe('which table speaks for a release', () => {
  test.each([
    ['its own', { distribution: 'debian', release: '11' }, ['11']],
    ['the closest, where there is none', { distribution: 'debian', release: '10' }, ['11']],
    ['the newest, where the release is not known', { distribution: 'debian' }, ['13']],
    ['one for all releases', { distribution: 'wolfi' }, undefined],
  ])('%s', (_, upstream, releases) => {
    expect(shelf.of(upstream)?.table.releases).toEqual(releases);
  });

  test('none for a distribution nobody looked up, by name or package manager', () => {
    expect(shelf.of({ distribution: 'haiku' })).toBeUndefined();
    expect(shelf.ofManager('zypper')).toBeUndefined();
    expect(shelf.ofManager('apt')?.table.releases).toEqual(['13']);
  });
});

describe('what a package brings', () => {
  const debian = shelf.of({ distribution: 'debian', release: '13' });

  test('with what it depends on, and what it recommends only when asked', () => {
    expect([...(debian?.bringing('curl', false)?.programs ?? [])]).toEqual(['curl']);
    expect([...(debian?.bringing('curl', true)?.programs ?? [])].sort()).toEqual(['curl', 'openssl']);
    expect([...(debian?.bringing('curl', false)?.libraries ?? [])]).toEqual(['libssl.so.3']);
  });

  test('nothing is said of a package that is not listed', () => {
    expect(debian?.bringing('nginx', true)).toBeUndefined();
    expect(debian?.knows('nginx', 'programs')).toBe(false);
  });

  test('who holds a program or a library, any version of it too', () => {
    expect(debian?.withProgram('ps')).toEqual(['procps']);
    expect(debian?.withLibrary('libpq.so')).toEqual(['libpq5']);
    expect(debian?.withLibrary('libpq.so.6')).toEqual([]);
  });

  test('a source of its own before that of the file', () => {
    expect(debian?.sourceOf('procps')).toMatchObject({
      url: 'https://example.com/own',
      retrieved: '2026-01-01',
    });
    expect(debian?.sourceOf('curl')).toMatchObject({ url: 'https://example.com/curl' });
  });
});

test('basic programs are those of every coreutils', () => {
  expect(shelf.isBasic('ls')).toBe(true);
  expect(shelf.isBasic('ps')).toBe(false);
});

test('a library without version is named by the one version all distributions have', () => {
  expect(shelf.soname('libpq.so')).toBe('libpq.so.5');
  expect(shelf.soname('libssl.so')).toBe('libssl.so');
  expect(shelf.soname('libfoo.so')).toBe('libfoo.so');
  expect(stemOf('libgdal.so.36.2')).toBe('libgdal.so');
  expect(isSameLibrary('libssl.so', 'libssl.so.3')).toBe(true);
  expect(isSameLibrary('libssl.so.1.1', 'libssl.so.3')).toBe(false);
});
