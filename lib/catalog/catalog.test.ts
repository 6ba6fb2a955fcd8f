import { describe, expect, test } from 'vitest';
import type { Fact } from '../fact/fact';
import { valueOf } from '../fact/fact';
import { buildCatalog } from './catalog';
import { configurationOf } from './configuration';
import { readFacts } from './entry';
import type { FactEntries, FamilyFile, Variant } from './family';
import type { Product } from './releases';
import { indexReleases } from './releases';
import { hashText } from './revision';
import { indexTags } from './tags';
import { facetValues } from './values';

const link = 'https://example.com/page';
const read = { source: link, retrieved: '2026-08-21' };

const debian: Product = {
  id: 'debian',
  kind: 'distribution',
  name: 'Debian',
  source: 'https://example.com/debian',
  retrieved: '2026-08-22',
  releases: [
    {
      release: '13',
      codename: 'trixie',
      ends: '2028-08-09',
      extended: { ends: '2030-06-30', what: 'long-term support' },
      libc: {
        family: 'glibc',
        version: '2.41',
        source: 'https://example.com/glibc',
        retrieved: '2026-09-18',
      },
    },
    { release: '11', codename: 'bullseye', ends: '2024-08-14' },
  ],
};
const go: Product = {
  id: 'go',
  kind: 'language',
  name: 'Go',
  source: 'https://example.com/go',
  retrieved: '2026-08-22',
  releases: [
    { release: '1.27', ends: null },
    { release: '1.17', ends: '2022-08-02' },
  ],
};

function catalogOf(facts: FactEntries, shared: FactEntries = {}, ...more: readonly Variant[]) {
  const file: FamilyFile = {
    id: 'example',
    name: 'Example',
    summary: 'For tests.',
    publisher: 'Nobody',
    homepage: link,
    facts: shared,
    variants: [{ id: 'example', name: 'Example', reference: 'example:1', facts }, ...more],
  };
  return buildCatalog([file], [debian, go]);
}

function factsOf(facts: FactEntries, shared: FactEntries = {}) {
  const image = catalogOf(facts, shared).get('example');
  if (image === undefined) throw new Error('no image');
  return image.facts;
}

const trixie = { upstream: { value: { distribution: 'debian', release: '13' }, ...read } };

describe('reading entries', () => {
  test('every facet of the data has its fact, and the other way round', () => {
    expect(Object.keys(readFacts({})).sort()).toEqual(Object.keys(facetValues).sort());
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

describe('what follows', () => {
  test('the release sets the version of the C library, and says so', () => {
    const { libc } = factsOf({ ...trixie, libc: { value: { family: 'glibc' }, ...read } });
    expect(valueOf(libc)).toEqual({ family: 'glibc', version: '2.41' });
    expect(libc.known && libc.sources.at(-1)).toMatchObject({
      kind: 'derived',
      from: ['https://example.com/glibc'],
    });
  });

  test('a library of another family, or none, is left alone', () => {
    for (const family of ['musl', 'none'] as const)
      expect(valueOf(factsOf({ ...trixie, libc: { value: { family }, ...read } }).libc)).toEqual({ family });
    expect(factsOf(trixie).libc.known).toBe(false);
  });

  test('packages are counted', () => {
    const facts = factsOf({ packages: { value: { bash: '5.2', dash: '' }, ...read } });
    expect(valueOf(facts.packageCount)).toBe(2);
    expect(valueOf(facts.packages)).toEqual([{ name: 'bash', version: '5.2' }, { name: 'dash' }]);
  });
});

describe('support ends', () => {
  const onGo = (version: string): FactEntries => ({ language: { value: { name: 'go', version }, ...read } });
  const endsOf = (facts: FactEntries) => valueOf(factsOf(facts).supportEnds);

  test('long-term support counts, and is named', () => {
    expect(endsOf(trixie)).toEqual({
      date: '2030-06-30',
      of: 'distribution',
      what: 'Debian 13 long-term support',
    });
  });

  test('the earliest counts', () => {
    expect(endsOf({ ...trixie, ...onGo('1.17.13') })).toEqual({
      date: '2022-08-02',
      of: 'runtime',
      what: 'Go 1.17',
    });
    const own = {
      supportEnds: { value: { date: '2020-01-01', of: 'image' as const, what: 'the image' }, ...read },
    };
    expect(endsOf({ ...trixie, ...onGo('1.17'), ...own })).toMatchObject({ of: 'image' });
  });

  test('while one part has no date, the end is not known', () => {
    const { supportEnds } = factsOf({ ...trixie, ...onGo('1.27.1') });
    expect(supportEnds).toMatchObject({
      known: false,
      because: 'not-published',
      note: expect.stringContaining('Go 1.27'),
    });
  });

  test('unless another part had ended before it was looked up', () => {
    const old: FactEntries = { upstream: { value: { distribution: 'debian', release: '11' }, ...read } };
    expect(endsOf({ ...old, ...onGo('1.27') })).toMatchObject({ date: '2024-08-14', of: 'distribution' });
  });

  test('a reason given is kept', () => {
    const rolling: FactEntries = { supportEnds: { notKnown: 'not-published', note: 'rolling' } };
    expect(factsOf({ ...trixie, ...rolling }).supportEnds).toMatchObject({ known: false, note: 'rolling' });
  });
});

describe('standing on another image', () => {
  const below: Variant = {
    id: 'below',
    name: 'Below',
    reference: 'below:1',
    facts: {
      ...trixie,
      shell: { value: { name: 'bash', path: '/bin/sh' }, ...read },
      libc: { value: { family: 'glibc' }, ...read },
      passwd: { value: true, ...read },
      caCertificates: { value: false, ...read },
      packageManagers: { value: [], ...read },
    },
  };
  const above = (facts: FactEntries) => {
    const variant: Variant = { id: 'above', name: 'Above', reference: 'above:1', standsOn: 'below', facts };
    return catalogOf({}, {}, variant, below).get('above')?.facts;
  };

  test('what is there below is there above, and says from where', () => {
    const facts = above({});
    expect(facts?.shell).toMatchObject({ known: true, sources: [{ kind: 'derived', from: ['below'] }] });
    expect(facts && valueOf(facts.libc)).toEqual({ family: 'glibc', version: '2.41' });
    expect(facts && valueOf(facts.passwd)).toBe(true);
  });

  test('what is missing below may have been added', () => {
    const facts = above({});
    expect(facts?.caCertificates.known).toBe(false);
    expect(facts?.packageManagers.known).toBe(false);
  });

  test('own facts stay, also own ignorance', () => {
    const facts = above({ shell: { value: 'none', ...read }, passwd: { notKnown: 'not-published' } });
    expect(facts && valueOf(facts.shell)).toBe('none');
    expect(facts?.passwd).toMatchObject({ known: false, because: 'not-published' });
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
      lines: [],
      aliases: [
        { tag: 'lts', line: '24', ...read },
        { tag: 'lts', line: '26', since: '2026-10-28', ...read },
      ],
      removed: [],
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
