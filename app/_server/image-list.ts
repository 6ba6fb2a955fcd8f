import 'server-only';
import type { Catalog } from '@/lib/catalog/image';
import { facetById } from '@/lib/facets/index';
import { factsIn } from '@/lib/table/search';
import { selectRows } from '@/lib/table/select';
import type { TableData } from '@/lib/table/table-data';
import { factsInShort, imageHead } from './image-json';
import type { ImageQuery } from './image-query';

/** One page of what the catalog's table would hold for a query, in its order. */
export function listImages(catalog: Catalog, data: TableData, { table, page, pageSize }: ImageQuery) {
  const { rows, search } = selectRows(data, table);
  const understood = factsIn(search);
  const ids = table.columns.length > 0 ? table.columns : data.columns.map(({ id }) => id);
  const asked = [...new Set(ids)].flatMap((id) => facetById(id) ?? []);
  const images = rows
    .slice((page - 1) * pageSize, page * pageSize)
    .flatMap(({ id }) => catalog.get(id) ?? [])
    .map((image) => ({ ...imageHead(image), facts: factsInShort(image, asked) }));
  return {
    total: rows.length,
    page,
    pageSize,
    catalogRevision: catalog.revision,
    catalogDate: catalog.date,
    ...(understood.length > 0 && { understood }),
    images,
  };
}

/** The query of the page after this one; `undefined` on the last. */
export function nextSearch(
  search: URLSearchParams,
  { total, page, pageSize }: { readonly total: number; readonly page: number; readonly pageSize: number },
): URLSearchParams | undefined {
  if (page * pageSize >= total) return undefined;
  const next = new URLSearchParams(search);
  next.set('page', String(page + 1));
  return next;
}
