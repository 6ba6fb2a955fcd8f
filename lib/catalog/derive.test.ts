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
