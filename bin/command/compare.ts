import type { WholeCatalog } from '../../lib/catalog/catalog';
import { readCatalog } from '../../lib/catalog/files';
import { findImage } from '../../lib/catalog/find';
import type { CatalogImage } from '../../lib/catalog/image';
import { facets } from '../../lib/facets';
import { imageHits } from '../../lib/palette/images';
import { renderJson } from '../../lib/render/json';
import { plural } from '../../lib/report/words';
import { buildTable } from '../../lib/table/build-table';
import { type ComparisonRow, compareImages, markOf } from '../../lib/table/comparison-rows';
import { nearestRows } from '../../lib/table/nearest';
import { visibleExcept } from '../../lib/text/visible';
import { InputError } from '../input-error';
import { today } from '../today';
import { columnsText } from './columns';

export type AskedToCompare = { readonly format: string; readonly all?: boolean };

const mostCompared = 5;
const mostNamed = 5;

/** Longer values are lists; the whole of them is in the JSON. Narrower, nothing can be read. */
const usualWidth = 40;
const leastWidth = 16;

/** Of titles of facts. */
const titleWidth = 18;

/** `plinth compare`: images side by side, first what differs. */
export function compareCommand(names: readonly string[], { all, format }: AskedToCompare): void {
  if (names.length < 2) throw new InputError('name at least two images to compare');
  if (names.length > mostCompared)
    throw new InputError(`${names.length} images are too many: up to ${mostCompared} stand side by side`);
  const catalog = readCatalog();
  const images = names.map((name) => imageNamed(name, catalog));
  const twice = images.find((image, at) => images.indexOf(image) !== at);
  if (twice !== undefined) throw new InputError(`${twice.reference} is named twice`);
  const written = format === 'json' ? jsonOf(images) : textOf(images, all === true);
  process.stdout.write(visibleExcept('\n', written));
}

/** By its id, its name, its reference or words that fit it alone. Throws InputError with those that it may be. */
function imageNamed(name: string, catalog: WholeCatalog): CatalogImage {
  const exact = catalog.images.find(({ id, name: title, reference }) =>
    [id, title, reference].includes(name),
  );
  if (exact !== undefined) return exact;
  const found = findImage(catalog, name, today);
  if ((found.kind === 'image' || found.kind === 'scratch') && found.image.entry) return found.image;
  const table = buildTable(catalog, today);
  const { hits, total } = imageHits(table, name, mostNamed);
  const fitting = hits.flatMap(({ key }) => catalog.get(key) ?? []);
  const [only] = fitting;
  if (only !== undefined && total === 1) return only;
  const said = (images: readonly CatalogImage[]) => images.map(({ reference }) => reference).join(', ');
  if (only !== undefined) throw new InputError(`${name}: it fits ${total} images, such as ${said(fitting)}`);
  const near = nearestRows(table, name).flatMap(({ id }) => catalog.get(id) ?? []);
  throw new InputError(
    `${name}: the catalog has no such image${near.length === 0 ? '' : `; the nearest by name: ${said(near)}`}`,
  );
}

function textOf(images: readonly CatalogImage[], isWhole: boolean): string {
  const { different, partly, same, unknown } = compareImages(images, facets);
  const heads = ['', ...images.map(({ reference }) => reference)];
  const parts = [
    different.length === 0
      ? 'Nothing that is known differs.\n'
      : columnsText([heads, ...different.map((row) => cellsOf(row, images))]),
    ...(isWhole ? [section('The same', same, images), section('Not known of all', partly, images)] : []),
    `${plural(different.length, 'fact differs', 'facts differ')}, ${plural(same.length, 'is', 'are')} the same, ${plural(partly.length + unknown.length, 'is', 'are')} not known of all${isWhole ? '' : '; --all shows those too'}\n`,
  ];
  return parts.filter(Boolean).join('\n');
}

function section(title: string, rows: readonly ComparisonRow[], images: readonly CatalogImage[]): string {
  if (rows.length === 0) return '';
  return `${title}\n${columnsText(rows.map((row) => cellsOf(row, images)))}`;
}

/** So that the images stand beside each other, where the terminal is wide enough for that. */
function widthOf({ length }: readonly CatalogImage[]): number {
  const { columns } = process.stdout;
  if (columns === undefined) return usualWidth;
  return Math.max(leastWidth, Math.floor((columns - titleWidth) / length) - 2);
}

function cellsOf({ best, facet }: ComparisonRow, images: readonly CatalogImage[]): readonly string[] {
  const widest = widthOf(images);
  return [
    facet.title,
    ...images.map((image, at) => {
      const text = facet.text(image) ?? '?';
      const short = text.length > widest ? `${text.slice(0, widest - 1)}…` : text;
      return best.has(at) ? `${short} (${markOf(facet)})` : short;
    }),
  ];
}

function jsonOf(images: readonly CatalogImage[]): string {
  const { different, partly, same, unknown } = compareImages(images, facets);
  const rowsOf = (rows: readonly ComparisonRow[]) =>
    rows.map(({ best, facet }) => ({
      facet: facet.id,
      title: facet.title,
      values: images.map((image) => facet.text(image) ?? null),
      ...(best.size > 0 && { best: [...best] }),
    }));
  return renderJson({
    images: images.map(({ id, name, reference }) => ({ id, name, reference })),
    different: rowsOf(different),
    same: rowsOf(same),
    partly: rowsOf(partly),
    unknown: unknown.map(({ facet }) => facet.id),
  });
}
