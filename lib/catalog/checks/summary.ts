import type { IsoDate } from '../../fact/fact';
import type { Catalog } from '../image';
import { dayOf, factsOf, sourcesOf } from './facts';

export type Summary = {
  readonly families: number;
  readonly variants: number;
  /** Known facts of all variants, each with its source. */
  readonly facts: number;
  readonly disagreements: number;
  /** Known facts among all facets of all variants, 0 to 1. */
  readonly known: number;
  readonly oldest: IsoDate;
  readonly newest: IsoDate;
};

/** Counts what `npm run data:check` prints. */
export function summarise(catalog: Pick<Catalog, 'families' | 'images'>): Summary {
  let facts = 0;
  let cells = 0;
  let disagreements = 0;
  let oldest = '9999-12-31';
  let newest = '';
  for (const image of catalog.images) {
    for (const { fact } of factsOf(image)) {
      cells++;
      if (fact.known) facts++;
      else if (fact.because === 'sources-disagree') disagreements++;
      for (const source of sourcesOf(fact)) {
        const day = dayOf(source);
        if (day === undefined) continue;
        if (day < oldest) oldest = day;
        if (day > newest) newest = day;
      }
    }
  }
  return {
    families: catalog.families.length,
    variants: catalog.images.length,
    facts,
    disagreements,
    known: cells === 0 ? 0 : facts / cells,
    oldest,
    newest,
  };
}

/** Known facts that say nothing of where they are from. */
export function withoutSource({ images }: Pick<Catalog, 'images'>): number {
  return images.flatMap(factsOf).filter(({ fact }) => fact.known && sourcesOf(fact).length === 0).length;
}
