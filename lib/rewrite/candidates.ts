import type { WholeCatalog } from '../catalog/catalog';
import type { CatalogImage } from '../catalog/image';
import { productOf } from '../catalog/product';
import { presentIn } from '../fact/fact';
import { isAlike, isSpecial, lineOf, unlikeness } from '../recommend/likeness';
import type { Ranked } from '../recommend/rank';
import type { Keep } from '../report/keep';
import { type Unanswered, type Wish, wishes } from '../report/rewrite';
import { own as ownValue } from '../text/table';
import { hasKept } from './kept';

/** What images come to for one way to lay out the file, the best first. */
export type Field<L> = { readonly layout: L; images(): readonly Ranked[] };

/** A base to try with a layout. */
export type Candidate<L> = { readonly reference: string; readonly layout: L };

/** The bases to try for a wish; where there is none, why. */
export type Found<L> =
  | { readonly candidates: readonly Candidate<L>[]; readonly none?: never }
  | { readonly candidates: readonly []; readonly none: Omit<Unanswered, 'to'> };

type Scene = {
  readonly catalog: WholeCatalog;
  /** What the target stands on now; undefined where the catalog does not know it. */
  readonly own: CatalogImage | undefined;
  readonly platform: string;
  readonly keep: Keep;
};

type Placed<L> = Ranked & { readonly layout: L };

/** Each costs a few readings: the first that is proved is taken. */
const mostCandidates = 6;

/**
 * The bases to try for a wish, the best first: `least-change`, the file's own family and kind, the nearest release
 * first; `smallest`, whatever runs, by size; `same-publisher`, the smallest of the publisher; the id of a family, the
 * likest of it: of those that have what is to be kept. Anything else is a reference, and is taken at its word. The
 * layouts come in the order in which they are tried.
 */
export function candidatesFor<L>(wish: string, fields: readonly Field<L>[], scene: Scene): Found<L> {
  const { catalog, own } = scene;
  if (!isWish(wish) && catalog.family(wish) === undefined)
    return { candidates: fields.map(({ layout }) => ({ layout, reference: wish })) };
  const some = fields.flatMap(({ layout, images }) =>
    images()
      .filter((one) => isForUse(one, scene) && isOfKind(one, wish, scene))
      .map((one) => ({ ...one, layout })),
  );
  const kept = some.filter(({ image }) => hasKept(image, scene.keep, catalog, scene.platform));
  const sorted =
    wish === 'smallest' || wish === 'same-publisher' ? smallestOf(kept, scene) : nearest(kept, own);
  // No change is less than any, and what comes behind the file's own is no better.
  const at = sorted.findIndex(({ image }) => own !== undefined && isAlike(image, own));
  const better = at === -1 || !isWish(wish) ? sorted.filter(({ isBase }) => !isBase) : sorted.slice(0, at);
  const [first, ...rest] = better.slice(0, mostCandidates).map(candidateOf);
  if (first !== undefined) return { candidates: [first, ...rest] };
  const counts = { considered: countOf(some), kept: countOf(kept) };
  const code = at !== -1 ? 'already-there' : some.length > 0 ? 'none-kept' : 'none-of-kind';
  return { candidates: [], none: { code, ...counts } };
}

function candidateOf<L>({ image, layout }: Placed<L>): Candidate<L> {
  return { reference: image.reference, layout };
}

function countOf(some: readonly Ranked[]): number {
  return new Set(some.map(({ image }) => image.id)).size;
}

function isWish(to: string): to is Wish {
  return wishes.some((wish) => wish === to);
}

/** Maintained, not made to look into containers, and nothing that is for few where that was not asked for. */
function isForUse({ image, hasEnded, purpose }: Ranked, { own, keep }: Scene): boolean {
  const isForFew = isSpecial(image) && keep.fips === undefined && !(own !== undefined && isSpecial(own));
  return !hasEnded && purpose !== 'debug' && !isForFew;
}

function isOfKind(one: Ranked, wish: string, scene: Scene): boolean {
  switch (wish) {
    case 'smallest':
      return mayRun(one, scene);
    case 'same-publisher':
      return mayRun(one, scene) && isOfPublisher(one, scene);
    case 'least-change':
      return one.family === scene.own?.family;
    default:
      return one.family === wish;
  }
}

/** It runs, or it is not known whether it does, and it brings what the file takes from its base. */
function mayRun({ verdict, image }: Ranked, { own }: Scene): boolean {
  if (verdict === 'runs-as-is' || verdict === 'runs-with-changes') return true;
  const had = own && productOf(own);
  return verdict === 'not-known' && had !== undefined && productOf(image)?.name === had.name;
}

function isOfPublisher({ family }: Ranked, { catalog, own }: Scene): boolean {
  const publisher = own && catalog.family(own.family)?.publisher;
  return publisher !== undefined && catalog.family(family)?.publisher === publisher;
}

/** Those that differ least come first; of these the order of the ranking holds. */
function nearest<L>(some: readonly Placed<L>[], own: CatalogImage | undefined): readonly Placed<L>[] {
  if (own === undefined) return some;
  return [...some].sort((a, b) => unlikeness(own, a.image) - unlikeness(own, b.image));
}

/** Of each line of releases the one the ranking likes best, the smallest line first. */
function smallestOf<L>(some: readonly Placed<L>[], { platform }: Scene): readonly Placed<L>[] {
  const lines = new Map<string, Placed<L>>();
  for (const one of some) {
    const line = lineOf(one.image);
    if (!lines.has(line)) lines.set(line, one);
  }
  return [...lines.values()].sort((a, b) => sizeOf(a, platform) - sizeOf(b, platform));
}

/** Compressed, in bytes; what is not known comes last. */
function sizeOf({ image }: Ranked, platform: string): number {
  const sizes = presentIn(image.facts.compressedSize);
  return (sizes && ownValue(sizes, platform)) ?? Number.POSITIVE_INFINITY;
}
