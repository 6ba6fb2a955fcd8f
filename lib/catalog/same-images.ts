import type { Catalog } from './image';

/** What is worked out of all images of a catalog is the same for the one below, where an overlay changes none of them. */
export function withSameImages(catalog: Catalog): Catalog {
  const { measured } = catalog;
  return measured === undefined || measured.changesImages ? catalog : measured.below;
}
