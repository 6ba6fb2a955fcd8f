import type { Column, TableData } from '../table/table-data';

/** What of the table words are looked for in: columns that are searched, and of their entries what they are. */
export function searchedPart(table: TableData): TableData {
  const kept = table.columns.flatMap((column, index) => (column.search ? [{ column, index }] : []));
  return {
    ...table,
    columns: kept.map(({ column }) => ({ ...column, entries: column.entries.map(bare) })),
    rows: table.rows.map((row) => ({ ...row, cells: kept.map(({ index }) => row.cells[index] ?? -1) })),
  };
}

function bare({ text, unknown, options }: Column['entries'][number]): Column['entries'][number] {
  return { text, ...(unknown !== undefined && { unknown: '' }), ...(options && { options }) };
}
