import type { WholeCatalog } from '@/lib/catalog/catalog';
import { findImage } from '@/lib/catalog/find';
import type { CatalogImage } from '@/lib/catalog/image';

export const mostCompared = 5;

export type Asked = {
  readonly images: readonly CatalogImage[];
  /** What could not be taken, in a sentence. */
  readonly problem: string | undefined;
  /** True where the address names more than the page shows, or names it otherwise. */
  readonly isCanonical: boolean;
};

/** Reads `with=a,b`, repeated or joined by commas, and `add`, an id, a name or a reference. */
export function readAsked(search: URLSearchParams, catalog: WholeCatalog, today: string): Asked {
  const ids = search
    .getAll('with')
    .flatMap((part) => part.split(','))
    .filter(Boolean);
  const known = unique(ids.flatMap((id) => catalog.get(id) ?? []));
  const missing = ids.find((id) => catalog.get(id) === undefined);
  const add = search.get('add')?.trim();
  const added = add ? resolve(add, catalog, today) : undefined;
  const wanted = unique([...known, ...(added ? [added] : [])]);
  return {
    images: wanted.slice(0, mostCompared),
    problem: problemOf({ missing, add, added, count: wanted.length }),
    isCanonical: added === undefined && search.getAll('with').length <= 1,
  };
}

export function compareAddress(images: readonly CatalogImage[]): string {
  return images.length === 0 ? '/compare' : `/compare?with=${images.map(({ id }) => id).join(',')}`;
}

function problemOf({
  missing,
  add,
  added,
  count,
}: {
  readonly missing: string | undefined;
  readonly add: string | undefined;
  readonly added: CatalogImage | undefined;
  readonly count: number;
}): string | undefined {
  if (count > mostCompared)
    return `Up to ${mostCompared} images stand side by side. Remove one to add another.`;
  if (add && added === undefined) return `The catalog has no image “${add}”. Take one of the suggestions.`;
  if (missing) return `The catalog has no image “${missing}”; it was left out.`;
  return undefined;
}

function resolve(text: string, catalog: WholeCatalog, today: string): CatalogImage | undefined {
  const exact = catalog.images.find(({ id, name, reference }) => [id, name, reference].includes(text));
  if (exact) return exact;
  const found = findImage(catalog, text, today);
  return (found.kind === 'image' || found.kind === 'scratch') && found.image.entry ? found.image : undefined;
}

function unique(images: readonly CatalogImage[]): readonly CatalogImage[] {
  return [...new Map(images.map((image) => [image.id, image])).values()];
}
