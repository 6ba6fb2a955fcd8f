import 'server-only';
import { selectRows } from '@/lib/table/select';
import { entryOf } from '@/lib/table/table-data';
import { isVisible } from '@/lib/table/table-model';
import { readTableQuery } from '@/lib/table/table-query';
import { getCatalog } from './catalog';
import { today } from './clock';
import { tableData } from './table';

export type Exported = {
  readonly date: string;
  readonly revision: string;
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
    isVisible(column, query) ? [{ column, index }] : [],
  );
  return {
    date: catalog.date,
    revision: catalog.revision,
    columns: visible.map(({ column }) => ({
      id: column.id,
      title: column.kind === 'size' ? column.title.replace(', MB', ', bytes') : column.title,
    })),
    rows: selectRows(data, query).rows.map((row) => ({
      id: row.id,
      reference: row.reference,
      name: row.name,
      family: data.families[row.family]?.id ?? '',
      values: visible.map(({ column, index }) => {
        const entry = entryOf(data, row, index);
        if (entry === undefined || entry.unknown !== undefined) return undefined;
        return column.kind === 'size' || column.kind === 'number' ? entry.amount : entry.text;
      }),
    })),
  };
}
