import type { Column } from '@/lib/table/table-data';
import { grouped } from '@/lib/text/grouped';
import { classes } from '../ui/classes';
import { ArrowDown, ArrowUp } from '../ui/icons';
import type { DrawnTable } from './drawn-table';
import { QueryLink } from './query-link';

/** Ascending first, where less is what people look for; then descending; then the catalog's own order. */
function nextSorting({ query }: DrawnTable, column: string) {
  const { sort } = query;
  if (sort?.column !== column) return { ...query, sort: { column, isDescending: false } };
  return { ...query, sort: sort.isDescending ? undefined : { column, isDescending: true } };
}

/** What stands over a column: of sizes in which unit. */
export function headingOf({ kind, title }: Column): string {
  return kind === 'size' ? `${title}, MB` : title;
}

export function TableHead({ model }: { readonly model: DrawnTable }) {
  return (
    <thead>
      <tr>
        <Heading model={model} id="name" title="Image" isFirst />
        {model.columns.map(({ column, known }) => (
          <Heading
            key={column.id}
            model={model}
            id={column.id}
            title={headingOf(column)}
            known={known}
            isNumeric={column.kind === 'number'}
          />
        ))}
      </tr>
    </thead>
  );
}

function Heading({
  model,
  id,
  title,
  known,
  isFirst = false,
  isNumeric = false,
}: {
  readonly model: DrawnTable;
  readonly id: string;
  readonly title: string;
  /** Of how many of the rows in view. */
  readonly known?: number;
  readonly isFirst?: boolean;
  readonly isNumeric?: boolean;
}) {
  const sort = model.query.sort?.column === id ? model.query.sort : undefined;
  const Arrow = sort?.isDescending ? ArrowDown : ArrowUp;
  const { length } = model.selection.rows;
  return (
    <th
      scope="col"
      aria-sort={sort ? (sort.isDescending ? 'descending' : 'ascending') : undefined}
      className={classes('h-15 border-b border-line-strong p-0 font-medium', isFirst && 'first')}
    >
      <QueryLink
        model={model}
        next={nextSorting(model, id)}
        className={classes(
          'group flex h-15 items-center px-2.5 leading-tight hover:text-ink',
          isNumeric && 'justify-end',
          sort ? 'text-ink' : 'text-muted',
        )}
      >
        <span className={classes('min-w-0', isNumeric && 'text-right')}>
          {title}
          <Arrow
            size={13}
            aria-hidden="true"
            className={classes(
              'absolute mt-0.5 ml-1 inline',
              !sort && 'opacity-0 group-hover:opacity-60 group-focus-visible:opacity-60',
            )}
          />
          {known !== undefined && (
            <span className="block text-xs font-normal whitespace-nowrap text-muted tabular-nums">
              {known === 0 ? 'none known' : known === length ? 'all known' : `${grouped(known)} known`}
            </span>
          )}
        </span>
      </QueryLink>
    </th>
  );
}
