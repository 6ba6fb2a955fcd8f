import type { Catalog, CatalogImage } from '../catalog/image';
import { valueOf } from '../fact/fact';
import type { Requirement } from '../requirements/requirement';
import { type Fitting, fitOf } from './fit';

const byVerdict = ['runs-as-is', 'runs-with-changes', 'not-known', 'does-not-run'];
const byPurpose = ['base', 'runtime', undefined, 'builder', 'debug', 'application'];

/**
 * Every image of the catalog with its verdict, the best first: by verdict, those whose support has ended last, then without
 * a runtime nobody asked for, then those made to be stood on, without root, without a login, and the smaller; an unknown size last.
 */
export function rankImages(
  catalog: Catalog,
  requirements: readonly Requirement[],
  today: string,
  platform: string,
): readonly Fitting[] {
  const needsRuntime = requirements.some(({ kind }) => kind === 'runtime');
  return catalog.images
    .map((image) => {
      const fitting = fitOf(image, requirements);
      return { fitting, key: keyOf(fitting, today, platform, needsRuntime) };
    })
    .sort((a, b) => compareKeys(a.key, b.key) || (a.fitting.image.id < b.fitting.image.id ? -1 : 1))
    .map(({ fitting }) => fitting);
}

function keyOf(
  { image, verdict, reasons }: Fitting,
  today: string,
  platform: string,
  needed: boolean,
): readonly number[] {
  return [
    byVerdict.indexOf(verdict),
    isPreview(image),
    hasEnded(image, today),
    verdict === 'not-known' ? reasons.length : 0,
    carriesUnneededRuntime(image, needed),
    byPurpose.indexOf(valueOf(image.facts.purpose)),
    rootless(image),
    accessOf(image),
    valueOf(image.facts.compressedSize)?.[platform] ?? Number.POSITIVE_INFINITY,
  ];
}

function hasEnded({ facts }: CatalogImage, today: string): number {
  const retired = valueOf(facts.retired);
  const ends = valueOf(facts.supportEnds);
  return (retired !== undefined && retired !== 'none') || (ends !== undefined && ends.date <= today) ? 1 : 0;
}

function isPreview({ reference }: CatalogImage): number {
  return /preview|nightly|alpha|beta|[-.]rc\d*/.test(reference) ? 1 : 0;
}

function accessOf({ facts }: CatalogImage): number {
  const access = valueOf(facts.access);
  if (access === 'paid') return 2;
  return access === 'login' ? 1 : 0;
}

/** A language runtime that the program does not use is only something more to patch. */
function carriesUnneededRuntime(image: CatalogImage, needed: boolean): number {
  const language = valueOf(image.facts.language);
  return !needed && language !== undefined && language !== 'none' ? 1 : 0;
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
