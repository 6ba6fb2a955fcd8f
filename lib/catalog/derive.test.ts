import { describe, expect, test } from 'vitest';
import { valueOf } from '../fact/fact';
import { catalogOf, factsOf, read, trixie } from './catalog.fixture';
import type { FactEntries, Variant } from './family';

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
    expect(facts?.shell).toMatchObject({
      known: true,
      sources: [
        { kind: 'derived', from: ['below'] },
        { kind: 'document', url: read.source },
      ],
    });
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
