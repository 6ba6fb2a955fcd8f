import { z } from 'zod';
import type { CatalogImage } from '../catalog/image';
import type { Facet } from '../facets/facet';
import { bestSource, isMeasured, type Source } from '../fact/fact';
import { reasonOf } from '../fact/words';

export const ToldFact = z.object({
  fact: z.string(),
  title: z.string(),
  known: z.boolean(),
  text: z.string().meta({ description: 'The value; where it is not known, why.' }),
  source: z.string().optional().meta({ description: 'Where it was read, or how it follows.' }),
  date: z.string().optional().meta({ description: 'When it was read.' }),
  isEstimate: z.literal(true).optional(),
  isMeasured: z.literal(true).optional().meta({ description: 'Read out of the image itself.' }),
});
export type ToldFact = z.infer<typeof ToldFact>;

/** So much of a list is told; the page of the image has the rest. */
const longest = 400;

export function toldFact(image: CatalogImage, facet: Facet): ToldFact {
  const fact = facet.fact(image);
  const head = { fact: facet.id, title: facet.title };
  if (!fact.known) return { ...head, known: false, text: reasonOf(fact) };
  const text = facet.text(image) ?? '';
  return {
    ...head,
    known: true,
    text: text.length > longest ? `${text.slice(0, longest)}…` : text,
    ...sourceOf(bestSource(fact)),
    ...(facet.isEstimate(image) && { isEstimate: true }),
    ...(isMeasured(fact) && { isMeasured: true }),
  };
}

function sourceOf(source: Source): { readonly source: string; readonly date?: string } {
  const { kind } = source;
  switch (kind) {
    case 'document':
      return { source: source.url, date: source.retrieved };
    case 'image':
      return { source: `${source.reference}@${source.digest}`, date: source.observed };
    case 'derived':
      return { source: `${source.by}: ${source.from.join(', ')}` };
    default:
      return kind satisfies never;
  }
}
