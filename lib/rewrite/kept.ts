import type { WholeCatalog } from '../catalog/catalog';
import type { CatalogImage } from '../catalog/image';
import type { Release } from '../catalog/releases';
import { sizeOn } from '../catalog/size';
import { presentIn, valueOf } from '../fact/fact';
import { type Keep, longTermMonths } from '../report/keep';
import type { Scene } from './scene';

/** Whether an image is known to have all that is asked, and may be stood on. */
export function isWanted(
  image: CatalogImage,
  { catalog, isAllowed, keep, platform }: Pick<Scene, 'catalog' | 'isAllowed' | 'keep' | 'platform'>,
): boolean {
  return isAllowed(image) && hasKept(image, keep, catalog, platform);
}

function hasKept(image: CatalogImage, keep: Keep, catalog: WholeCatalog, platform: string): boolean {
  const { facts, family } = image;
  const { publishers, families, access, shell, libc, longTerm, fips, platforms, maxSize } = keep;
  const publisher = valueOf(facts.publisher) ?? catalog.family(family)?.publisher;
  const size = sizeOn(image, platform)?.bytes;
  return (
    (publishers === undefined || publishers.some((one) => isSameName(one, publisher))) &&
    (families === undefined || families.includes(family)) &&
    (access === undefined || valueOf(facts.access) === access) &&
    (shell === undefined || presentIn(facts.shell) !== undefined) &&
    (libc === undefined || valueOf(facts.libc)?.family === libc) &&
    (longTerm === undefined || isLongTerm(image, catalog)) &&
    (fips === undefined || valueOf(facts.fips) === true) &&
    (platforms === undefined || platforms.every((one) => valueOf(facts.platforms)?.includes(one))) &&
    (maxSize === undefined || (size !== undefined && size <= maxSize))
  );
}

function isSameName(asked: string, publisher: string | undefined): boolean {
  return asked.toLowerCase() === publisher?.toLowerCase();
}

/** Whether all that it is made of comes from releases that are long supported; without any, it is not known. */
function isLongTerm({ facts }: CatalogImage, { releases }: WholeCatalog): boolean {
  const upstream = presentIn(facts.upstream);
  const language = presentIn(facts.language);
  const parts = [
    ...(upstream === undefined ? [] : [[upstream.distribution, upstream.release] as const]),
    ...(language === undefined ? [] : [[language.vendor ?? language.name, language.version] as const]),
  ];
  return (
    parts.length > 0 &&
    parts.every(([product, version]) => version !== undefined && lastsLong(releases?.find(product, version)))
  );
}

function lastsLong(release: Release | undefined): boolean {
  const ends = release?.extended?.ends ?? release?.ends;
  if (release?.released === undefined || typeof ends !== 'string') return false;
  return monthsBetween(release.released, ends) >= longTermMonths;
}

/** Whole months, of dates as `YYYY-MM-DD`. */
function monthsBetween(from: string, to: string): number {
  const [a, b] = [from, to].map((date) => Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7)));
  return (b ?? 0) - (a ?? 0);
}
