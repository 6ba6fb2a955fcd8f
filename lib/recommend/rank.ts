import type { Catalog, CatalogImage } from '../catalog/image';
import { valueOf } from '../fact/fact';
import type { Verdict } from '../report/report';
import type { Requirement } from '../requirements/requirement';
import { own } from '../text/table';
import { byVerdict, verdictOf } from './verdict';
import { weigh } from './weigh';

/** An image and its verdict; `hasEnded`: retired, or without support. */
export type Ranked = {
  readonly image: CatalogImage;
  readonly verdict: Verdict;
  readonly hasEnded: boolean;
};

const byPurpose = ['base', 'runtime', undefined, 'builder', 'debug', 'application'];
/** More needs that are not met make no difference. */
const mostDoubts = 20;

/**
 * Every image of the catalog with its verdict, the best first: by verdict, what is not known by the number of doubts
 * with what has no support last, then in the order of preference. `base`: what the file stands on now.
 */
export function rankImages(
  catalog: Catalog,
  requirements: readonly Requirement[],
  base: CatalogImage | undefined,
  today: string,
  platform: string,
): readonly Ranked[] {
  const needsRuntime = requirements.some(({ kind }) => kind === 'runtime');
  const { gravest, unmet } = weigh(catalog, requirements, base);
  const ranks: Ranked[][] = [];
  for (const { at, hasEnded, image } of preferred(catalog, today, platform, needsRuntime)) {
    const verdict = verdictOf(gravest[at] ?? 0);
    // An image without support is nothing to look into before all others.
    const doubts = hasEnded ? mostDoubts : Math.min(unmet[at] ?? 0, mostDoubts - 1);
    const rank = byVerdict.indexOf(verdict) * (mostDoubts + 1) + (verdict === 'not-known' ? doubts : 0);
    const ranked = { image, verdict, hasEnded };
    const list = ranks[rank];
    if (list) list.push(ranked);
    else ranks[rank] = [ranked];
  }
  return ranks.flat();
}

/** `at`: place in the catalog. */
type Preferred = { readonly at: number; readonly image: CatalogImage; readonly hasEnded: boolean };

const orders = new WeakMap<Catalog, Map<string, readonly Preferred[]>>();

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
): readonly Preferred[] {
  const known = orders.get(catalog) ?? new Map<string, readonly Preferred[]>();
  orders.set(catalog, known);
  const name = `${today} ${platform} ${needsRuntime}`;
  const before = known.get(name);
  if (before) return before;
  const order = catalog.images
    .map((image, at) => ({ at, image, key: keyOf(image, today, platform, needsRuntime) }))
    .sort((a, b) => compareKeys(a.key, b.key) || (a.image.id < b.image.id ? -1 : 1))
    .map(({ at, image }) => ({ at, image, hasEnded: hasEnded(image, today) === 1 }));
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
