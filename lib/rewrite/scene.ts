import type { WholeCatalog } from '../catalog/catalog';
import type { CatalogImage } from '../catalog/image';
import { productOf } from '../catalog/product';
import { valueOf } from '../fact/fact';
import { isSpecial } from '../recommend/likeness';
import type { Ranked } from '../recommend/rank';
import type { Keep } from '../report/keep';
import type { Layout } from './plan';

/** The ways to lay out the file, and what images come to for each, the best first. */
export type Layouts = { all(): Iterable<Layout>; images(layout: Layout): readonly Ranked[] };

/** What bases are looked for in. */
export type Scene = {
  readonly catalog: WholeCatalog;
  readonly today: string;
  /** What the target stands on now; undefined where the catalog does not know it. */
  readonly own: CatalogImage | undefined;
  /** As the file names it, its variables filled in. */
  readonly written: string;
  readonly platform: string;
  readonly keep: Keep;
  /** What the project of the file lets it stand on. */
  isAllowed(image: CatalogImage): boolean;
  /** Whether the file fails on its own base, and whether an edit is known for that. */
  readonly fails: 'no' | 'yes' | 'curably';
  /** What was found for the wishes before: the same for all. */
  readonly usable: Map<Layout, readonly Placed[]>;
};

/** An image as it stands to one way to lay out the file. */
export type Placed = Ranked & { readonly layout: Layout };

/**
 * The images that may be stood on with a layout at all. Commands that build cannot be left to a base without a shell,
 * unless all they do is needless there.
 */
export function usableIn(layout: Layout, layouts: Layouts, scene: Scene): readonly Placed[] {
  const known = scene.usable.get(layout);
  if (known !== undefined) return known;
  const usable: Placed[] = [];
  for (const one of layouts.images(layout)) {
    const { facts } = one.image;
    if (!isForUse(one, scene) || !scene.isAllowed(one.image)) continue;
    if (layout.needsLanguage === true && productOf(one.image)?.name !== layout.language?.language) continue;
    if (layout.needsShell === true && valueOf(facts.shell) === 'none') continue;
    const { family, hasEnded, image, isBase, purpose, verdict } = one;
    usable.push({ family, hasEnded, image, isBase, layout, purpose, verdict });
  }
  scene.usable.set(layout, usable);
  return usable;
}

/** Maintained, not made to look into containers, and nothing that is for few where that was not asked for. */
function isForUse({ image, hasEnded: ended, purpose }: Ranked, { own, keep }: Scene): boolean {
  const isForFew = isSpecial(image) && keep.fips === undefined && !(own !== undefined && isSpecial(own));
  return !ended && purpose !== 'debug' && !isForFew;
}
