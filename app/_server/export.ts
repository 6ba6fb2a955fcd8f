import 'server-only';
import { factsIn } from '@/lib/table/search';
import { selectRows } from '@/lib/table/select';
import { type Column, entryOf, type Row, type TableData } from '@/lib/table/table-data';
import { isVisible } from '@/lib/table/table-model';
import { readTableQuery } from '@/lib/table/table-query';
import { getCatalog } from './catalog';
import { today } from './clock';
import { tableData } from './table';

export type Exported = {
  readonly date: string;
  readonly revision: string;
  /** Facts that words of the search were taken for. */
  readonly understood: readonly string[];
  readonly columns: readonly { readonly id: string; readonly title: string }[];
  readonly rows: readonly {
    readonly id: string;
    readonly reference: string;
    readonly name: string;
    readonly family: string;
    /** By column; `undefined` where not known. Sizes are bytes. */
    readonly values: readonly (string | number | undefined)[];
  }[];
};

/** What the table shows for the query of an address, as values. */
export function exportTable(search: URLSearchParams): Exported {
  const catalog = getCatalog();
  const data = tableData(catalog, today());
  const query = readTableQuery(data, search);
  const visible = data.columns.flatMap((column, index) =>
    isVisible(column, query) ? exportedAs(column, index, data) : [],
  );
  const { rows, search: parts } = selectRows(data, query);
  return {
    date: catalog.date,
    revision: catalog.revision,
    understood: factsIn(parts),
    columns: visible.map(({ id, title }) => ({ id, title })),
    rows: rows.map((row) => ({
      id: row.id,
      reference: row.reference,
      name: row.name,
      family: data.families[row.family]?.id ?? '',
      values: visible.map(({ valueIn }) => valueIn(row)),
    })),
  };
}

type ExportedColumn = {
  readonly id: string;
  readonly title: string;
  valueIn(row: Row): string | number | undefined;
};

/** Behind a column that has estimates, or what was measured, stands one that tells them apart. */
function exportedAs(column: Column, index: number, data: TableData): readonly ExportedColumn[] {
  const { id, kind, title } = column;
  const knownIn = (row: Row) => {
    const entry = entryOf(data, row, index);
    return entry?.unknown === undefined ? entry : undefined;
  };
  const value: ExportedColumn = {
    id,
    title: kind === 'size' ? `${title}, bytes` : title,
    valueIn: (row) => (kind === 'text' ? knownIn(row)?.text : knownIn(row)?.amount),
  };
  const estimate: ExportedColumn = {
    id: `${id}-is-estimate`,
    title: `${title} is an estimate`,
    valueIn: (row) => (knownIn(row)?.isEstimate ? 'yes' : undefined),
  };
  const measured: ExportedColumn = {
    id: `${id}-is-measured`,
    title: `${title} is measured`,
    valueIn: (row) => (knownIn(row)?.isMeasured ? 'yes' : undefined),
  };
  return [
    value,
    ...(column.entries.some(({ isEstimate }) => isEstimate) ? [estimate] : []),
    ...(column.entries.some(({ isMeasured }) => isMeasured) ? [measured] : []),
  ];
}
