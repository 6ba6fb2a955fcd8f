import type { GrammarContext, Meaning } from './grammar/grammar';
import { meaningKey } from './grammar/grammar';
import { grammarFor } from './grammar/index';
import { officialName, understand } from './grammar/understand';
import type { Catalog, CatalogImage } from './image';
import { namesOf } from './image-names';
import { once } from './later';

/** Ways from a name to an entry, each made when somebody asks for it. */
export type LookUp = {
  /** The entry that a tag of a repository names. */
  tagged(repository: string, tag: string): CatalogImage | undefined;
  ofDigest(digest: string): CatalogImage | undefined;
  /** Entries of a family by what their tags mean. */
  ofFamily(family: string): Meant;
  /** Families that have a repository, by repository. */
  readonly familyOf: ReadonlyMap<string, string>;
  ofRepository(repository: string): readonly CatalogImage[];
};

export type Meant = {
  readonly siblings: readonly Sibling[];
  /** What a tag means by its grammar → the entry for exactly that. */
  readonly byMeaning: ReadonlyMap<string, CatalogImage>;
};

/** An entry of a family with what its own tag means. */
export type Sibling = { readonly image: CatalogImage; readonly meaning: Meaning };

type Named = { readonly image: CatalogImage; readonly repository: string; readonly tag: string };

export function buildLookUp(catalog: Catalog, context: GrammarContext): LookUp {
  const all: Named[] = [];
  const familyOf = new Map<string, string>();
  const ofRepository = new Map<string, Named[]>();
  for (const image of catalog.images) {
    const names = catalog.namesOf?.(image) ?? namesOf(image);
    if (names === undefined) continue;
    const named = { image, repository: names.repository, tag: names.tag };
    all.push(named);
    for (const name of [names.repository, ...names.mirrors]) {
      if (!familyOf.has(name)) familyOf.set(name, image.family);
      push(ofRepository, name, named);
    }
  }
  const ofFamily = once(() => byFamily(all));
  const meant = new Map<string, Meant>();
  const tags = new Map<string, ReadonlyMap<string, CatalogImage>>();
  const digests = once(() => byDigest(catalog.images));
  return {
    tagged(repository, tag) {
      const those = ofRepository.get(repository);
      if (those === undefined) return undefined;
      const found = tags.get(repository) ?? byTag(those);
      tags.set(repository, found);
      return found.get(tag);
    },
    ofDigest: (digest) => digests().get(digest),
    ofFamily(family) {
      const those = ofFamily().get(family);
      if (those === undefined) return nothingMeant;
      const found = meant.get(family) ?? meantBy(those, context);
      meant.set(family, found);
      return found;
    },
    familyOf,
    ofRepository: (repository) => ofRepository.get(repository)?.map(({ image }) => image) ?? [],
  };
}

/** The first to name a tag keeps it: its own reference comes before what another lists. */
function byTag(named: readonly Named[]): ReadonlyMap<string, CatalogImage> {
  const found = new Map<string, CatalogImage>();
  for (const { image, tag } of named) {
    const tags = image.facts.tags.known ? image.facts.tags.value : [];
    for (const each of new Set([tag, ...tags])) if (!found.has(each) || each === tag) found.set(each, image);
  }
  return found;
}

function byDigest(images: readonly CatalogImage[]): ReadonlyMap<string, CatalogImage> {
  const found = new Map<string, CatalogImage>();
  for (const image of images) {
    const { digest, platformDigests } = image.facts;
    if (digest.known) found.set(digest.value, image);
    if (platformDigests.known)
      for (const each of Object.values(platformDigests.value)) found.set(each, image);
  }
  return found;
}

function byFamily(named: readonly Named[]): ReadonlyMap<string, readonly Named[]> {
  const families = new Map<string, string>();
  const found = new Map<string, Named[]>();
  for (const one of named) {
    const { repository } = one;
    const family = families.get(repository) ?? familyMeant(repository);
    families.set(repository, family);
    push(found, family, one);
  }
  return found;
}

/** Whatever the tag: a grammar is of one family, and official images without one are of their own. */
function familyMeant(repository: string): string {
  return grammarFor(repository)?.family ?? officialName(repository) ?? '';
}

const nothingMeant: Meant = { byMeaning: new Map(), siblings: [] };

function meantBy(named: readonly Named[], context: GrammarContext): Meant {
  const byMeaning = new Map<string, CatalogImage>();
  const siblings: Sibling[] = [];
  for (const { image, repository, tag } of named) {
    const meaning = understand(repository, tag, context);
    if (meaning === undefined || 'unknown' in meaning) continue;
    const key = meaningKey(meaning);
    if (!byMeaning.has(key)) byMeaning.set(key, image);
    siblings.push({ image, meaning });
  }
  return { byMeaning, siblings };
}

function push(map: Map<string, Named[]>, key: string, value: Named): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [value]);
  else list.push(value);
}
