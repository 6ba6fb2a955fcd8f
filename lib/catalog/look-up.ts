import { isReferenceError, parseReference } from '../reference/reference';
import type { GrammarContext, Meaning } from './grammar/grammar';
import { meaningKey } from './grammar/grammar';
import { understand } from './grammar/understand';
import type { Catalog, CatalogImage } from './image';
import { canonicalRepository } from './repository';

/** Ways from a name to an entry, built once for a catalog. */
export type LookUp = {
  /** `registry/repository:tag` → entry. */
  readonly byName: ReadonlyMap<string, CatalogImage>;
  readonly byDigest: ReadonlyMap<string, CatalogImage>;
  /** What a tag means by its grammar → the entry for exactly that. */
  readonly byMeaning: ReadonlyMap<string, CatalogImage>;
  /** Families that have a repository, by repository. */
  readonly familyOf: ReadonlyMap<string, string>;
  readonly ofRepository: ReadonlyMap<string, readonly CatalogImage[]>;
  readonly siblings: ReadonlyMap<string, readonly Sibling[]>;
};

/** An entry of a family with what its own tag means. */
export type Sibling = { readonly image: CatalogImage; readonly meaning: Meaning };

export function buildLookUp(catalog: Catalog, context: GrammarContext): LookUp {
  const byName = new Map<string, CatalogImage>();
  const byDigest = new Map<string, CatalogImage>();
  const byMeaning = new Map<string, CatalogImage>();
  const familyOf = new Map<string, string>();
  const ofRepository = new Map<string, CatalogImage[]>();
  const siblings = new Map<string, Sibling[]>();
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
    const meaning = understand(repository, tag, context);
    if (meaning === undefined || 'unknown' in meaning) continue;
    const key = meaningKey(meaning);
    if (!byMeaning.has(key)) byMeaning.set(key, image);
    const group = siblings.get(meaning.family);
    if (group === undefined) siblings.set(meaning.family, [{ image, meaning }]);
    else group.push({ image, meaning });
  }
  return { byName, byDigest, byMeaning, familyOf, ofRepository, siblings };
}

function mirrorsOf({ facts }: CatalogImage): readonly string[] {
  if (!facts.mirrors.known) return [];
  return facts.mirrors.value
    .map((name) => parseReference(name))
    .flatMap((reference) => (isReferenceError(reference) ? [] : [canonicalRepository(reference)]));
}
