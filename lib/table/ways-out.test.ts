import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { readCatalog } from '../catalog/files';
import { growthOf } from '../text/testing/growth';
import { buildTable } from './build-table';
import { nearestRows } from './nearest';
import { selectRows } from './select';
import { readTableQuery } from './table-query';
import { nothingFound } from './ways-out';

const catalog = readCatalog(fileURLToPath(new URL('../../data', import.meta.url)));
const data = buildTable(catalog, '2026-11-23');

function of(address: string) {
  const query = readTableQuery(data, new URLSearchParams(address));
  const { rows, search } = selectRows(data, query);
  expect(rows).toEqual([]);
  return nothingFound(data, query, search);
}

describe('where nothing is found', () => {
  it('counts what there would be without one word, or one filter', () => {
    const { ways, nowhere } = of('q=python+musl+trixie&family=python');
    expect(nowhere).toEqual([]);
    expect(ways.map(({ kind, without }) => [kind, without])).toEqual([
      ['word', 'musl'],
      ['word', 'trixie'],
    ]);
    for (const { count, next } of ways) {
      expect(count).toBeGreaterThan(0);
      expect(selectRows(data, next).rows).toHaveLength(count);
    }
    expect(ways.map(({ next }) => next.q)).toEqual(['python trixie', 'python musl']);
  });

  it('offers to take filters and bounds away', () => {
    expect(of('shell=none&max=0.01&min=0.005').ways.map(({ without }) => without)).toEqual(['Size']);
    const { ways } = of('q=musl&libc=glibc');
    expect(ways.map(({ without, kind }) => `${kind} ${without}`)).toEqual([
      'word musl',
      'filter C library: glibc',
    ]);
  });

  it('offers no way out of a single word: that is the whole catalog', () => {
    expect(of('q=nonesuch').ways).toEqual([]);
  });

  it('says which words are nowhere, and when a name is not in the catalog', () => {
    expect(of('q=foo%2Fbar')).toMatchObject({ notInCatalog: 'foo/bar', nowhere: ['foo/bar'] });
    expect(of('q=pyhton+slim')).toMatchObject({ notInCatalog: undefined, nowhere: ['pyhton'] });
    expect(of('q=alpine&family=debian').notInCatalog).toBeUndefined();
  });

  it('goes over no more rows for a great many words', () => {
    const ofMany = (length: number) => `q=${Array.from({ length }, (_, at) => `word${at}`).join('+')}`;
    expect(growthOf(ofMany, of, 1_250)).toBeLessThan(1.6);
  });
});

describe('the likest names', () => {
  it.each([
    ['pyhton 3.13 slim', /^python:3\.13-slim/],
    ['node:24.1-slim', /^node:24-.*slim/],
    ['gcr.io/distroless/static-debian14', /distroless\/static-debian1/],
    ['eclipse-temurn:21-jre', /^eclipse-temurin:21-jre/],
    ['apline', /alpine/],
  ])('of %s', (typed, expected) => {
    expect(nearestRows(data, typed)[0]?.reference).toMatch(expected);
  });

  it('are none where nothing is alike', () => {
    expect(nearestRows(data, 'zzqx/vvkw')).toEqual([]);
    expect(nearestRows(data, '')).toEqual([]);
    expect(nearestRows(data, '日本')).toEqual([]);
  });
});
