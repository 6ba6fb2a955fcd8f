import type { WholeCatalog } from '../catalog/catalog';
import type { CatalogImage } from '../catalog/image';
import { hasEnded } from '../catalog/life';
import { productOf } from '../catalog/product';
import { presentIn, valueOf } from '../fact/fact';
import { isAlike, isSpecial, lineOf, unlikeness } from '../recommend/likeness';
import type { Ranked } from '../recommend/rank';
import type { Keep } from '../report/keep';
import { type Unanswered, type Wish, wishes } from '../report/rewrite';
import { own as ownValue } from '../text/table';
import { hasKept } from './kept';
import type { Layout } from './plan';
import { releaseOf, releaseToUse, siblingsOf } from './sibling';

/** What images come to for one way to lay out the file, the best first. */
export type Field = { readonly layout: Layout; images(): readonly Ranked[] };

/** A base to try with a layout. */
export type Candidate = { readonly reference: string; readonly layout: Layout };

/** The bases to try for a wish; where there is none, why. */
export type Found =
  | { readonly candidates: readonly Candidate[]; readonly none?: never }
  | { readonly candidates: readonly []; readonly none: Omit<Unanswered, 'to'> };

type Scene = {
  readonly catalog: WholeCatalog;
  readonly today: string;
  /** What the target stands on now; undefined where the catalog does not know it. */
  readonly own: CatalogImage | undefined;
  readonly platform: string;
  readonly keep: Keep;
};

type Placed = Ranked & { readonly layout: Layout };

/** Each costs a few readings: the first that is proved is taken. */
const mostCandidates = 6;

/**
 * The bases to try for a wish, the best first: `least-change`, the file's own family and kind, the nearest release
 * first; `smallest`, whatever runs, by size; `same-publisher`, the smallest of the publisher; the id of a family, the
 * likest of it: of those that have what is to be kept. Anything else is a reference, and is taken at its word. The
 * layouts come in the order in which they are tried.
 */
export function candidatesFor(wish: string, fields: readonly Field[], scene: Scene): Found {
  const { catalog, own, keep, platform } = scene;
  if (!isWish(wish) && catalog.family(wish) === undefined)
    return { candidates: fields.map(({ layout }) => ({ layout, reference: wish })) };
  const isBySize = wish === 'smallest' || wish === 'same-publisher';
  // Where it can be split, less is left of what builds.
  const some = (isBySize ? [...fields].reverse() : fields).flatMap(({ layout, images }) =>
    images()
      .filter((one) => isForUse(one, scene) && isOfKind(one, wish, scene))
      .map((one) => ({ ...one, layout })),
  );
  const kept = some.filter(({ image }) => hasKept(image, keep, catalog, platform));
  const others = kept.filter(({ isBase }) => !isBase);
  const better = isWish(wish) ? others.filter((one) => isBetter(one, isBySize, scene)) : others;
  const sorted = isBySize ? smallestOf(better, scene, wish === 'same-publisher') : nearest(better, own);
  const listed = sorted
    .slice(0, 2 * mostCandidates)
    .filter(({ image, layout }) => !layout.isIdle?.(image))
    .flatMap((one) => ofRelease(one, scene));
  const [first, ...rest] =
    wish === 'least-change' && better.length === others.length
      ? [...newer(fields, scene), ...listed]
      : listed;
  if (first !== undefined) return { candidates: [first, ...rest].slice(0, mostCandidates) };
  const counts = { considered: countOf(some), kept: countOf(kept) };
  const code = kept.length > 0 ? 'already-there' : some.length > 0 ? 'none-kept' : 'none-of-kind';
  return { candidates: [], none: { code, ...counts } };
}

/** No change is less than any, and what is not smaller is no better than a base that is maintained. */
function isBetter(
  { image }: Placed,
  isBySize: boolean,
  { own, platform, today, keep, catalog }: Scene,
): boolean {
  if (own === undefined || hasEnded(own, today) || !hasKept(own, keep, catalog, platform)) return true;
  if (!isBySize) return false;
  const size = sizeOf(own, platform);
  return !isAlike(image, own) && (size === Number.POSITIVE_INFINITY || sizeOf(image, platform) < size);
}

function countOf(some: readonly Ranked[]): number {
  return new Set(some.map(({ image }) => image.id)).size;
}

function isWish(to: string): to is Wish {
  return wishes.some((wish) => wish === to);
}

/** Maintained, not made to look into containers, and nothing that is for few where that was not asked for. */
function isForUse({ image, hasEnded: ended, purpose }: Ranked, { own, keep }: Scene): boolean {
  const isForFew = isSpecial(image) && keep.fips === undefined && !(own !== undefined && isSpecial(own));
  return !ended && purpose !== 'debug' && !isForFew;
}

function isOfKind(one: Ranked, wish: string, scene: Scene): boolean {
  switch (wish) {
    case 'smallest':
      return isOfUse(one, scene);
    case 'same-publisher':
      return isOfUse(one, scene) && isOfPublisher(one, scene);
    case 'least-change':
      return one.family === scene.own?.family;
    default:
      return one.family === wish;
  }
}

/** Gives what the file takes from its base, as far as is known, and nothing that nobody asked for. */
function isOfUse({ image, verdict, purpose }: Ranked, { own }: Scene): boolean {
  const [has, had] = [productOf(image), own && productOf(own)];
  if (verdict === 'does-not-run' || valueOf(image.facts.libc) === undefined) return false;
  if (had !== undefined && has?.name === had.name) return true;
  return has === undefined && purpose === 'base' && (had === undefined || verdict !== 'not-known');
}

function isOfPublisher({ family }: Ranked, { catalog, own }: Scene): boolean {
  const publisher = own && catalog.family(own.family)?.publisher;
  return publisher !== undefined && catalog.family(family)?.publisher === publisher;
}

/** The tag of the file with the release to use, for tags that have no entry of their own. */
function newer(fields: readonly Field[], scene: Scene): readonly Candidate[] {
  const { catalog, own, today } = scene;
  if (own === undefined) return [];
  const found = siblingsOf(own, releaseToUse(own, catalog, today), catalog, today);
  return fields.flatMap(({ layout }) => asked(found, scene).map(({ reference }) => ({ reference, layout })));
}

function asked(images: readonly CatalogImage[], { own, keep, catalog, platform }: Scene) {
  return images.filter((one) => one.id !== own?.id && hasKept(one, keep, catalog, platform));
}

/** An image, and before it the one that is called the same with the release to use, where the catalog lists only another. */
function ofRelease({ image, layout }: Placed, scene: Scene): readonly Candidate[] {
  const { catalog, own, today } = scene;
  const listed = { reference: image.reference, layout };
  if (own === undefined || productOf(image)?.name !== productOf(own)?.name) return [listed];
  const release = releaseToUse(own, catalog, today);
  if (releaseOf(image) === release) return [listed];
  const alike = asked(siblingsOf(image, release, catalog, today), scene).filter(
    (one) => valueOf(one.facts.libc)?.family === valueOf(image.facts.libc)?.family,
  );
  return [...alike.map(({ reference }) => ({ reference, layout })), listed];
}

/** Those that differ least come first; of these the order of the ranking holds. */
function nearest(some: readonly Placed[], own: CatalogImage | undefined): readonly Placed[] {
  if (own === undefined) return some;
  return [...some].sort((a, b) => unlikeness(own, a.image) - unlikeness(own, b.image));
}

/** Of each line of releases the one the ranking likes best, the smallest line first, where it can be split so. */
function smallestOf(
  some: readonly Placed[],
  { own, platform }: Scene,
  keepsLibc: boolean,
): readonly Placed[] {
  const lines = new Map<string, Placed>();
  for (const one of some) {
    const line = `${one.layout.kind} ${lineOf(one.image)}`;
    if (!lines.has(line)) lines.set(line, one);
  }
  const libc = own && valueOf(own.facts.libc)?.family;
  const changes = ({ image }: Placed) => (keepsLibc && valueOf(image.facts.libc)?.family !== libc ? 1 : 0);
  return [...lines.values()].sort(
    (a, b) =>
      changes(a) - changes(b) ||
      doubts(a) - doubts(b) ||
      sizeOf(a.image, platform) - sizeOf(b.image, platform),
  );
}

/** Whether anything stands in the way, be it only what the program may need. */
function doubts({ verdict, image, layout }: Placed): number {
  if (verdict !== 'runs-as-is') return 2;
  return layout.needs.every((need) => need.meets(image).answer !== 'no') ? 0 : 1;
}

/** Compressed, in bytes; what is not known comes last. */
function sizeOf(image: CatalogImage, platform: string): number {
  const sizes = presentIn(image.facts.compressedSize);
  return (sizes && ownValue(sizes, platform)) ?? Number.POSITIVE_INFINITY;
}
