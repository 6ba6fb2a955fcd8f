import type { Catalog } from './image';

/** Which edition of the data a catalog is of, whatever somebody has measured besides. */
export function editionOf(catalog: Catalog): Pick<Catalog, 'revision' | 'date'> {
  return catalog.measured?.edition ?? catalog;
}
