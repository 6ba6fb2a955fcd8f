import 'server-only';
import type { WholeCatalog } from '@/lib/catalog/catalog';
import { buildTable } from '@/lib/table/build-table';
import type { TableData } from '@/lib/table/table-data';

const made = new Map<string, TableData>();

/** The whole comparison in its compact form, made once for a catalog and a day. */
export function tableData(catalog: WholeCatalog, today: string): TableData {
  const key = `${catalog.revision} ${today}`;
  const before = made.get(key);
  if (before !== undefined) return before;
  made.clear();
  const data = buildTable(catalog, today);
  made.set(key, data);
  return data;
}

/** Where the browser gets the rows. */
export function tableAddress({ revision }: { readonly revision: string }, today: string): string {
  return `/catalog-table.gz?of=${revision}-${today}`;
}
