import {
  createLoader,
  createSerializer,
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
  return { fixed, filters: Object.fromEntries(filters.map((id) => [id, strings.withDefault([])])) };
}

type Parsers = ReturnType<typeof queryParsers>;
export type RawQuery = {
  readonly q: string;
  readonly min: number | null;
  readonly max: number | null;
  readonly sort: string | null;
  readonly view: 'families' | 'flat';
  readonly column: readonly string[];
  readonly open: readonly string[];
  readonly rows: 'first' | 'all';
};

export function toTableQuery(
  raw: RawQuery,
  filters: Readonly<Record<string, readonly string[]>>,
): TableQuery {
  const { sort } = raw;
  const isDescending = sort?.startsWith('-') ?? false;
  return {
    q: raw.q,
    filters,
    min: raw.min ?? undefined,
    max: raw.max ?? undefined,
    sort: sort ? { column: isDescending ? sort.slice(1) : sort, isDescending } : undefined,
    isFlat: raw.view === 'flat',
    columns: raw.column,
    open: raw.open,
    isWhole: raw.rows === 'all',
  };
}

export function readTableQuery(data: TableData, search: URLSearchParams): TableQuery {
  const parsers = queryParsers(data);
  return toTableQuery(createLoader(parsers.fixed)(search), createLoader(parsers.filters)(search));
}

/** The parts of a query as they stand in the address. */
export function fromTableQuery(query: TableQuery) {
  const { sort } = query;
  return {
    fixed: {
      q: query.q,
      min: query.min ?? null,
      max: query.max ?? null,
      sort: sort ? `${sort.isDescending ? '-' : ''}${sort.column}` : null,
      view: query.isFlat ? ('flat' as const) : ('families' as const),
      column: [...query.columns],
      open: [...query.open],
      rows: query.isWhole ? ('all' as const) : ('first' as const),
    },
    filters: Object.fromEntries(Object.entries(query.filters).map(([id, values]) => [id, [...values]])),
  };
}

/** The query as `?…`, empty where everything is as usual. */
export function tableSearch(parsers: Parsers, query: TableQuery): string {
  const { fixed: named, filters } = fromTableQuery(query);
  return createSerializer(parsers.filters)(createSerializer(parsers.fixed)('', named), filters);
}
