import { describe, expect, it } from 'vitest';
import { readFacts } from '../catalog/entry';
import type { CatalogImage, ImageFacts } from '../catalog/image';
import { facetById } from '../facets/index';
import { type Fact, known, notLookedUp } from '../fact/fact';
import { compareImages, marksIn } from './comparison-rows';

const source = { kind: 'document', url: 'https://example.org/', retrieved: '2026-11-23' } as const;

function size(bytes: number | undefined): Fact<Readonly<Record<string, number>>> {
  return bytes === undefined ? notLookedUp : known({ 'linux/amd64': bytes }, source);
}

function image(id: string, facts: Partial<ImageFacts>): CatalogImage {
  return {
    id,
    family: 'f',
    traits: {},
    name: id,
    reference: id,
    entry: true,
    facts: { ...readFacts({}, {}), ...facts },
  };
}

function rowsOf(...images: readonly CatalogImage[]) {
  const facets = ['compressed-size', 'openssl'].flatMap((id) => facetById(id) ?? []);
  return compareImages(images, facets);
}

describe('images side by side', () => {
  it.each([
    [[1, 2], 'different'],
    [[2, 2], 'same'],
    [[2, undefined], 'partly'],
    [[undefined, undefined], 'unknown'],
    [[1, 2, undefined], 'different'],
  ] as const)('puts sizes %j among those %s', (sizes, group) => {
    const rows = rowsOf(...sizes.map((bytes, index) => image(`i${index}`, { compressedSize: size(bytes) })));
    expect(rows[group].map(({ facet }) => facet.id)).toContain('compressed-size');
  });

  it('marks the best only where every value is known and one is better', () => {
    const best = (...sizes: readonly (number | undefined)[]) => {
      const rows = rowsOf(
        ...sizes.map((bytes, index) => image(`i${index}`, { compressedSize: size(bytes) })),
      );
      return [...rows.different, ...rows.same, ...rows.partly].flatMap(({ best }) => [...best]);
    };
    expect(best(3, 1, 2)).toEqual([1]);
    expect(best(1, 1, 2)).toEqual([0, 1]);
    expect(best(1, 2, undefined)).toEqual([]);
    expect(best(2, 2)).toEqual([]);
  });

  it('calls nothing better that is only different', () => {
    const rows = rowsOf(
      image('a', { openssl: known(true, source) }),
      image('b', { openssl: known(false, source) }),
    );
    expect(rows.different.map(({ facet, best }) => [facet.id, best.size])).toEqual([['openssl', 0]]);
  });

  it('speaks of the marks that are there alone', () => {
    const marksOf = (...sizes: readonly (number | undefined)[]) =>
      marksIn(
        rowsOf(...sizes.map((bytes, index) => image(`i${index}`, { compressedSize: size(bytes) }))).different,
      );
    expect(marksOf(3, 1)).toEqual(['least']);
    expect(marksOf(3, 1, undefined)).toEqual([]);
    expect(marksOf(3, 3)).toEqual([]);
  });
});
