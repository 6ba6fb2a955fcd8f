import type { IsoDate } from '../fact/fact';
import { deriveFacts } from './derive';
import { readFacts } from './entry';
import type { FamilyFile } from './family';
import type { Catalog, CatalogImage, Family } from './image';
import type { Product, Releases } from './releases';
import { indexReleases } from './releases';
import { hashText } from './revision';
import type { Tags, TagTable } from './tags';
import { indexTags } from './tags';

/** The catalog together with what tags are understood by. */
export type WholeCatalog = Catalog & {
  readonly releases: Releases;
  readonly tags: Tags;
  family(id: string): Family | undefined;
};

/**
 * Puts the data files together: facts read, what follows from them added, everything indexed.
 * `revision` is a short hash over the data; `date` the newest day on which anything in it was read.
 */
export function buildCatalog(
  files: readonly FamilyFile[],
  products: readonly Product[],
  tables: readonly TagTable[] = [],
): WholeCatalog {
  const releases = indexReleases(products);
  const families = files.map((file) => buildFamily(file, releases));
  const images = families.flatMap((family) => family.images);
  const byId = new Map(images.map((image) => [image.id, image]));
  const familyById = new Map(families.map((family) => [family.id, family]));
  const text = JSON.stringify([files, products, tables]);
  return {
    revision: hashText(text),
    date: newestDate(text),
    families,
    images,
    releases,
    tags: indexTags(tables),
    get: (id) => byId.get(id),
    family: (id) => familyById.get(id),
  };
}

function buildFamily(file: FamilyFile, releases: Releases): Family {
  const { id, name, summary, publisher, homepage } = file;
  const images: CatalogImage[] = file.variants.map((variant) => ({
    id: variant.id,
    family: id,
    name: variant.name,
    reference: variant.reference,
    facts: deriveFacts(readFacts(variant.facts, file.facts), releases),
    entry: true,
  }));
  return { id, name, summary, publisher, homepage, images };
}

const datePattern = /"(?:retrieved|observed)":"(\d{4}-\d{2}-\d{2})"/g;

function newestDate(text: string): IsoDate {
  let newest = '';
  for (const [, date = ''] of text.matchAll(datePattern)) if (date > newest) newest = date;
  return newest;
}
