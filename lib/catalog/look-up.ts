import { isReferenceError, parseReference } from '../reference/reference';
import type { GrammarContext, Meaning } from './grammar/grammar';
import { meaningKey } from './grammar/grammar';
import { grammarFor } from './grammar/index';
import { officialName, understand } from './grammar/understand';
import type { Catalog, CatalogImage } from './image';
import { canonicalRepository } from './repository';

/** Ways from a name to an entry, built once for a catalog. */
export type LookUp = {
  /** `registry/repository:tag` → entry. */
  readonly byName: ReadonlyMap<string, CatalogImage>;
  readonly byDigest: ReadonlyMap<string, CatalogImage>;
  /** Entries of a family by what their tags mean, worked out when one of the family is asked for. */
  ofFamily(family: string): Meant;
  /** Families that have a repository, by repository. */
  readonly familyOf: ReadonlyMap<string, string>;
  readonly ofRepository: ReadonlyMap<string, readonly CatalogImage[]>;
};

export type Meant = {
  readonly siblings: readonly Sibling[];
  /** What a tag means by its grammar → the entry for exactly that. */
  readonly byMeaning: ReadonlyMap<string, CatalogImage>;
};

/** An entry of a family with what its own tag means. */
export type Sibling = { readonly image: CatalogImage; readonly meaning: Meaning };

export function buildLookUp(catalog: Catalog, context: GrammarContext): LookUp {
  const byName = new Map<string, CatalogImage>();
  const byDigest = new Map<string, CatalogImage>();
  const familyOf = new Map<string, string>();
  const ofRepository = new Map<string, CatalogImage[]>();
  const named = new Map<string, Named[]>();
  for (const image of catalog.images) {
    const own = parseReference(image.reference);
    if (isReferenceError(own)) continue;
    const repository = canonicalRepository(own);
    const tag = own.tag ?? 'latest';
    const tags = image.facts.tags.known ? image.facts.tags.value : [];
    for (const name of [repository, ...mirrorsOf(image)]) {
      if (!familyOf.has(name)) familyOf.set(name, image.family);
      const kin = ofRepository.get(name);
      if (kin === undefined) ofRepository.set(name, [image]);
      else kin.push(image);
      for (const each of new Set([tag, ...tags])) {
        const key = `${name}:${each}`;
        // The first to name a tag keeps it: its own reference comes before what another lists.
        if (!byName.has(key) || each === tag) byName.set(key, image);
      }
    }
    if (image.facts.digest.known) byDigest.set(image.facts.digest.value, image);
    if (image.facts.platformDigests.known)
      for (const digest of Object.values(image.facts.platformDigests.value)) byDigest.set(digest, image);
    const family = familyMeant(repository);
    const group = named.get(family);
    if (group === undefined) named.set(family, [{ image, repository, tag }]);
    else group.push({ image, repository, tag });
  }
  const meant = new Map<string, Meant>();
  function ofFamily(family: string): Meant {
    const found = meant.get(family) ?? meantBy(named.get(family) ?? [], context);
    meant.set(family, found);
    return found;
  }
  return { byName, byDigest, ofFamily, familyOf, ofRepository };
}

type Named = { readonly image: CatalogImage; readonly repository: string; readonly tag: string };

/** Whatever the tag: a grammar is of one family, and official images without one are of their own. */
function familyMeant(repository: string): string {
  return grammarFor(repository)?.family ?? officialName(repository) ?? '';
}

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

function mirrorsOf({ facts }: CatalogImage): readonly string[] {
  if (!facts.mirrors.known) return [];
  return facts.mirrors.value
    .map((name) => parseReference(name))
    .flatMap((reference) => (isReferenceError(reference) ? [] : [canonicalRepository(reference)]));
}
