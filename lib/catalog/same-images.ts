import type { Catalog, WorkedOut } from './image';

/** What is worked out of all images of a catalog is the same for the one below, where an overlay changes none of them. */
export function withSameImages(catalog: Catalog): Catalog {
  const { measured } = catalog;
  return measured === undefined || measured.changesImages ? catalog : measured.below;
}

/** What was worked out of the images of a catalog before; undefined where what was measured may say otherwise. */
export function workedOut(catalog: Catalog): WorkedOut | undefined {
  const { measured, worked } = withSameImages(catalog);
  return measured === undefined ? worked : undefined;
}
