import type { WholeCatalog } from '../catalog/catalog';
import type { CatalogImage } from '../catalog/image';
import { hasEnded } from '../catalog/life';
import { productOf } from '../catalog/product';
import { presentIn, valueOf } from '../fact/fact';
import { isSpecial, lineOf, unlikeness } from '../recommend/likeness';
import type { Ranked } from '../recommend/rank';
import type { Keep } from '../report/keep';
import type { Unanswered } from '../report/rewrite';
import { type Wish, wishes } from '../report/wishes';
import { own as ownValue } from '../text/table';
import { hasKept } from './kept';
import type { Candidate, Layout } from './plan';
import { releaseOf, releaseToUse, siblingsOf } from './sibling';

/** The ways to lay out the file, and what images come to for each, the best first. */
export type Layouts = { all(): Iterable<Layout>; images(layout: Layout): readonly Ranked[] };

/** The bases to try for a wish; where there is none, why. */
export type Found =
  | { readonly candidates: Iterable<Candidate>; readonly none?: never }
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
 * likest of it: of those that have what is to be kept. Anything else is the id of an image or a reference, and is taken
 * at its word. The layouts come in the order in which they are tried.
 */
export function candidatesFor(wish: string, layouts: Layouts, scene: Scene): Found {
  const { catalog } = scene;
  if (!isWish(wish) && catalog.family(wish) === undefined)
    return { candidates: each(catalog.get(wish)?.reference ?? wish, layouts) };
  // Where it can be split, less is left of what builds.
  if (isBySize(wish)) return foundAmong([...layouts.all()].reverse(), wish, layouts, scene);
  const [inPlace] = layouts.all();
  const first = foundAmong(inPlace === undefined ? [] : [inPlace], wish, layouts, scene);
  return first.none === undefined ? { candidates: inTurn(first.candidates, wish, layouts, scene) } : first;
}

/** Those of the first way, and those of the others when they are asked for. */
function* inTurn(
  first: Iterable<Candidate>,
  wish: string,
  layouts: Layouts,
  scene: Scene,
): Iterable<Candidate> {
  yield* first;
  let at = 0;
  for (const layout of layouts.all()) {
    if (at > 0) yield* foundAmong([layout], wish, layouts, scene).candidates;
    at += 1;
  }
}

/** What is found for these ways to lay out the file together. */
function foundAmong(ways: readonly Layout[], wish: string, layouts: Layouts, scene: Scene): Found {
  const { catalog, own, keep, platform } = scene;
  const some = ways.flatMap((layout) =>
    layouts
      .images(layout)
      .map((one) => ({ ...one, layout }))
      .filter((one) => isForUse(one, scene) && isOfKind(one, wish, scene)),
  );
  const kept = some.filter(({ image }) => hasKept(image, keep, catalog, platform));
  const others = kept.filter(({ isBase }) => !isBase);
  const isOwn = wish === own?.family;
  const better = isWish(wish) || isOwn ? others.filter((one) => isBetter(one, wish, scene)) : others;
  const sorted = isBySize(wish) ? smallestOf(better, wish, scene) : nearest(better, own);
  const listed = sorted
    .slice(0, 2 * mostCandidates)
    .filter(({ image, layout }) => !layout.isIdle?.(image))
    .flatMap((one) => ofRelease(one, scene));
  const isLeast = (wish === 'least-change' || isOwn) && better.length === others.length;
  const [first, ...rest] = isLeast ? [...newer(ways, scene), ...listed] : listed;
  if (first !== undefined) return { candidates: [first, ...rest].slice(0, mostCandidates) };
  const counts = { considered: countOf(some), kept: countOf(kept) };
  const code = kept.length > 0 ? 'already-there' : some.length > 0 ? 'none-kept' : 'none-of-kind';
  return { candidates: [], none: { code, ...counts } };
}

function isBySize(wish: string): boolean {
  return wish === 'smallest' || wish === 'same-publisher';
}

/** No change is less than any, and what is not smaller is no better than a base that is maintained. */
function isBetter({ image }: Placed, wish: string, { own, platform, today, keep, catalog }: Scene): boolean {
  if (own === undefined || hasEnded(own, today) || !hasKept(own, keep, catalog, platform)) return true;
  // An older release of the same is smaller at most by chance.
  if (!isBySize(wish) || lineOf(image) === lineOf(own)) return false;
  const size = sizeOf(own, platform);
  return size === Number.POSITIVE_INFINITY || sizeOf(image, platform) < size;
}

function* each(reference: string, layouts: Layouts): Iterable<Candidate> {
  for (const layout of layouts.all()) yield { reference, layout };
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

function isOfKind(one: Placed, wish: string, scene: Scene): boolean {
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
function isOfUse({ image, verdict, purpose, layout }: Placed, { own }: Scene): boolean {
  const has = productOf(image);
  const had = own && (layout.kind === 'in-place' || needsRuntime(layout)) ? productOf(own) : undefined;
  if (verdict === 'does-not-run' || valueOf(image.facts.libc) === undefined) return false;
  if (had !== undefined && has?.name === had.name) return true;
  return has === undefined && purpose === 'base' && (had === undefined || verdict !== 'not-known');
}

function needsRuntime({ needs }: Layout): boolean {
  return needs.some(({ kind }) => kind === 'runtime');
}

function isOfPublisher({ family }: Ranked, { catalog, own }: Scene): boolean {
  const publisher = own && catalog.family(own.family)?.publisher;
  return publisher !== undefined && catalog.family(family)?.publisher === publisher;
}

/** The tag of the file with the release to use, for tags that have no entry of their own. */
function newer(layouts: readonly Layout[], scene: Scene): readonly Candidate[] {
  const { catalog, own, today } = scene;
  if (own === undefined) return [];
  const found = siblingsOf(own, releaseToUse(own, catalog, today), catalog, today);
  return layouts.flatMap((layout) =>
    asked(found, scene).map(({ reference }) => ({ reference, layout, twin: own })),
  );
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
  return [...alike.map(({ reference }) => ({ reference, layout, twin: image })), listed];
}

/** Those that differ least come first; of these the order of the ranking holds. */
function nearest(some: readonly Placed[], own: CatalogImage | undefined): readonly Placed[] {
  if (own === undefined) return some;
  const mine = productOf(own)?.name;
  const far = ({ image, verdict }: Placed) =>
    unlikeness(own, image) +
    (verdict === 'not-known' ? 1 : 0) +
    (productOf(image)?.name === mine ? 0 : apart) +
    (isForMachines(image) ? apart : 0);
  return [...some].sort((a, b) => far(a) - far(b));
}

/** More than all traits in which two images can differ. */
const apart = 20;

/** Starts the services of a whole machine. */
function isForMachines({ reference }: CatalogImage): boolean {
  return /-init\b/.test(reference);
}

/** Of each line of releases the one the ranking likes best, the smallest line first, where it can be split so. */
function smallestOf(some: readonly Placed[], wish: string, { own, platform }: Scene): readonly Placed[] {
  const lines = new Map<string, Placed>();
  for (const one of some) {
    const line = `${one.layout.kind} ${lineOf(one.image)}`;
    if (!lines.has(line)) lines.set(line, one);
  }
  const libc = own && valueOf(own.facts.libc)?.family;
  const changes = ({ image }: Placed) =>
    wish === 'same-publisher' && valueOf(image.facts.libc)?.family !== libc ? 1 : 0;
  return [...lines.values()].sort(
    (a, b) =>
      changes(a) - changes(b) ||
      doubts(a) - doubts(b) ||
      sizeOf(a.image, platform) - sizeOf(b.image, platform),
  );
}

/** Whether anything is not known, or only what the program may need is missing; what changes cure is no doubt. */
function doubts({ verdict, image, layout }: Placed): number {
  if (verdict === 'not-known') return 2;
  return layout.needs.every((need) => need.certainty !== 'possible' || need.meets(image).answer === 'yes')
    ? 0
    : 1;
}

/** Compressed, in bytes; what is not known comes last. */
function sizeOf(image: CatalogImage, platform: string): number {
  const sizes = presentIn(image.facts.compressedSize);
  return (sizes && ownValue(sizes, platform)) ?? Number.POSITIVE_INFINITY;
}
