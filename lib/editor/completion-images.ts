import { findImage } from '../catalog/find';
import type { Catalog, CatalogImage } from '../catalog/image';
import { endOf } from '../catalog/life';
import { canonicalRepository } from '../catalog/repository';
import { isReferenceError, nameAndTag, parseReference } from '../reference/reference';

/** A reference that may stand in FROM. */
export type OfferedImage = {
  readonly reference: string;
  readonly name: string;
  /** Why it gets no more fixes; undefined while it does. */
  readonly ended: string | undefined;
};

/** No list is read any further; who types on gets another. */
const mostOffered = 100;
/** Tags of a repository whose support is looked up. */
const mostTags = 400;
/** Tags that are no more, of which most lists are long. */
const mostGone = 20;

export type OfferedImages = { readonly images: readonly OfferedImage[]; readonly isWhole: boolean };

/** What the beginning of a reference may become: those that get fixes first, the newest before older ones. */
export function offeredImages(typed: string, catalog: Catalog, today: string): OfferedImages {
  const [name] = nameAndTag(typed);
  const begun = typed.slice(name.length + 1);
  const found =
    typed.length > name.length ? tagsOf(name, begun, catalog, today) : imagesLike(typed, catalog, today);
  const wanted = found.filter(({ reference }) => reference.toLowerCase().includes(typed.toLowerCase()));
  const some = wanted.slice(0, mostOffered);
  return { images: some, isWhole: some.length === wanted.length };
}

/** Images of the catalog by any part of their names. */
function imagesLike(typed: string, catalog: Catalog, today: string): readonly OfferedImage[] {
  const part = typed.toLowerCase();
  return catalog.images
    .filter(({ reference }) => reference.toLowerCase().includes(part))
    .map((image) => offered(image.reference, image, today))
    .sort((a, b) => rankOf(a, part) - rankOf(b, part));
}

/** Begins with what is typed and gets fixes, then those that hold it, then those that have ended. */
function rankOf({ reference, ended }: OfferedImage, part: string): number {
  return (ended === undefined ? 0 : 2) + (reference.startsWith(part) ? 0 : 1);
}

/** The tags of a repository: those of the catalog, and where every tag is known, those that are listed now. */
function tagsOf(name: string, begun: string, catalog: Catalog, today: string): readonly OfferedImage[] {
  const read = parseReference(name);
  if (isReferenceError(read)) return [];
  const repository = canonicalRepository(read);
  const tags = new Map<string, OfferedImage>();
  for (const image of catalog.images) {
    const [own, tag] = nameAndTag(image.reference);
    const other = own === name ? read : parseReference(own);
    if (isReferenceError(other) || canonicalRepository(other) !== repository) continue;
    tags.set(tag, offered(`${name}:${tag}`, image, today));
  }
  for (const offer of officialTags(repository, name, begun, catalog, today)) {
    const tag = offer.reference.slice(name.length + 1);
    if (!tags.has(tag)) tags.set(tag, offer);
  }
  const all = [...tags.values()];
  return [
    ...all.filter(({ ended }) => ended === undefined),
    ...all.filter(({ ended }) => ended !== undefined),
  ];
}

/** Those that are listed now and, once some of a tag is typed, those that were. */
function officialTags(
  repository: string,
  name: string,
  begun: string,
  catalog: Catalog,
  today: string,
): readonly OfferedImage[] {
  const official = 'docker.io/library/';
  if (!repository.startsWith(official)) return [];
  const own = repository.slice(official.length);
  const history = catalog.tags?.history(own);
  if (history === undefined) return [];
  const listed = history.listed();
  const current = new Set(listed);
  const gone =
    begun === '' ? [] : [...history.tags()].filter((tag) => !current.has(tag) && tag.startsWith(begun));
  const some = [
    ...[...listed].sort(newestFirst).slice(0, mostTags),
    ...gone.sort((a, b) => a.length - b.length || newestFirst(a, b)).slice(0, mostGone),
  ];
  return some.map((tag) => {
    const found = findImage(catalog, `${name}:${tag}`, today);
    const offer = offered(`${name}:${tag}`, found.kind === 'image' ? found.image : undefined, today);
    const since = current.has(tag) ? undefined : catalog.tags?.lastDay(own, tag)?.since;
    return since === undefined ? offer : { ...offer, ended: offer.ended ?? `listed no more since ${since}` };
  });
}

function offered(reference: string, image: CatalogImage | undefined, today: string): OfferedImage {
  return { reference, name: image?.name ?? '', ended: image && endOf(image, today) };
}

const order = new Intl.Collator('en', { numeric: true });

function newestFirst(a: string, b: string): number {
  return order.compare(b, a);
}
