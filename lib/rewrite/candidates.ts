import type { WholeCatalog } from '../catalog/catalog';
import type { CatalogImage } from '../catalog/image';
import { presentIn } from '../fact/fact';
import { isSpecial, lineOf, unlikeness } from '../recommend/likeness';
import type { Ranked } from '../recommend/rank';
import { type Wish, wishes } from '../report/rewrite';
import { own as ownValue } from '../text/table';

/** What images come to for one way to lay out the file, the best first. */
export type Field<L> = { readonly layout: L; images(): readonly Ranked[] };

/** A base to try with a layout. */
export type Candidate<L> = { readonly reference: string; readonly layout: L };

type Scene = {
  readonly catalog: WholeCatalog;
  /** What the target stands on now; undefined where the catalog does not know it. */
  readonly own: CatalogImage | undefined;
  readonly platform: string;
};

type Placed<L> = Ranked & { readonly layout: L };

/** Each costs a few readings: the first that is proved is taken. */
const mostCandidates = 6;

/**
 * The bases to try for a wish, the best first: `least-change`, the file's own family and kind, the nearest release
 * first; `smallest`, whatever runs, by size; `same-publisher`, the smallest of the publisher; the id of a family, the
 * likest of it. Anything else is a reference. The layouts come in the order in which they are tried.
 */
export function candidatesFor<L>(
  wish: string,
  fields: readonly Field<L>[],
  scene: Scene,
): readonly Candidate<L>[] {
  const { catalog, own } = scene;
  if (!isWish(wish) && catalog.family(wish) === undefined)
    return fields.map(({ layout }) => ({ layout, reference: wish }));
  const some = fields.flatMap(({ layout, images }) =>
    images()
      .filter((one) => isForUse(one, own))
      .map((one) => ({ ...one, layout })),
  );
  switch (wish) {
    case 'smallest':
      return smallestOf(some.filter(runs), scene);
    case 'same-publisher':
      return smallestOf(
        some.filter((one) => isOfPublisher(one, scene)),
        scene,
      );
    case 'least-change':
      return nearest(some, own?.family, own);
    default:
      return nearest(some, wish, own);
  }
}

function isWish(to: string): to is Wish {
  return wishes.some((wish) => wish === to);
}

/** Maintained, not made to look into containers, and nothing that is for few where the file's own is for all. */
function isForUse({ image, hasEnded, purpose }: Ranked, own: CatalogImage | undefined): boolean {
  return !hasEnded && purpose !== 'debug' && (!isSpecial(image) || (own !== undefined && isSpecial(own)));
}

function runs({ verdict }: Ranked): boolean {
  return verdict === 'runs-as-is' || verdict === 'runs-with-changes';
}

/** Those that differ least come first; of these the order of the ranking holds. */
function nearest<L>(
  some: readonly Placed<L>[],
  family: string | undefined,
  own: CatalogImage | undefined,
): readonly Candidate<L>[] {
  const ofFamily = some.filter((one) => one.family === family && !one.isBase);
  if (own !== undefined) ofFamily.sort((a, b) => unlikeness(own, a.image) - unlikeness(own, b.image));
  return firstOf(ofFamily);
}

/** Of each line of releases the one the ranking likes best, the smallest line first. */
function smallestOf<L>(some: readonly Placed<L>[], { platform }: Scene): readonly Candidate<L>[] {
  const lines = new Map<string, Placed<L>>();
  for (const one of some) {
    const line = lineOf(one.image);
    if (!lines.has(line)) lines.set(line, one);
  }
  return firstOf([...lines.values()].sort((a, b) => sizeOf(a, platform) - sizeOf(b, platform)));
}

/** Compressed, in bytes; what is not known comes last. */
function sizeOf({ image }: Ranked, platform: string): number {
  const sizes = presentIn(image.facts.compressedSize);
  return (sizes && ownValue(sizes, platform)) ?? Number.POSITIVE_INFINITY;
}

function isOfPublisher({ family }: Ranked, { catalog, own }: Scene): boolean {
  const publisher = own && catalog.family(own.family)?.publisher;
  return publisher !== undefined && catalog.family(family)?.publisher === publisher;
}

function firstOf<L>(some: readonly Placed<L>[]): readonly Candidate<L>[] {
  return some.slice(0, mostCandidates).map(({ image, layout }) => ({ reference: image.reference, layout }));
}
