import type { CatalogImage } from '../catalog/image';
import { productOf } from '../catalog/product';
import { isWish } from '../report/wishes';
import { needsRuntime } from './order';
import type { Layout } from './plan';
import { isOfLikeKind } from './same-kind';
import type { Layouts, Placed, Scene } from './scene';

/** The ways in which the program runs on a product that images of the named family bring: those without it are not meant. */
export function needingOwn(
  ways: readonly Layout[],
  wish: string,
  layouts: Layouts,
  { own }: Scene,
): readonly Layout[] {
  const mine = own && productOf(own)?.name;
  if (isWish(wish) || mine === undefined) return [];
  return ways.filter(
    (layout) =>
      needsRuntime(layout) &&
      layouts.images(layout).some(({ family, image }) => family === wish && productOf(image)?.name === mine),
  );
}

/** Of a family that is named, those of the kind of the own base where it has some: a JRE for a JRE, not Gradle. */
export function ofKind(
  own: CatalogImage | undefined,
  wish: string,
  some: readonly Placed[],
): readonly Placed[] {
  const had = own && productOf(own);
  if (isWish(wish) || had === undefined) return some;
  const alike = some.filter(({ image }) => {
    const has = productOf(image);
    return has?.name !== had.name || isOfLikeKind(has.kind, had.kind);
  });
  return alike.length > 0 ? alike : some;
}
