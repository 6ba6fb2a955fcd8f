import { describe, expect, test } from 'vitest';
import type { Fact } from '../fact/fact';
import { valueOf } from '../fact/fact';
import { catalogOf, debian, factsOf, go, link, read } from './catalog.fixture';
import { configurationOf } from './configuration';
import { readFacts } from './entry';
import { factIds } from './facts';
import type { FactEntries } from './family';
import { indexReleases } from './releases';
import { hashText } from './revision';
import { indexTags } from './tags';

describe('reading entries', () => {
  test('every facet of the data has its fact, and the other way round', () => {
    expect(Object.keys(readFacts({})).sort()).toEqual(factIds.toSorted());
  });

  test('missing is not looked up, never absent', () => {
    for (const fact of Object.values(readFacts({})))
      expect(fact).toEqual({ known: false, because: 'not-looked-up' });
  });

  test('a variant’s own entry stands before the family’s', () => {
    const facts = factsOf(
      { tmp: { value: false, ...read } },
      { tmp: { value: true, ...read }, passwd: { value: true, ...read } },
    );
    expect([valueOf(facts.tmp), valueOf(facts.passwd)]).toEqual([false, true]);
  });

  test.each<readonly [string, FactEntries['tmp'], Fact<boolean>]>([
    [
      'documented, with several links and a note',
      { value: true, source: [link, 'https://example.com/2'], retrieved: '2026-08-21', note: 'seen' },
      {
        known: true,
        value: true,
        sources: [
          { kind: 'document', url: link, retrieved: '2026-08-21', note: 'seen' },
          { kind: 'document', url: 'https://example.com/2', retrieved: '2026-08-21' },
        ],
      },
    ],
    [
      'measured',
      {
        value: true,
        image: 'example:1',
        digest: `sha256:${'a'.repeat(64)}`,
        path: '/tmp',
        observed: '2026-08-21',
      },
      {
        known: true,
        value: true,
        sources: [
          {
            kind: 'image',
            reference: 'example:1',
            digest: `sha256:${'a'.repeat(64)}`,
            path: '/tmp',
            observed: '2026-08-21',
          },
        ],
      },
    ],
    [
      'derived',
      { value: true, derived: 'it follows', from: ['packages'] },
      { known: true, value: true, sources: [{ kind: 'derived', by: 'it follows', from: ['packages'] }] },
    ],
    [
      'not known, with the reason',
      { notKnown: 'not-published', note: 'nobody says' },
      { known: false, because: 'not-published', note: 'nobody says' },
    ],
    [
      'in dispute, with both sides',
      {
        notKnown: 'sources-disagree',
        claims: [
          { value: true, ...read },
          { value: false, ...read },
        ],
      },
      {
        known: false,
        because: 'sources-disagree',
        claims: [
          { value: true, source: { kind: 'document', url: link, retrieved: '2026-08-21' } },
          { value: false, source: { kind: 'document', url: link, retrieved: '2026-08-21' } },
        ],
      },
    ],
  ])('%s', (_, entry, expected) => {
    expect(factsOf(entry === undefined ? {} : { tmp: entry }).tmp).toEqual(expected);
  });
});

test('the revision changes with the data, the date is the newest', () => {
  const one = catalogOf({ tmp: { value: true, source: link, retrieved: '2026-09-30' } });
  const other = catalogOf({ tmp: { value: false, source: link, retrieved: '2026-09-30' } });
  expect(one.revision).not.toBe(other.revision);
  expect(one.revision).toBe(
    catalogOf({ tmp: { value: true, source: link, retrieved: '2026-09-30' } }).revision,
  );
  expect(one.date).toBe('2026-09-30');
});

test('hashes of different texts differ', () => {
  const texts = Array.from({ length: 2000 }, (_, at) => `text ${at}`);
  expect(new Set(texts.map(hashText)).size).toBe(texts.length);
});

test('releases are found by number, codename and more precise versions', () => {
  const releases = indexReleases([debian, go]);
  expect(releases.find('go', '1.17.13')?.release).toBe('1.17');
  expect(releases.find('debian', 'bullseye')?.release).toBe('11');
  expect(releases.find('debian', '11.9')?.release).toBe('11');
  expect(releases.find('debian', '14')).toBeUndefined();
  expect(releases.find('nothing', '1')).toBeUndefined();
});

test('a moving tag stands for the line of its day', () => {
  const tags = indexTags([
    {
      repository: 'node',
      aliases: [
        { tag: 'lts', line: '24', ...read },
        { tag: 'lts', line: '26', since: '2026-10-28', ...read },
      ],
    },
  ]);
  expect(tags.alias('node', 'lts', '2026-10-27')?.line).toBe('24');
  expect(tags.alias('node', 'lts', '2026-10-28')?.line).toBe('26');
  expect(tags.alias('node', 'edge', '2026-10-28')).toBeUndefined();
});

test('the configuration for the stage graph', () => {
  const image = catalogOf({
    user: { value: { name: 'nonroot', uid: 65532 }, ...read },
    workdir: { value: '/home/nonroot', ...read },
    entrypoint: { value: [], ...read },
    path: { value: '/usr/bin:/bin', ...read },
    environment: { value: { LANG: 'C.UTF-8' }, ...read },
  }).get('example');
  expect(image && configurationOf(image)).toEqual({
    user: '65532',
    workdir: '/home/nonroot',
    entrypoint: [],
    cmd: undefined,
    environment: { LANG: 'C.UTF-8', PATH: '/usr/bin:/bin' },
    isComplete: true,
  });
});
