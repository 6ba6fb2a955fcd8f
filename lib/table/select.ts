import { own } from '../text/table';
import { hasAll, readSearch, type SearchPart } from './search';
import type { Column, Row, TableData } from './table-data';
import type { Sorting, TableQuery } from './table-query';

export type Selection = {
  /** What is asked for, in order. */
  readonly rows: readonly Row[];
  /** By column, how many rows each option would leave with all other filters kept. */
  readonly counts: ReadonlyMap<string, readonly number[]>;
  /** How the words of the search were understood. */
  readonly search: readonly SearchPart[];
};

type Test = { readonly column: number; readonly allowed: ReadonlySet<number> };

/** Filters, counts and sorts in one walk over the rows: a row failing one filter only still counts for that filter's options. */
export function selectRows(data: TableData, query: TableQuery): Selection {
  const search = readSearch(data, query.q);
  const tests = data.columns.flatMap((column, index) => testsOf(column, index, query));
  const counted = data.columns.flatMap((column, index) =>
    column.options ? [{ column, index, counts: column.options.map(() => 0) }] : [],
  );
  const rows: Row[] = [];
  for (const row of data.rows) {
    if (!hasAll(row, data, search)) continue;
    const failed = failedBy(row, tests);
    if (failed === 'several') continue;
    if (failed === undefined) rows.push(row);
    for (const { column, index, counts } of counted) {
      if (failed !== undefined && failed !== index) continue;
      const options = column.entries[row.cells[index] ?? -1]?.options;
      if (options) for (const option of options) counts[option] = (counts[option] ?? 0) + 1;
    }
  }
  return {
    rows: livingFirst(sortRows(rows, data, query.sort), query),
    counts: new Map(counted.map(({ column, counts }) => [column.id, counts])),
    search,
  };
}

function testsOf(column: Column, index: number, query: TableQuery): Test[] {
  const tests: Test[] = [];
  const ticked = own(query.filters, column.id) ?? [];
  if (ticked.length > 0) {
    const positions = new Set(
      ticked.map((value) => column.options?.findIndex((option) => option.value === value)),
    );
    tests.push({
      column: index,
      allowed: entriesWhere(
        column,
        ({ options }) => options?.some((option) => positions.has(option)) ?? false,
      ),
    });
  }
  if (column.kind === 'size' && column.isShown && (query.min !== undefined || query.max !== undefined)) {
    const { min = 0, max = Number.POSITIVE_INFINITY } = query;
    tests.push({
      column: index,
      allowed: entriesWhere(
        column,
        ({ amount }) => amount !== undefined && amount >= min * 1e6 && amount <= max * 1e6,
      ),
    });
  }
  return tests;
}

function entriesWhere(
  column: Column,
  test: (entry: Column['entries'][number]) => boolean,
): ReadonlySet<number> {
  return new Set(column.entries.flatMap((entry, index) => (test(entry) ? [index] : [])));
}

function failedBy(row: Row, tests: readonly Test[]): number | 'several' | undefined {
  let failed: number | undefined;
  for (const { column, allowed } of tests) {
    if (allowed.has(row.cells[column] ?? -1)) continue;
    if (failed !== undefined && failed !== column) return 'several';
    failed = column;
  }
  return failed;
}

/** In every order but the catalog's own, where those of a family stand together. */
function livingFirst(rows: readonly Row[], { isFlat, sort }: TableQuery): readonly Row[] {
  if (!isFlat && sort === undefined) return rows;
  return [
    ...rows.filter(({ ended }) => ended === undefined),
    ...rows.filter(({ ended }) => ended !== undefined),
  ];
}

/** Unknown entries come last in either direction; equal ones keep the catalog's order. */
function sortRows(rows: readonly Row[], data: TableData, sort: Sorting | undefined): readonly Row[] {
  if (sort === undefined) return rows;
  const direction = sort.isDescending ? -1 : 1;
  if (sort.column === 'name') {
    return rows.toSorted((a, b) => direction * (a.place - b.place));
  }
  const index = data.columns.findIndex(({ id }) => id === sort.column);
  const column = data.columns[index];
  if (column === undefined) return rows;
  const end = firstUnknown(column);
  return rows.toSorted((a, b) => {
    const left = Math.min(a.cells[index] ?? end, end);
    const right = Math.min(b.cells[index] ?? end, end);
    if (left === end || right === end) return left - right;
    return direction * (left - right);
  });
}

/** Position of the first entry that is not known, as these stand behind all others; where there is none, the end. */
export function firstUnknown({ entries }: Column): number {
  const first = entries.findIndex(({ unknown }) => unknown !== undefined);
  return first === -1 ? entries.length : first;
}
