import type { Catalog } from '@/lib/catalog/image';

/** Whose images the catalog has, in the order of the alphabet. */
export function publishersOf({ families }: Catalog): readonly string[] {
  return [...new Set(families.map(({ publisher }) => publisher))].sort((a, b) => a.localeCompare(b, 'en'));
}
