import 'server-only';
import { facetById } from '@/lib/facets/index';
import { clip, type Fault } from '@/lib/report/read-request';
import type { Column, TableData } from '@/lib/table/table-data';
import { mostTicked, queryParsers, readTableQuery, type TableQuery } from '@/lib/table/table-query';
import { mostWords } from '@/lib/table/words';
import { refuseFaults, single, unknownParameters } from './query';

export type ImageQuery = {
  readonly table: TableQuery;
  readonly page: number;
  readonly pageSize: number;
};

export const defaultPageSize = 50;
export const maximumPageSize = 200;

/** Parameters that lay out the catalog's page: allowed, so that its address can be used here, and without effect. */
export const layoutParameters = ['view', 'open', 'rows'] as const;

/**
 * What GET /api/images is asked: the catalog's own query, read strictly, and a page.
 * Where the page shows what it can of a wrong address, this throws RequestError with every fault named.
 */
export function readImageQuery(data: TableData, search: URLSearchParams): ImageQuery {
  const known = new Set([...Object.keys(queryParsers(data)), 'page', 'pageSize']);
  const faults = unknownParameters(search, known);
  for (const column of data.columns) faults.push(...filterFaults(column, search.getAll(column.id)));
  faults.push(...tickedFaults(data, search));
  const { length: words } = (single(search, 'q', faults) ?? '').split(/\s+/).filter(Boolean);
  if (words > mostWords)
    faults.push({ path: 'q', message: `has ${words} words; ${mostWords} are looked at` });
  readSize(search, faults);
  readColumns(data, search, faults);
  const page = readCount(search, 'page', 1, Number.MAX_SAFE_INTEGER, faults);
  const pageSize = readCount(search, 'pageSize', defaultPageSize, maximumPageSize, faults);
  refuseFaults(faults);
  return { table: readTableQuery(data, search), page, pageSize };
}

/** What the page passes over is refused here. */
function tickedFaults({ columns }: TableData, search: URLSearchParams): Fault[] {
  let left = mostTicked;
  for (const { id } of columns) {
    left -= new Set(search.getAll(id)).size;
    if (left < 0)
      return [{ path: id, message: `is one filter too many: at most ${mostTicked} values are taken` }];
  }
  return [];
}

function filterFaults({ id, options }: Column, values: readonly string[]): Fault[] {
  if (options === undefined) return [];
  const known = options.map(({ value }) => value);
  return values
    .filter((value) => !known.includes(value))
    .map((value) => ({ path: id, message: `has no value \`${clip(value)}\`; there ${listed(known)}` }));
}

function listed(values: readonly string[]): string {
  const shown = values.slice(0, 12).map((value) => `\`${value}\``);
  const rest = values.length > shown.length ? ` and ${values.length - shown.length} more` : '';
  return `${values.length === 1 ? 'is' : 'are'} ${shown.join(', ')}${rest}`;
}

function readSize(search: URLSearchParams, faults: Fault[]): void {
  const [min, max] = ['min', 'max'].map((name) => {
    const text = single(search, name, faults);
    if (text === undefined) return undefined;
    if (/^\d{1,9}(?:\.\d{1,9})?$/.test(text)) return Number(text);
    faults.push({ path: name, message: 'must be a number of megabytes such as 20 or 1.5' });
    return undefined;
  });
  if (min !== undefined && max !== undefined && min > max)
    faults.push({ path: 'min', message: 'is larger than `max`' });
}

function readColumns(data: TableData, search: URLSearchParams, faults: Fault[]): void {
  const columns = new Set(['name', ...data.columns.map(({ id }) => id)]);
  const sort = single(search, 'sort', faults);
  if (sort !== undefined && !columns.has(sort.replace(/^-/, '')))
    faults.push({
      path: 'sort',
      message: `has no column \`${clip(sort)}\`; it takes \`name\` or the id of a fact, with a minus in front for descending`,
    });
  for (const id of search.getAll('column')) {
    if (columns.has(id) || facetById(id) !== undefined) continue;
    faults.push({ path: 'column', message: `names no fact: \`${clip(id)}\`` });
  }
}

function readCount(
  search: URLSearchParams,
  name: string,
  usual: number,
  most: number,
  faults: Fault[],
): number {
  const text = single(search, name, faults);
  if (text === undefined) return usual;
  const count = /^[1-9]\d{0,15}$/.test(text) ? Number(text) : Number.NaN;
  if (count <= most) return count;
  const limit = most === Number.MAX_SAFE_INTEGER ? 'from 1' : `from 1 to ${most}`;
  faults.push({ path: name, message: `must be a whole number ${limit}` });
  return usual;
}
