import 'server-only';
import type { CatalogImage } from '@/lib/catalog/image';
import type { Facet } from '@/lib/facets/facet';
import { facets } from '@/lib/facets/index';
import { isMeasured } from '@/lib/fact/fact';
import { reasonOf } from '@/lib/fact/words';

/** Facts in short, by facet: the value as data and in words, or why it is not known. */
export function factsInShort(image: CatalogImage, asked: readonly Facet[]) {
  return Object.fromEntries(asked.map((facet) => [facet.id, factInShort(image, facet)]));
}

function factInShort(image: CatalogImage, facet: Facet) {
  const fact = facet.fact(image);
  if (fact.known)
    return {
      known: true,
      value: fact.value,
      text: facet.text(image) ?? '',
      ...(facet.isEstimate(image) && { isEstimate: true }),
      ...(isMeasured(fact) && { isMeasured: true }),
    };
  return { known: false, text: reasonOf(fact), because: fact.because };
}

/** Every fact with its sources; where sources disagree, what each of them says. */
export function factsWithSources(image: CatalogImage) {
  return Object.fromEntries(
    facets.map((facet) => {
      const fact = facet.fact(image);
      const more = fact.known ? { sources: fact.sources } : fact.claims && { claims: fact.claims };
      return [facet.id, { title: facet.title, ...factInShort(image, facet), ...more }];
    }),
  );
}

/** What every answer says of an image before its facts. */
export function imageHead({ id, family, name, reference }: CatalogImage) {
  return { id, family, name, reference };
}
