import { X } from 'lucide-react';
import Link from 'next/link';
import type { CatalogImage } from '@/lib/catalog/image';
import type { ComparisonRow, ComparisonRows } from '@/lib/table/comparison-rows';
import { FactValue } from '../fact/fact-value';
import { Breakable } from '../ui/breakable';
import { Disclosure } from '../ui/disclosure';
import { TableScroll } from '../ui/table';

/** Images side by side: what differs, then, folded, what does not. */
export function ComparisonTable({
  images,
  rows,
  today,
  without,
}: {
  readonly images: readonly CatalogImage[];
  readonly rows: ComparisonRows;
  readonly today: string;
  /** Address of the comparison without an image. */
  without(id: string): string;
}) {
  const folds = [
    { title: `${count(rows.same.length, 'fact')} the same for all`, rows: rows.same },
    { title: `${count(rows.partly.length, 'fact')} known of some only`, rows: rows.partly },
    { title: `${count(rows.unknown.length, 'fact')} not known of any`, rows: rows.unknown },
  ];
  return (
    <div className="space-y-4">
      <TableScroll label="What differs">
        <table
          className="w-full table-fixed border-separate border-spacing-0 text-left text-sm"
          style={widthOf(images)}
        >
          <caption className="sr-only">What differs between the images</caption>
          <Columns images={images} />
          <thead>
            <tr>
              <td className="left-0 z-10 bg-sunken sm:sticky" />
              {images.map((image) => (
                <th
                  key={image.id}
                  scope="col"
                  className="border-l border-line bg-sunken px-3 py-2 align-top font-normal"
                >
                  <span className="flex items-start justify-between gap-2">
                    <Link
                      href={`/images/${image.id}`}
                      className="min-w-0 font-semibold wrap-anywhere hover:text-accent hover:underline"
                    >
                      {image.name}
                    </Link>
                    <Link
                      href={without(image.id)}
                      aria-label={`Remove ${image.name}`}
                      title="Remove"
                      className="no-print -mt-0.5 -mr-1.5 shrink-0 rounded-sm p-1.5 text-muted hover:bg-surface hover:text-ink"
                    >
                      <X size={14} aria-hidden="true" />
                    </Link>
                  </span>
                  <code className="mt-1 block font-mono text-xs text-muted wrap-anywhere">
                    <Breakable text={image.reference} />
                  </code>
                </th>
              ))}
            </tr>
          </thead>
          <Body images={images} rows={rows.different} today={today} />
        </table>
      </TableScroll>
      {folds.map(({ title, rows: folded }) => (
        <Folded key={title} images={images} rows={folded} today={today} title={title} />
      ))}
    </div>
  );
}

function Folded({
  images,
  rows,
  today,
  title,
}: {
  readonly images: readonly CatalogImage[];
  readonly rows: readonly ComparisonRow[];
  readonly today: string;
  readonly title: string;
}) {
  if (rows.length === 0) return null;
  return (
    <Disclosure summary={title}>
      <TableScroll label={title} className="mt-2">
        <table
          className="w-full table-fixed border-separate border-spacing-0 text-left text-sm"
          style={widthOf(images)}
        >
          <caption className="sr-only">{title}</caption>
          <Columns images={images} />
          <thead className="sr-only">
            <tr>
              <td />
              {images.map((image) => (
                <th key={image.id} scope="col">
                  {image.name}
                </th>
              ))}
            </tr>
          </thead>
          <Body images={images} rows={rows} today={today} />
        </table>
      </TableScroll>
    </Disclosure>
  );
}

function Body({
  images,
  rows,
  today,
}: {
  readonly images: readonly CatalogImage[];
  readonly rows: readonly ComparisonRow[];
  readonly today: string;
}) {
  return (
    <tbody>
      {rows.map((row) => (
        <tr key={row.facet.id}>
          <th
            scope="row"
            className="left-0 z-10 border-t border-line bg-surface px-3 py-1.5 align-top font-normal text-muted sm:sticky"
          >
            <Link href={`/facts#${row.facet.id}`} prefetch={false} className="hover:text-ink hover:underline">
              {row.facet.title}
            </Link>
          </th>
          {images.map((image, index) => (
            <td key={image.id} className="border-t border-l border-line px-3 py-1.5 align-top">
              <Value row={row} image={image} isBest={row.best.has(index)} today={today} />
            </td>
          ))}
        </tr>
      ))}
    </tbody>
  );
}

function Value({
  row,
  image,
  isBest,
  today,
}: {
  readonly row: ComparisonRow;
  readonly image: CatalogImage;
  readonly isBest: boolean;
  readonly today: string;
}) {
  const { facet, scale } = row;
  const text = facet.text(image);
  const amount = facet.number(image);
  const aside = facet.aside(image, today);
  return (
    <>
      <FactValue
        name={`${facet.title}, ${image.name}`}
        fact={facet.fact(image)}
        text={text?.replace(/^https:\/\//, '')}
      />
      {isBest && (
        <span className="ml-2 rounded-sm bg-accent-soft px-1 text-xs font-medium text-accent">
          {facet.better === 'less' ? 'least' : 'most'}
        </span>
      )}
      {aside && <span className="block text-muted">{aside}</span>}
      {scale !== undefined && amount !== undefined && (
        <span aria-hidden="true" className="mt-1 mb-0.5 block h-1.5 max-w-48">
          <span
            className="block h-full min-w-px bg-control"
            style={{ width: `${(100 * amount) / Math.max(scale, 1)}%` }}
          />
        </span>
      )}
    </>
  );
}

function Columns({ images }: { readonly images: readonly CatalogImage[] }) {
  return (
    <colgroup>
      <col className="w-31 sm:w-38" />
      {images.map(({ id }) => (
        <col key={id} />
      ))}
    </colgroup>
  );
}

function widthOf(images: readonly CatalogImage[]) {
  return { minWidth: `${7.75 + images.length * 11}rem` };
}

function count(number: number, what: string): string {
  return `${number} ${what}${number === 1 ? '' : 's'}`;
}
