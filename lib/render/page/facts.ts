import type { CatalogImage } from '../../catalog/image';
import type { Facet } from '../../facets/facet';
import { bestSource, type Fact, type Source } from '../../fact/fact';
import { sourceName } from '../../fact/source-name';
import { originWords, reasonOf } from '../../fact/words';
import { code, grid, link, plain, prose } from './markup';

/** So many names of a list are read; the rest is counted. */
const longestValue = 400;

/** What is known of a fact in one line, or why it is not known. */
export function factWords(image: CatalogImage, facet: Facet, today: string): string {
  const fact = facet.fact(image);
  const text = facet.text(image);
  if (!fact.known || text === undefined) return notKnown(fact);
  const aside = facet.aside(image, today);
  const shown = [plain(shortValue(text)), aside && `(${plain(aside)})`].filter(Boolean).join(' ');
  return facet.isEstimate(image) ? `${shown} (estimated)` : shown;
}

function notKnown(fact: Fact<unknown>): string {
  return fact.known ? 'not known' : `not known: ${plain(reasonOf(fact))}`;
}

function shortValue(text: string): string {
  return text.length > longestValue ? `${text.slice(0, longestValue)}…` : text;
}

/** The source of a fact and the day it was read; where sources disagree, what each says. */
export function sourceWords(fact: Fact<unknown>): string {
  if (fact.known) return sourceLine(bestSource(fact));
  return (fact.claims ?? [])
    .map(({ value, source }) => `${code(JSON.stringify(value))} by ${sourceLine(source)}`)
    .join('; ');
}

/** A source with its day. */
export function sourceLine(source: Source): string {
  const { kind } = source;
  switch (kind) {
    case 'document':
      return `${addressLink(source.url)}, read ${source.retrieved}`;
    case 'image':
      return `${originWords.image} on ${source.observed}: ${code(source.reference)} ${code(source.digest)}${source.path === undefined ? '' : ` ${code(source.path)}`}`;
    case 'derived': {
      const from = source.from.map(addressLink);
      return `${originWords.derived} from ${from.join(', ')}: ${prose(source.by)}`;
    }
    default:
      return kind satisfies never;
  }
}

/** An address by its short name; what is none is read as it stands. */
export function addressLink(text: string): string {
  return /^https?:/.test(text) && URL.canParse(text) ? link(sourceName(text), text) : plain(text);
}

/** Facts of an image in a table, each with its source. */
export function factTable(image: CatalogImage, facets: readonly Facet[], today: string): string {
  return grid(
    ['Fact', 'Value', 'Source'],
    facets.map((facet) => [
      plain(facet.title),
      factWords(image, facet, today),
      sourceWords(facet.fact(image)),
    ]),
  );
}
