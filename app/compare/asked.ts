import { tableData } from '@/app/_server/table';
import type { Choices } from '@/components/comparison/add-image';
import type { WholeCatalog } from '@/lib/catalog/catalog';
import { findImage } from '@/lib/catalog/find';
import type { CatalogImage } from '@/lib/catalog/image';
import { imageHits } from '@/lib/palette/images';
import { nearestRows } from '@/lib/table/nearest';

export const mostCompared = 5;

export type Asked = {
  readonly images: readonly CatalogImage[];
  /** What could not be taken, in a sentence. */
  readonly problem: string | undefined;
  /** What was to be added, where it is not one image. */
  readonly typed: string | undefined;
  /** The images it may be. */
  readonly choices: Choices | undefined;
  /** True where the address names more than the page shows, or names it otherwise. */
  readonly isCanonical: boolean;
};

/** No name is as long. */
const longestTyped = 300;
/** Of what words may mean. */
const mostChoices = 12;

/** Reads `with=a,b`, repeated or joined by commas, and `add`: an id, a name, a reference, or words of the catalog's search. */
export function readAsked(search: URLSearchParams, catalog: WholeCatalog, today: string): Asked {
  const ids = search
    .getAll('with')
    .flatMap((part) => part.split(','))
    .filter(Boolean);
  const known = unique(ids.flatMap((id) => catalog.get(id) ?? []));
  const missing = ids.find((id) => catalog.get(id) === undefined);
  const add = search.get('add')?.trim().slice(0, longestTyped);
  const meant = add ? resolve(add, catalog, today) : undefined;
  const wanted = unique([...known, ...(meant?.kind === 'one' ? [meant.image] : [])]);
  const choices = meant?.kind === 'one' ? undefined : meant?.choices;
  return {
    images: wanted.slice(0, mostCompared),
    problem: problemOf({ missing, add, meant, count: wanted.length }),
    typed: choices && add,
    choices: choices && choices.images.length > 0 ? choices : undefined,
    isCanonical: meant?.kind !== 'one' && search.getAll('with').length <= 1,
  };
}

export function compareAddress(images: readonly CatalogImage[]): string {
  return images.length === 0 ? '/compare' : `/compare?with=${images.map(({ id }) => id).join(',')}`;
}

function problemOf({
  missing,
  add,
  meant,
  count,
}: {
  readonly missing: string | undefined;
  readonly add: string | undefined;
  readonly meant: Meant | undefined;
  readonly count: number;
}): string | undefined {
  if (count > mostCompared)
    return `Up to ${mostCompared} images stand side by side. Remove one to add another.`;
  if (meant?.kind === 'several') return `“${add}” fits ${meant.choices.total} images. Which one?`;
  if (meant?.kind === 'none')
    return meant.choices.images.length > 0
      ? `The catalog has no image “${add}”. The closest by name:`
      : `The catalog has no image “${add}”.`;
  if (missing) return `The catalog has no image “${missing}”; it was left out.`;
  return undefined;
}

type Meant =
  | { readonly kind: 'one'; readonly image: CatalogImage }
  /** Those that fit, or, where none does, those of the likest names. */
  | { readonly kind: 'several' | 'none'; readonly choices: Choices };

function resolve(text: string, catalog: WholeCatalog, today: string): Meant {
  const exact = catalog.images.find(({ id, name, reference }) => [id, name, reference].includes(text));
  if (exact) return { kind: 'one', image: exact };
  const found = findImage(catalog, text, today);
  if ((found.kind === 'image' || found.kind === 'scratch') && found.image.entry)
    return { kind: 'one', image: found.image };
  const table = tableData(catalog, today);
  const href = `/?q=${encodeURIComponent(text)}`;
  const imagesOf = (ids: readonly string[]) => ids.flatMap((id) => catalog.get(id) ?? []);
  const { hits, total } = imageHits(table, text, mostChoices);
  const fitting = imagesOf(hits.map(({ key }) => key));
  const [only] = fitting;
  if (only && total === 1) return { kind: 'one', image: only };
  if (only) return { kind: 'several', choices: { images: fitting, total, href } };
  const nearest = imagesOf(nearestRows(table, text).map(({ id }) => id));
  return { kind: 'none', choices: { images: nearest, total: nearest.length, href } };
}

function unique(images: readonly CatalogImage[]): readonly CatalogImage[] {
  return [...new Map(images.map((image) => [image.id, image])).values()];
}
