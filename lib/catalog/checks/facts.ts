import type { Fact, Source } from '../../fact/fact';
import type { CatalogImage } from '../image';

export type NamedFact = { readonly facet: string; readonly fact: Fact<unknown> };

export function factsOf({ facts }: CatalogImage): readonly NamedFact[] {
  return Object.entries(facts).map(([facet, fact]) => ({ facet, fact }));
}

/** Sources of a known fact, or of the claims of one in dispute. */
export function sourcesOf(fact: Fact<unknown>): readonly Source[] {
  return fact.known ? fact.sources : (fact.claims ?? []).map(({ source }) => source);
}

/** The day a source was read, `undefined` for what was derived. */
export function dayOf(source: Source): string | undefined {
  if (source.kind === 'document') return source.retrieved;
  return source.kind === 'image' ? source.observed : undefined;
}
