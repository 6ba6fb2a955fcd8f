import { isRoot } from '../account/account';
import type { Catalog, CatalogImage } from '../catalog/image';
import { kinOf } from '../catalog/kin';
import { hasEnded } from '../catalog/life';
import { productOf } from '../catalog/product';
import { withSameImages } from '../catalog/same-images';
import { sizeOn } from '../catalog/size';
import { presentIn, valueOf } from '../fact/fact';
import type { Verdict } from '../report/report';
import type { Requirement } from '../requirements/requirement';
import { byRelease, distanceFrom } from './likeness';
import { lasting, verdictOf } from './verdict';
import { ask, type Weights, weigh } from './weigh';

/** An image and its verdict; `hasEnded`: retired, or without support. */
export type Ranked = {
  readonly image: CatalogImage;
  readonly verdict: Verdict;
  readonly hasEnded: boolean;
  /** Of the image, here again: a ranking is gone through often, and the images lie far from one another. */
  readonly family: string;
  readonly purpose: string | undefined;
  readonly isBase: boolean;
};

const byPurpose = ['base', 'runtime', undefined, 'builder', 'debug', 'application'];
/** More needs that are not met make no difference. */
const mostDoubts = 20;

/** Groups of the ranking, each with room for the number of needs that are not plainly met. */
const groups = {
  'runs-as-is': 0,
  'runs-with-changes': 1,
  'not-known': 2,
  'for-other': 3,
  ended: 4,
  'does-not-run': 5,
} as const;

/**
 * Every image of the catalog, the base of the file and its other lines, with their verdicts, the best first: by
 * verdict, by the number of needs not plainly met, then in the order of preference. What gets no more fixes comes after
 * all that may run. `base`: what the file stands on now.
 */
export function rankImages(
  catalog: Catalog,
  requirements: readonly Requirement[],
  base: CatalogImage | undefined,
  today: string,
  platform: string,
): readonly Ranked[] {
  const needs = {
    runtime: requirements.some(({ kind }) => kind === 'runtime'),
    product: productNeeded(requirements),
    packages: requirements.some(({ kind }) => kind === 'package-manager'),
  };
  const preference = preferred(catalog, base, today, platform, needs);
  const asked = ask(catalog, requirements, base, preference.besides);
  const known = preference.ranked.get(asked.key);
  if (known) return known;
  const ranked = rankedBy(preference.order, weigh(catalog, asked));
  if (preference.ranked.size >= mostRankings) preference.ranked.clear();
  preference.ranked.set(asked.key, ranked);
  return ranked;
}

function rankedBy(order: readonly Preferred[], { gravest, unmet }: Weights): readonly Ranked[] {
  const ranks = new Uint8Array(order.length);
  const unranked = order.map(({ at, aside, as }, index) => {
    const fit = verdictOf(gravest[at] ?? 0);
    const group = groups[fit === 'does-not-run' ? fit : (aside ?? fit)];
    const doubts = fit === 'does-not-run' ? 0 : Math.min(unmet[at] ?? 0, mostDoubts);
    ranks[index] = group * (mostDoubts + 1) + doubts;
    return as[fit];
  });
  return sortedBy(ranks, unranked);
}

/** The lowest rank first, those of one rank in their order: sorted by counting, as there are few ranks and many images. */
function sortedBy(ranks: Uint8Array, unranked: readonly Ranked[]): readonly Ranked[] {
  const starts = new Uint32Array(257);
  for (const rank of ranks) starts[rank + 1] = (starts[rank + 1] ?? 0) + 1;
  for (let rank = 1; rank < starts.length; rank += 1)
    starts[rank] = (starts[rank] ?? 0) + (starts[rank - 1] ?? 0);
  const sorted = [...unranked];
  for (let index = 0; index < ranks.length; index += 1) {
    const rank = ranks[index] ?? 0;
    const each = unranked[index];
    const at = starts[rank] ?? 0;
    if (each) sorted[at] = each;
    starts[rank] = at + 1;
  }
  return sorted;
}

/** `at`: place in the catalog, with what stands besides behind it. `as`: with each verdict it may be given. */
type Preferred = {
  readonly at: number;
  readonly image: CatalogImage;
  readonly hasEnded: boolean;
  /** Why it stands behind those that are for everybody. */
  readonly aside: 'for-other' | 'ended' | undefined;
  readonly as: Readonly<Record<Verdict, Ranked>>;
};

/** What kinds of need there are. */
type Needs = { readonly runtime: boolean; readonly packages: boolean; readonly product: string | undefined };

type Order = {
  readonly besides: readonly CatalogImage[];
  readonly order: readonly Preferred[];
  /** By what was asked: many files need the same. */
  readonly ranked: Map<string, readonly Ranked[]>;
};

const orders = new WeakMap<Catalog, Map<string, Order>>();
const mostOrders = 64;
const mostRankings = 16;

/**
 * The images in the order of preference, found once for a catalog, a day and a base: previews and those whose support
 * has ended last, then the nearest to the base where the file is for its product, then without a runtime nobody asked
 * for, those made to be stood on, without a login, without root, and the smaller; an unknown size last.
 */
function preferred(
  catalog: Catalog,
  base: CatalogImage | undefined,
  today: string,
  platform: string,
  needs: Needs,
): Order {
  const whole = withSameImages(catalog);
  const known = orders.get(whole) ?? new Map<string, Order>();
  orders.set(whole, known);
  const own = `${base?.id} ${base?.observed?.digest}`;
  const name = `${today} ${platform} ${needs.runtime} ${needs.packages} ${needs.product} ${own}`;
  const before = known.get(name);
  if (before) return before;
  const besides = base ? besidesOf(catalog, base, today) : [];
  const distance = base ? distanceFrom(base, needs.packages) : () => 0;
  const sorted = [...catalog.images, ...besides]
    .map((image, at) => ({ at, image, key: keyOf(image, distance(image), today, platform, needs.runtime) }))
    .sort((a, b) => compareKeys(a.key, b.key) || (a.image.id < b.image.id ? -1 : 1))
    .map(({ at, image }) => {
      const ended = hasEnded(image, today);
      const as = withEach(image, ended, image.id === base?.id);
      return { at, image, hasEnded: ended, aside: asideOf(image, ended, base, needs.product), as };
    });
  const found = { besides, order: byRelease(sorted, base), ranked: new Map<string, readonly Ranked[]>() };
  if (known.size >= mostOrders) known.clear();
  known.set(name, found);
  return found;
}

function asideOf(
  image: CatalogImage,
  ended: boolean,
  base: CatalogImage | undefined,
  needed: string | undefined,
): Preferred['aside'] {
  if (ended) return 'ended';
  return isForOther(image, base, needed) ? 'for-other' : undefined;
}

/**
 * An image made to run one application is nothing that other programs stand on, whatever it happens to bring; nor is one
 * to build in, of a language nobody asks for.
 */
function isForOther(
  image: CatalogImage,
  base: CatalogImage | undefined,
  needed: string | undefined,
): boolean {
  const purpose = valueOf(image.facts.purpose);
  if ((purpose !== 'application' && purpose !== 'builder') || image.family === base?.family) return false;
  const product = productOf(image)?.name;
  if (product === undefined) return purpose === 'application';
  return product !== needed && product !== (base && productOf(base)?.name);
}

function productNeeded(requirements: readonly Requirement[]): string | undefined {
  const need = requirements.find(({ kind }) => kind === 'runtime')?.value;
  return need?.code === 'product' ? need.product : undefined;
}

function withEach(
  image: CatalogImage,
  hasEnded: boolean,
  isBase: boolean,
): Readonly<Record<Verdict, Ranked>> {
  const { family } = image;
  const purpose = valueOf(image.facts.purpose);
  const as = (verdict: Verdict) => ({
    image,
    verdict: lasting(verdict, hasEnded),
    hasEnded,
    family,
    purpose,
    isBase,
  });
  return {
    'runs-as-is': as('runs-as-is'),
    'runs-with-changes': as('runs-with-changes'),
    'not-known': as('not-known'),
    'does-not-run': as('does-not-run'),
  };
}

/** The base of the file and its other lines, as far as the catalog has no entry for them. */
function besidesOf(catalog: Catalog, base: CatalogImage, today: string): readonly CatalogImage[] {
  return [base, ...kinOf(catalog, base, today)].filter(
    ({ id }, at, all) => catalog.get(id) === undefined && all.findIndex((each) => each.id === id) === at,
  );
}

function keyOf(
  image: CatalogImage,
  distance: number,
  today: string,
  platform: string,
  needed: boolean,
): readonly number[] {
  return [
    isPreview(image),
    hasEnded(image, today) ? 1 : 0,
    distance,
    carriesUnneededRuntime(image, needed),
    byPurpose.indexOf(valueOf(image.facts.purpose)),
    accessOf(image),
    rootless(image),
    sizeOn(image, platform)?.bytes ?? Number.POSITIVE_INFINITY,
  ];
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
  const language = presentIn(image.facts.language);
  return !needed && language !== undefined ? 1 : 0;
}

function rootless({ facts }: CatalogImage): number {
  const user = valueOf(facts.user);
  if (user === undefined) return 1;
  return isRoot(user) ? 2 : 0;
}

function compareKeys(a: readonly number[], b: readonly number[]): number {
  for (let i = 0; i < a.length; i += 1) {
    const left = a[i] ?? 0;
    const right = b[i] ?? 0;
    if (left !== right) return left - right;
  }
  return 0;
}
