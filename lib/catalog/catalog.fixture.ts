import { buildCatalog } from './catalog';
import type { FactEntries, FamilyFile, Variant } from './family';
import type { Product } from './releases';

export const link = 'https://example.com/page';
export const read = { source: link, retrieved: '2026-08-21' };

export const debian: Product = {
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
export const go: Product = {
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

export function catalogOf(facts: FactEntries, shared: FactEntries = {}, ...more: readonly Variant[]) {
  const file: FamilyFile = {
    id: 'example',
    name: 'Example',
    summary: 'For tests.',
    publisher: 'Nobody',
    homepage: link,
    facts: shared,
    variants: [{ id: 'example', name: 'Example', reference: 'example:1', facts }, ...more],
  };
  return buildCatalog({ families: [file], releases: [debian, go] });
}

export function factsOf(facts: FactEntries, shared: FactEntries = {}) {
  const image = catalogOf(facts, shared).get('example');
  if (image === undefined) throw new Error('no image');
  return image.facts;
}

export const trixie = { upstream: { value: { distribution: 'debian', release: '13' }, ...read } };
