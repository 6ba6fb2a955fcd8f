import type { CatalogImage } from '@/lib/catalog/image';
import type { ComparisonRow, ComparisonRows } from '@/lib/table/comparison-rows';
import { inspectPage } from '../inspect/address';
import { Breakable } from '../ui/breakable';
import { CopyButton } from '../ui/copy-button';
import { Disclosure } from '../ui/disclosure';
import { X } from '../ui/icons';
import { PageLink } from '../ui/page-link';
import { Beside } from './beside';
import { ComparedValue } from './compared-value';

type Images = readonly CatalogImage[];

/**
 * Images side by side: what differs, then, folded, what does not. The page scrolls and not the table, so that the names
 * of the images can stay at the top; on a phone two stand side by side, as `app/styles/comparison.css` says.
 */
export function ComparisonTable({
  images,
  rows,
  today,
  without,
}: {
  readonly images: Images;
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
    <div className="comparison space-y-4">
      <Beside images={images} />
      <section aria-label="What differs" className="rounded-md border border-line bg-surface">
        <table>
          <caption className="sr-only">What differs between the images</caption>
          <Columns images={images} />
          <Head images={images} without={without} />
          <tbody>
            <References images={images} />
            <Rows images={images} rows={rows.different} today={today} />
          </tbody>
        </table>
      </section>
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
  readonly images: Images;
  readonly rows: readonly ComparisonRow[];
  readonly today: string;
  readonly title: string;
}) {
  if (rows.length === 0) return null;
  return (
    <Disclosure summary={title}>
      <section aria-label={title} className="mt-2 rounded-md border border-line bg-surface">
        <table>
          <caption className="sr-only">{title}</caption>
          <Columns images={images} />
          <Head images={images} />
          <tbody>
            <Rows images={images} rows={rows} today={today} />
          </tbody>
        </table>
      </section>
    </Disclosure>
  );
}

/** The names, which stay in sight. */
function Head({ images, without }: { readonly images: Images; readonly without?: (id: string) => string }) {
  return (
    <thead>
      <tr>
        <td />
        {images.map((image) => (
          <th key={image.id} scope="col">
            <span className="flex items-start justify-between gap-1">
              <PageLink
                href={`/images/${image.id}`}
                className="min-w-0 font-semibold hover:text-accent hover:underline"
              >
                {image.name}
              </PageLink>
              {without && (
                <PageLink
                  href={without(image.id)}
                  aria-label={`Remove ${image.name}`}
                  title="Remove"
                  className="no-print -mt-0.5 -mr-1.5 grid size-6 shrink-0 place-items-center rounded-sm text-muted hover:bg-surface hover:text-ink"
                >
                  <X size={14} />
                </PageLink>
              )}
            </span>
          </th>
        ))}
      </tr>
    </thead>
  );
}

function References({ images }: { readonly images: Images }) {
  return (
    <tr>
      <th scope="row">What to write</th>
      {images.map(({ id, reference }) => (
        <td key={id}>
          <span className="flex items-start justify-between gap-1">
            <code className="min-w-0 font-mono text-xs">
              <Breakable text={reference} />
            </code>
            <CopyButton text={reference} what={reference} className="-my-1 -mr-1.5 px-1.5" />
          </span>
          {reference !== 'scratch' && <Measure reference={reference} />}
        </td>
      ))}
    </tr>
  );
}

function Measure({ reference }: { readonly reference: string }) {
  return (
    <PageLink
      href={inspectPage(reference)}
      rel="nofollow"
      aria-label={`Measure ${reference}`}
      className="no-print link inline-flex min-h-6 items-center text-xs"
    >
      Measure it
    </PageLink>
  );
}

function Rows({
  images,
  rows,
  today,
}: {
  readonly images: Images;
  readonly rows: readonly ComparisonRow[];
  readonly today: string;
}) {
  return rows.map((row) => (
    <tr key={row.facet.id}>
      <th scope="row">
        <PageLink href={`/facts#${row.facet.id}`} className="hover:text-ink hover:underline">
          {row.facet.title}
        </PageLink>
      </th>
      {images.map((image, index) => (
        <td key={image.id}>
          <ComparedValue row={row} image={image} isBest={row.best.has(index)} today={today} />
        </td>
      ))}
    </tr>
  ));
}

function Columns({ images }: { readonly images: Images }) {
  return (
    <colgroup>
      <col />
      {images.map(({ id }) => (
        <col key={id} />
      ))}
    </colgroup>
  );
}

function count(number: number, what: string): string {
  return `${number} ${what}${number === 1 ? '' : 's'}`;
}
