import type { Catalog, CatalogImage } from '../catalog/image';
import { valueOf } from '../fact/fact';
import type { Requirement } from '../requirements/requirement';
import { type Fitting, fitOf } from './fit';

const byVerdict = ['runs-as-is', 'runs-with-changes', 'not-known', 'does-not-run'];
const byPurpose = ['base', 'runtime', undefined, 'builder', 'debug', 'application'];

/**
 * Every image of the catalog with its verdict, the best first: by verdict, then images still supported, then those
 * made to be stood on, then without root, then the smaller; what is not known comes behind what is.
 */
export function rankImages(
  catalog: Catalog,
  requirements: readonly Requirement[],
  today: string,
  platform: string,
): readonly Fitting[] {
  return catalog.images
    .map((image) => {
      const fitting = fitOf(image, requirements);
      return { fitting, key: keyOf(fitting, today, platform) };
    })
    .sort((a, b) => compareKeys(a.key, b.key) || (a.fitting.image.id < b.fitting.image.id ? -1 : 1))
    .map(({ fitting }) => fitting);
}

function keyOf({ image, verdict }: Fitting, today: string, platform: string): readonly number[] {
  return [
    byVerdict.indexOf(verdict),
    support(image, today),
    byPurpose.indexOf(valueOf(image.facts.purpose)),
    rootless(image),
    valueOf(image.facts.compressedSize)?.[platform] ?? Number.POSITIVE_INFINITY,
  ];
}

function support({ facts }: CatalogImage, today: string): number {
  const retired = valueOf(facts.retired);
  if (retired !== undefined && retired !== 'none') return 2;
  const ends = valueOf(facts.supportEnds);
  if (ends === undefined) return 1;
  return ends.date > today ? 0 : 2;
}

function rootless({ facts }: CatalogImage): number {
  const user = valueOf(facts.user);
  if (user === undefined) return 1;
  return user.uid === 0 || user.name === 'root' ? 2 : 0;
}

function compareKeys(a: readonly number[], b: readonly number[]): number {
  for (let i = 0; i < a.length; i += 1) {
    const left = a[i] ?? 0;
    const right = b[i] ?? 0;
    if (left !== right) return left - right;
  }
  return 0;
}
