import { own } from '../text/table';
import { nearestRows } from './nearest';
import type { SearchPart } from './search';
import { selectRows } from './select';
import type { Row, TableData } from './table-data';
import { type TableQuery, wholeTable } from './table-query';

/** What would be found without one part of what was asked. */
export type WayOut = {
  /** The part: what was typed, such as "jre" or "no shell", or "Shell: none". */
  readonly without: string;
  readonly kind: 'word' | 'filter';
  readonly count: number;
  readonly next: TableQuery;
};

export type NothingFound = {
  /** Words that no name in the catalog holds. */
  readonly nowhere: readonly string[];
  /** Set where the name of an image was searched for, and nothing else, and no image is called that. */
  readonly notInCatalog: string | undefined;
  readonly ways: readonly WayOut[];
  readonly nearest: readonly Row[];
};

/** Each costs a walk over the rows. */
const mostTried = 20;

/** Where to go from a query that finds nothing. */
export function nothingFound(
  data: TableData,
  query: TableQuery,
  search: readonly SearchPart[],
): NothingFound {
  const nowhere = search.flatMap((part) => (part.kind === 'text' && isNowhere(data, part) ? part.typed : []));
  const [only] = search.length === 1 ? nowhere : [];
  const ways = withoutEach(data, query, search)
    .slice(0, mostTried)
    .map((way) => ({ ...way, count: countOf(data, way.next) }))
    .filter(({ count }) => count > 0);
  return { nowhere, notInCatalog: only, ways, nearest: nearestRows(data, query.q) };
}

function isNowhere(data: TableData, part: SearchPart): boolean {
  return countOf(data, { ...wholeTable, q: part.typed }) === 0;
}

function countOf(data: TableData, query: TableQuery): number {
  return selectRows(data, { ...query, sort: undefined }).rows.length;
}

function withoutEach(
  data: TableData,
  query: TableQuery,
  search: readonly SearchPart[],
): readonly Omit<WayOut, 'count'>[] {
  const words = search.map((part, index) => ({
    without: part.typed,
    kind: 'word' as const,
    next: { ...query, q: search.flatMap((each, at) => (at === index ? [] : each.typed)).join(' ') },
  }));
  const filters = data.columns.flatMap(({ id, title, options = [] }) => {
    const ticked = own(query.filters, id) ?? [];
    if (ticked.length === 0) return [];
    const labels = ticked.map((value) => options.find((each) => each.value === value)?.label ?? value);
    const next = { ...query, filters: { ...query.filters, [id]: [] } };
    return [{ without: `${title}: ${labels.join(', ')}`, kind: 'filter' as const, next }];
  });
  const { min, max } = query;
  const bounds =
    min === undefined && max === undefined
      ? []
      : [{ without: 'Size', kind: 'filter' as const, next: { ...query, min: undefined, max: undefined } }];
  return words.length + filters.length + bounds.length > 1 ? [...words, ...filters, ...bounds] : [];
}
