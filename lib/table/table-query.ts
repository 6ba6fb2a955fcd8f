import {
  createLoader,
  createSerializer,
  type inferParserType,
  parseAsFloat,
  parseAsNativeArrayOf,
  parseAsString,
  parseAsStringLiteral,
} from 'nuqs/server';
import type { TableData } from './table-data';

/** What the reader asked of the table; all of it stands in the address. */
export type TableQuery = {
  readonly q: string;
  /** Ticked options by column. */
  readonly filters: Readonly<Record<string, readonly string[]>>;
  /** Megabytes. */
  readonly min: number | undefined;
  readonly max: number | undefined;
  readonly sort: Sorting | undefined;
  readonly isFlat: boolean;
  /** Columns chosen instead of the usual ones. */
  readonly columns: readonly string[];
  /** Families shown in full. */
  readonly open: readonly string[];
  readonly isWhole: boolean;
};

/** Asks for nothing in particular. */
export const wholeTable: TableQuery = {
  q: '',
  filters: {},
  min: undefined,
  max: undefined,
  sort: undefined,
  isFlat: false,
  columns: [],
  open: [],
  isWhole: false,
};

export type Sorting = { readonly column: string; readonly isDescending: boolean };

const strings = parseAsNativeArrayOf(parseAsString);

const fixed = {
  q: parseAsString.withDefault(''),
  min: parseAsFloat,
  max: parseAsFloat,
  sort: parseAsString,
  view: parseAsStringLiteral(['families', 'flat']).withDefault('families'),
  column: strings.withDefault([]),
  open: strings.withDefault([]),
  rows: parseAsStringLiteral(['first', 'all']).withDefault('first'),
};

/** How the address is read: fixed names, and one for each column that can be filtered by. */
export function queryParsers(data: TableData) {
  const filters = data.columns.filter(({ options }) => options !== undefined).map(({ id }) => id);
  return { ...Object.fromEntries(filters.map((id) => [id, strings.withDefault([])])), ...fixed };
}

type Parsers = ReturnType<typeof queryParsers>;

/** The address as parsed; what is no fixed name is a filter. */
type Raw = inferParserType<typeof fixed> & Readonly<Record<string, unknown>>;

export function toTableQuery(raw: Raw): TableQuery {
  const { q, min, max, sort, view, column, open, rows, ...rest } = raw;
  const isDescending = sort?.startsWith('-') ?? false;
  return {
    q,
    filters: tickedIn(rest),
    min: min ?? undefined,
    max: max ?? undefined,
    sort: sort ? { column: isDescending ? sort.slice(1) : sort, isDescending } : undefined,
    isFlat: view === 'flat',
    columns: column,
    open,
    isWhole: rows === 'all',
  };
}

/** Each has a link of its own to the others, so that the page grows with the square of them. Nobody ticks as many. */
export const mostTicked = 60;

/** The options by column, each once, and the first of them all. */
function tickedIn(raw: Readonly<Record<string, unknown>>): TableQuery['filters'] {
  let left = mostTicked;
  const filters = Object.entries(raw).map(([id, values]) => {
    const kept: readonly string[] = Array.isArray(values) ? [...new Set(values)].slice(0, left) : [];
    left -= kept.length;
    return [id, kept] as const;
  });
  return Object.fromEntries(filters);
}

export function readTableQuery(data: TableData, search: URLSearchParams): TableQuery {
  return toTableQuery(createLoader(queryParsers(data))(search));
}

/** The query as it stands in the address, name by name; every filter is there, so that an empty one is taken out. */
export function fromTableQuery(query: TableQuery) {
  const { sort } = query;
  return {
    ...Object.fromEntries(Object.entries(query.filters).map(([id, values]) => [id, [...values]])),
    q: query.q,
    min: query.min ?? null,
    max: query.max ?? null,
    sort: sort ? `${sort.isDescending ? '-' : ''}${sort.column}` : null,
    view: query.isFlat ? ('flat' as const) : ('families' as const),
    column: [...query.columns],
    open: [...query.open],
    rows: query.isWhole ? ('all' as const) : ('first' as const),
  };
}

/** The query as `?…`, empty where everything is as usual. */
export function tableSearch(parsers: Parsers, query: TableQuery): string {
  return createSerializer(parsers)(fromTableQuery(query));
}

/** Whether anything is left out. */
export function isNarrowed({ q, filters, min, max }: TableQuery): boolean {
  return (
    q !== '' ||
    min !== undefined ||
    max !== undefined ||
    Object.values(filters).some(({ length }) => length > 0)
  );
}

/** The same columns, order and view over the whole catalog. */
export function withoutFilters(query: TableQuery): TableQuery {
  const filters = Object.fromEntries(Object.keys(query.filters).map((id) => [id, []]));
  return { ...query, q: '', filters, min: undefined, max: undefined };
}
