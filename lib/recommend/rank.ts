import type { Catalog, CatalogImage } from '../catalog/image';
import { valueOf } from '../fact/fact';
import type { Requirement } from '../requirements/requirement';
import { own } from '../text/table';
import { type Fitting, fitOf } from './fit';

const byVerdict = ['runs-as-is', 'runs-with-changes', 'not-known', 'does-not-run'];
const byPurpose = ['base', 'runtime', undefined, 'builder', 'debug', 'application'];
/** More reasons than this make no difference. */
const mostReasons = 20;

/**
 * Every image of the catalog with its verdict, the best first: by verdict, what is not known by the number of reasons
 * with what has no support last, then in the order of preference.
 */
export function rankImages(
  catalog: Catalog,
  requirements: readonly Requirement[],
  today: string,
  platform: string,
): readonly Fitting[] {
  const needsRuntime = requirements.some(({ kind }) => kind === 'runtime');
  const ranks: Fitting[][] = [];
  for (const image of preferred(catalog, today, platform, needsRuntime)) {
    const fitting = fitOf(image, requirements);
    const doubts = fitting.verdict === 'not-known' ? doubtsOf(fitting, today) : 0;
    const rank = byVerdict.indexOf(fitting.verdict) * (mostReasons + 1) + doubts;
    const list = ranks[rank];
    if (list) list.push(fitting);
    else ranks[rank] = [fitting];
  }
  return ranks.flat();
}

/** An image without support is nothing to look into before all others. */
function doubtsOf({ image, reasons }: Fitting, today: string): number {
  return hasEnded(image, today) ? mostReasons : Math.min(reasons.length, mostReasons - 1);
}

const orders = new WeakMap<Catalog, Map<string, readonly CatalogImage[]>>();

/**
 * The images in the order of preference, found once for a catalog and day: previews and those whose support has ended
 * last, then without a runtime nobody asked for, those made to be stood on, without root, without a login, and the
 * smaller; an unknown size last.
 */
function preferred(
  catalog: Catalog,
  today: string,
  platform: string,
  needsRuntime: boolean,
): readonly CatalogImage[] {
  const known = orders.get(catalog) ?? new Map<string, readonly CatalogImage[]>();
  orders.set(catalog, known);
  const name = `${today} ${platform} ${needsRuntime}`;
  const before = known.get(name);
  if (before) return before;
  const order = catalog.images
    .map((image) => ({ image, key: keyOf(image, today, platform, needsRuntime) }))
    .sort((a, b) => compareKeys(a.key, b.key) || (a.image.id < b.image.id ? -1 : 1))
    .map(({ image }) => image);
  if (known.size >= 16) known.clear();
  known.set(name, order);
  return order;
}

function keyOf(image: CatalogImage, today: string, platform: string, needed: boolean): readonly number[] {
  return [
    isPreview(image),
    hasEnded(image, today),
    carriesUnneededRuntime(image, needed),
    byPurpose.indexOf(valueOf(image.facts.purpose)),
    rootless(image),
    accessOf(image),
    own(valueOf(image.facts.compressedSize) ?? {}, platform) ?? Number.POSITIVE_INFINITY,
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
