import { firstUnknown, type Selection, selectRows } from './select';
import type { Column, Row, TableData } from './table-data';
import { queryParsers, type TableQuery, tableSearch } from './table-query';

/** Everything the table is drawn from, on the server and in the browser alike. */
export type TableModel = {
  readonly data: TableData;
  readonly query: TableQuery;
  readonly selection: Selection;
  readonly columns: readonly ShownColumn[];
  readonly items: readonly Item[];
  /** Address of the same page with another query. */
  href(next: TableQuery): string;
};

/** A column with how many of the rows in view have a value in it, and how many of these are estimates. */
export type ShownColumn = {
  readonly column: Column;
  readonly index: number;
  readonly known: number;
  readonly estimated: number;
};

/** One line of the table. */
export type Item =
  | { readonly kind: 'row'; readonly row: Row }
  | {
      readonly kind: 'family';
      readonly id: string;
      readonly name: string;
      readonly total: number;
      readonly shown: number;
    };

/** Rows shown of a family before the reader asks for all. */
const rowsPerFamily = 5;
/** Up to this many rows nothing is left out. */
const shortTable = 60;

export function tableModel(data: TableData, query: TableQuery): TableModel {
  const selection = selectRows(data, query);
  const parsers = queryParsers(data);
  const columns = data.columns.flatMap((column, index) =>
    isVisible(column, query) ? [{ column, index, ...countKnown(column, index, selection.rows) }] : [],
  );
  return {
    data,
    query,
    selection,
    columns,
    items: query.isFlat
      ? selection.rows.map((row) => ({ kind: 'row', row }))
      : byFamily(data, query, selection),
    href: (next) => `/${tableSearch(parsers, next)}`,
  };
}

export function isVisible(column: Column, query: TableQuery): boolean {
  return query.columns.length === 0 ? column.isShown : query.columns.includes(column.id);
}

function countKnown(column: Column, index: number, rows: readonly Row[]) {
  const end = firstUnknown(column);
  const estimates = column.entries.map(({ isEstimate }) => isEstimate === true);
  const hasEstimates = estimates.includes(true);
  let known = 0;
  let estimated = 0;
  for (const { cells } of rows) {
    const cell = cells[index] ?? end;
    if (cell >= end) continue;
    known += 1;
    if (hasEstimates && estimates[cell]) estimated += 1;
  }
  return { known, estimated };
}

/** Families stand in the order of their first row, so a sorted table begins with the family that has the best. */
function byFamily(data: TableData, query: TableQuery, selection: Selection): readonly Item[] {
  const groups = new Map<number, Row[]>();
  for (const row of selection.rows) {
    const group = groups.get(row.family);
    if (group) group.push(row);
    else groups.set(row.family, [row]);
  }
  return [...groups].flatMap(([index, rows]): Item[] => {
    const family = data.families[index];
    if (family === undefined) return [];
    const isOpen = selection.rows.length <= shortTable || query.isWhole || query.open.includes(family.id);
    const shown = isOpen ? rows : preview(rows, query.sort !== undefined);
    return [
      { kind: 'family', id: family.id, name: family.name, total: rows.length, shown: shown.length },
      ...shown.map((row): Item => ({ kind: 'row', row })),
    ];
  });
}

/** One of each kind that gets fixes first, so that a family shows its breadth; a sorted one shows its best. */
function preview(rows: readonly Row[], isSorted: boolean): readonly Row[] {
  if (isSorted) return rows.slice(0, rowsPerFamily);
  const kinds = new Set<string>();
  const leading = rows.filter(({ name, ended }) => {
    const kind = name.split(',')[0] ?? name;
    if (ended !== undefined || kinds.has(kind)) return false;
    kinds.add(kind);
    return true;
  });
  const rest = rows.filter((row) => !leading.includes(row));
  return [...leading, ...rest].slice(0, rowsPerFamily);
}
