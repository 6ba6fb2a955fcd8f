import { ActiveFilters } from './active-filters';
import { CompareButton } from './compare-button';
import type { DrawnTable } from './drawn-table';
import { NothingFound } from './nothing-found';
import { QueryLink } from './query-link';
import { TableFrame } from './table-frame';
import { TableRows } from './table-rows';
import { Toolbar } from './toolbar';

/** Lines of the first screen; the rest is a link away, or drawn as it scrolls into sight. */
const firstLines = 32;

/** Lines of a page of the whole table: all in one would be several megabytes. */
const linesPerPage = 100;

/** The table as the server writes it: links and a form, complete without JavaScript. */
export function CatalogStatic({ model, page }: { readonly model: DrawnTable; readonly page: number }) {
  const { items, query } = model;
  const pages = Math.ceil(items.length / linesPerPage);
  const current = Math.min(Math.max(page, 1), Math.max(pages, 1));
  const from = query.isWhole ? (current - 1) * linesPerPage : 0;
  const shown = items.slice(from, from + (query.isWhole ? linesPerPage : firstLines));
  return (
    <>
      <Toolbar model={model} compare={<CompareButton />} />
      <ActiveFilters model={model} />
      {items.length === 0 ? (
        <NothingFound model={model} />
      ) : (
        <TableFrame model={model}>
          <TableRows model={model} items={shown} from={from} />
        </TableFrame>
      )}
      {query.isWhole && pages > 1 && <Pages model={model} current={current} pages={pages} />}
      {!query.isWhole && shown.length < items.length && (
        <p className="no-print mt-2 text-sm">
          <QueryLink model={model} next={{ ...query, isWhole: true }} className="text-accent hover:underline">
            {query.isFlat ? 'Show all rows' : 'Show every family in full'}
          </QueryLink>
        </p>
      )}
    </>
  );
}

/** Only without JavaScript: the live table has all lines in one. */
function Pages({
  model,
  current,
  pages,
}: {
  readonly model: DrawnTable;
  readonly current: number;
  readonly pages: number;
}) {
  const address = model.href({ ...model.query, isWhole: true });
  const numbers = Array.from({ length: pages }, (_, index) => index + 1);
  return (
    <nav aria-label="Pages of the table" className="no-print mt-2">
      <ul className="flex flex-wrap gap-1 text-sm tabular-nums">
        {numbers.map((number) => (
          <li key={number}>
            <a
              href={`${address}&page=${number}`}
              aria-label={`Page ${number}`}
              aria-current={number === current ? 'page' : undefined}
              className="inline-flex h-7 min-w-7 items-center justify-center rounded-md px-1.5 text-accent hover:underline aria-[current]:bg-sunken aria-[current]:font-medium aria-[current]:text-ink"
            >
              {number}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
