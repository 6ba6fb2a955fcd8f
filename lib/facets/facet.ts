import type { CatalogImage } from '../catalog/image';
import type { Fact, IsoDate } from '../fact/fact';

export type FacetGroup = 'identity' | 'size' | 'contents' | 'configuration' | 'supply' | 'life';

/** Headings of the groups, in their order. */
export const facetGroups: readonly { readonly id: FacetGroup; readonly title: string }[] = [
  { id: 'identity', title: 'What it is' },
  { id: 'size', title: 'Size' },
  { id: 'contents', title: 'What is inside' },
  { id: 'configuration', title: 'How it starts' },
  { id: 'supply', title: 'How it is made and proved' },
  { id: 'life', title: 'How long it lasts' },
];

/**
 * Its column in the table: there for everybody, at a place among those that are; for whoever asks for it;
 * or none, because its values are too long for a cell.
 */
export type FacetColumn = { readonly shownAs: number } | 'on-demand' | 'none';

export type FacetOption = {
  readonly value: string;
  readonly label: string;
  /** What a search calls it besides: "certificates" of one whose label is "yes". */
  readonly words?: readonly string[];
};

/**
 * What the words of a search find by it: images of which it is known, and, where they are called after it (`names`),
 * those whose names or tags say it. Of other `facts` a name counts only where nothing is known.
 */
export type FacetSearch = 'names' | 'facts';

/** How a column can be narrowed. */
export type FacetFilter =
  | { readonly kind: 'options'; optionsOf(image: CatalogImage, today: IsoDate): readonly FacetOption[] }
  | {
      readonly kind: 'range';
      readonly unit: 'bytes' | 'count';
      numberOf(image: CatalogImage): number | undefined;
    };

/**
 * One comparable property of an image: a column, a filter, a row of the comparison, an entry of the glossary.
 * The value's type is closed in by `defineFacet`; from outside there are texts, numbers and an order.
 */
export type Facet = {
  readonly id: string;
  readonly title: string;
  readonly group: FacetGroup;
  /** What it means, and how it is established. */
  readonly glossary: { readonly means: string; readonly established: string };
  fact(image: CatalogImage): Fact<unknown>;
  /** Whether a value may be put together and not measured. */
  readonly hasEstimates: boolean;
  /** Whether that of an image is; its text says so. */
  isEstimate(image: CatalogImage): boolean;
  /** Short text of a known value, `undefined` when it is not known. */
  text(image: CatalogImage): string | undefined;
  /** Number behind a known value, for pictures and bars. */
  number(image: CatalogImage): number | undefined;
  /** Ascending order; what is not known comes last in either direction, so callers reverse with `descending`. */
  compare(a: CatalogImage, b: CatalogImage, direction?: 'ascending' | 'descending'): number;
  readonly filter: FacetFilter | undefined;
  /** Whether the words of a search may name its options. */
  readonly search: FacetSearch | undefined;
  /** Set only where one value is beyond dispute better than another. */
  readonly better: 'less' | 'more' | undefined;
  readonly column: FacetColumn;
  /** No two images have the same, so that a comparison learns little from it. */
  readonly differsByNature: boolean;
  /** A second, quieter part of the text that depends on the day: "in 19 months". */
  aside(image: CatalogImage, today: IsoDate): string | undefined;
  /** Whether its value is a day that has come. */
  isPast(image: CatalogImage, today: IsoDate): boolean;
};

type Definition<T> = {
  readonly id: string;
  readonly title: string;
  readonly group: FacetGroup;
  readonly glossary: Facet['glossary'];
  read(image: CatalogImage): Fact<T>;
  format(value: T): string;
  /** For which images the value is an estimate, and how that is written. */
  readonly estimate?: { is(image: CatalogImage): boolean; format(value: T): string };
  /** What to order by; the text when missing. */
  sort?(value: T): number | string;
  number?(value: T): number;
  /** Values to choose from in a filter; `missing` is called by the table for what is not known. */
  options?(value: T, today: IsoDate): readonly FacetOption[];
  readonly range?: 'bytes' | 'count';
  readonly search?: FacetSearch;
  readonly better?: 'less' | 'more';
  /** Left out: for whoever asks for it. */
  readonly column?: FacetColumn;
  readonly differsByNature?: boolean;
  aside?(value: T, today: IsoDate): string | undefined;
  isPast?(value: T, today: IsoDate): boolean;
};

/** The filter value for images of which a facet is not known. */
export const notKnownOption: FacetOption = { value: 'not-known', label: 'not known' };

export function defineFacet<T>(definition: Definition<T>): Facet {
  const { id, title, group, glossary, better, column = 'on-demand' } = definition;
  const { search, differsByNature = false } = definition;

  function valueIn(image: CatalogImage): T | undefined {
    const fact = definition.read(image);
    return fact.known ? fact.value : undefined;
  }

  function isEstimate(image: CatalogImage): boolean {
    return definition.estimate?.is(image) ?? false;
  }

  function number(image: CatalogImage): number | undefined {
    const value = valueIn(image);
    return value === undefined ? undefined : definition.number?.(value);
  }

  function keyOf(image: CatalogImage): number | string | undefined {
    const value = valueIn(image);
    if (value === undefined) return undefined;
    return (definition.sort ?? definition.number ?? definition.format)(value);
  }

  return {
    id,
    title,
    group,
    glossary,
    better,
    column,
    differsByNature,
    fact: definition.read,
    hasEstimates: definition.estimate !== undefined,
    isEstimate,
    text: (image) => {
      const value = valueIn(image);
      if (value === undefined) return undefined;
      return isEstimate(image) ? definition.estimate?.format(value) : definition.format(value);
    },
    number,
    compare: (a, b, direction = 'ascending') => {
      const [left, right] = [keyOf(a), keyOf(b)];
      if (left === undefined || right === undefined)
        return (left === undefined ? 1 : 0) - (right === undefined ? 1 : 0);
      return direction === 'ascending' ? compareKeys(left, right) : compareKeys(right, left);
    },
    filter: filterOf(definition, valueIn, number),
    search,
    aside: (image, today) => {
      const value = valueIn(image);
      return value === undefined ? undefined : definition.aside?.(value, today);
    },
    isPast: (image, today) => {
      const value = valueIn(image);
      return value !== undefined && (definition.isPast?.(value, today) ?? false);
    },
  };
}

function filterOf<T>(
  { options, range }: Definition<T>,
  valueIn: (image: CatalogImage) => T | undefined,
  number: (image: CatalogImage) => number | undefined,
): FacetFilter | undefined {
  if (range !== undefined) return { kind: 'range', unit: range, numberOf: number };
  if (options === undefined) return undefined;
  return {
    kind: 'options',
    optionsOf: (image, today) => {
      const value = valueIn(image);
      return value === undefined ? [notKnownOption] : options(value, today);
    },
  };
}

const order = new Intl.Collator('en', { numeric: true });

function compareKeys(a: number | string, b: number | string): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  return order.compare(String(a), String(b));
}
