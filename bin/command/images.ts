import type { WholeCatalog } from '../../lib/catalog/catalog';
import { readCatalog } from '../../lib/catalog/files';
import { renderJson } from '../../lib/render/json';
import { plural } from '../../lib/report/words';
import { buildTable } from '../../lib/table/build-table';
import { csvLine } from '../../lib/table/csv';
import { nearestRows } from '../../lib/table/nearest';
import { factsIn } from '../../lib/table/search';
import { selectRows } from '../../lib/table/select';
import { type Column, entryOf, type Row, type TableData } from '../../lib/table/table-data';
import { wholeTable } from '../../lib/table/table-query';
import { mostWords } from '../../lib/table/words';
import { mostAlike } from '../../lib/text/alike';
import { visible, visibleExcept } from '../../lib/text/visible';
import { InputError } from '../input-error';
import { today } from '../today';
import { columnsText } from './columns';

export type AskedForImages = { readonly format: string; readonly sort: string; readonly limit?: string };

/** What is shown of an image, by the ids of the facets. */
const shownFacts = ['compressed-size', 'libc', 'shell', 'user', 'support-ends'] as const;

/** Lines that are still read in a terminal. */
const usualLimit = 25;

/** `plinth images`: the catalog, searched as its page searches it. */
export function imagesCommand(words: readonly string[], asked: AskedForImages): void {
  const q = words.join(' ');
  const { length } = q.split(/\s+/).filter(Boolean);
  if (length > mostWords) throw new InputError(`${length} words are too many: ${mostWords} are looked at`);
  const catalog = readCatalog();
  const data = buildTable(catalog, today);
  const { rows, search } = selectRows(data, {
    ...wholeTable,
    q,
    isFlat: true,
    sort: sortingOf(asked.sort, data),
  });
  const limit = limitOf(asked);
  const list = { q, data, rows, shown: rows.slice(0, limit), understood: factsIn(search) };
  process.stdout.write(written(asked.format, list, catalog));
  if (rows.length > 0) return;
  process.exitCode = 1;
  if (asked.format === 'text') process.stderr.write(nothingFound(list));
}

type List = {
  readonly q: string;
  readonly data: TableData;
  /** All that were found. */
  readonly rows: readonly Row[];
  readonly shown: readonly Row[];
  readonly understood: readonly string[];
};

function sortingOf(written: string, { columns }: TableData) {
  const isDescending = written.startsWith('-');
  const column = isDescending ? written.slice(1) : written;
  const known = ['name', ...columns.map(({ id }) => id)];
  if (known.includes(column)) return { column, isDescending };
  const near = mostAlike(column, known, (id) => [id], 3);
  throw new InputError(
    `--sort ${written}: there is no such fact; ${near.length > 0 ? `did you mean ${near.join(' or ')}?` : 'choose of name, compressed-size, unpacked-size, libc, support-ends and the others of the catalog'}`,
  );
}

/** A terminal shows the first, a file takes all. */
function limitOf({ format, limit }: AskedForImages): number {
  if (limit === undefined) return format === 'text' ? usualLimit : Number.POSITIVE_INFINITY;
  if (/^[1-9]\d{0,6}$/.test(limit)) return Number(limit);
  throw new InputError(`--limit ${limit}: give a whole number from 1`);
}

function written(format: string, list: List, catalog: WholeCatalog): string {
  if (format === 'json') return jsonOf(list, catalog);
  return format === 'csv' ? csvOf(list) : textOf(list);
}

function shownColumns({
  columns,
}: TableData): readonly { readonly column: Column; readonly index: number }[] {
  return shownFacts.flatMap((id) => {
    const index = columns.findIndex((column) => column.id === id);
    const column = columns[index];
    return column === undefined ? [] : [{ column, index }];
  });
}

function textOf({ data, q, rows, shown, understood }: List): string {
  if (shown.length === 0) return '';
  const columns = shownColumns(data);
  const cellOf = (row: Row, index: number) => {
    const entry = entryOf(data, row, index);
    return entry === undefined || entry.unknown !== undefined ? '?' : entry.text;
  };
  const table = columnsText([
    ['image', ...columns.map(({ column }) => titleOf(column))],
    ...shown.map((row) => [
      row.reference,
      ...columns.map(({ index }) => cellOf(row, index)),
      ...(row.ended === undefined ? [] : [row.ended === 'retired' ? 'withdrawn' : 'out of support']),
    ]),
  ]);
  const meant = understood.length === 0 ? '' : `Understood: ${understood.join(', ')}\n\n`;
  const count = `${plural(rows.length, 'image', 'images')} of the catalog${q === '' ? '' : ' found'}`;
  const more =
    shown.length < rows.length
      ? `; the first ${shown.length} are shown, --limit ${rows.length} shows all`
      : '';
  return visibleExcept('\n', `${meant}${table}\n${count}${more}\n`);
}

function titleOf({ kind, title }: Column): string {
  return kind === 'size' ? `${title.toLowerCase()} (MB)` : title.charAt(0).toLowerCase() + title.slice(1);
}

/** Sizes in bytes; what is not known is left out. */
function valueOf(data: TableData, row: Row, column: Column, index: number): string | number | undefined {
  const entry = entryOf(data, row, index);
  if (entry === undefined || entry.unknown !== undefined) return undefined;
  return column.kind === 'text' ? entry.text : entry.amount;
}

function jsonOf({ data, rows, shown, understood }: List, { date, revision }: WholeCatalog): string {
  return renderJson({
    total: rows.length,
    catalogRevision: revision,
    catalogDate: date,
    ...(understood.length > 0 && { understood }),
    images: shown.map((row) => ({
      id: row.id,
      reference: row.reference,
      name: row.name,
      family: data.families[row.family]?.id,
      ...(row.ended !== undefined && { ended: row.ended }),
      facts: Object.fromEntries(
        data.columns.flatMap((column, index) => {
          const value = column.id === 'family' ? undefined : valueOf(data, row, column, index);
          return value === undefined ? [] : [[column.id, value]];
        }),
      ),
    })),
  });
}

function csvOf({ data, shown }: List): string {
  const columns = shownColumns(data);
  return [
    csvLine([
      'id',
      'reference',
      'name',
      'family',
      ...columns.map(({ column }) => (column.kind === 'size' ? `${column.id} (bytes)` : column.id)),
      'ended',
    ]),
    ...shown.map((row) =>
      csvLine([
        row.id,
        row.reference,
        row.name,
        data.families[row.family]?.id,
        ...columns.map(({ column, index }) => valueOf(data, row, column, index)),
        row.ended,
      ]),
    ),
  ].join('');
}

function nothingFound({ data, q, understood }: List): string {
  const near = nearestRows(data, q).map(({ reference }) => reference);
  const meant = understood.length === 0 ? '' : ` (${understood.join(', ')})`;
  const nearest = near.length === 0 ? '' : ` The nearest by name: ${near.join(', ')}.`;
  return `plinth: ${visible(`no image of the catalog is all of "${q}"${meant}.${nearest}`)}\n`;
}
