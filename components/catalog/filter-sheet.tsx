import type { FocusEvent, ReactNode } from 'react';
import { isNarrowed, withoutFilters } from '@/lib/table/table-query';
import { grouped } from '@/lib/text/grouped';
import { own } from '@/lib/text/table';
import { buttonClasses } from '../ui/button';
import { classes } from '../ui/classes';
import { Disclosure } from '../ui/disclosure';
import { Select } from '../ui/field';
import { Sliders, X } from '../ui/icons';
import { ColumnChoices } from './column-menu';
import type { DrawnTable } from './drawn-table';
import { ExportMenu } from './export-menu';
import { FilterOptions, Waiting } from './filter-menu';
import { QueryLink } from './query-link';
import { SizeChoices, sizeColumn, sizeCount } from './size-menu';
import { ViewSwitch } from './view-switch';

const id = 'menu-all';

/** On a phone all of the toolbar's menus in one sheet over the whole screen. Without JavaScript the menus stay. */
export function FilterSheet({ model }: { readonly model: DrawnTable }) {
  const { menus } = model;
  const count = countOf(model);
  return (
    <div className="contents sm:hidden noscript:hidden">
      <button
        type="button"
        popoverTarget={id}
        className={classes(buttonClasses({ size: 'small' }), count > 0 && 'border-accent bg-accent-soft')}
      >
        <Sliders size={14} />
        Filters
        {count > 0 && (
          <span className="text-accent tabular-nums">
            {count}
            <span className="sr-only"> chosen</span>
          </span>
        )}
      </button>
      <div
        id={id}
        popover="auto"
        role="dialog"
        aria-label="Filters"
        onBeforeToggle={menus && ((event) => event.newState === 'open' && menus.toggle('all', true))}
        onToggle={menus && ((event) => toggled(event.currentTarget, event.newState === 'open', menus.toggle))}
        onBlur={menus && closeBehind}
        className="popover menu sheet bg-surface text-ink"
      >
        {menus === undefined ? (
          <div className="p-4">
            <Waiting />
          </div>
        ) : (
          menus.open === 'all' && <Sheet model={model} />
        )}
      </div>
    </div>
  );
}

function countOf(model: DrawnTable): number {
  const { data, query } = model;
  const others = data.columns.filter((column) => column.id !== sizeColumn);
  return others.reduce((sum, column) => sum + (own(query.filters, column.id)?.length ?? 0), sizeCount(model));
}

function toggled(sheet: HTMLElement, isOpen: boolean, toggle: (id: string, isOpen: boolean) => void): void {
  if (isOpen) sheet.querySelector('button')?.focus();
  else toggle('all', false);
}

/** Whoever goes on by the keyboard is not left behind a sheet that covers what has the focus. */
function closeBehind({ currentTarget, relatedTarget }: FocusEvent<HTMLElement>): void {
  if (relatedTarget instanceof Node && !currentTarget.contains(relatedTarget)) currentTarget.hidePopover();
}

function Sheet({ model }: { readonly model: DrawnTable }) {
  const { data, query, selection } = model;
  const columns = data.columns.filter(
    (column) => column.options && column.options.length > 1 && column.id !== sizeColumn,
  );
  const { length } = selection.rows;
  return (
    <>
      <div className="sticky top-0 z-10 flex items-center justify-between border-b border-line bg-surface py-1.5 pr-2 pl-4">
        <h2 className="text-md font-semibold">Filters</h2>
        <button
          type="button"
          popoverTarget={id}
          popoverTargetAction="hide"
          aria-label="Close the filters"
          className="inline-grid size-10 place-items-center rounded-md text-muted hover:text-ink"
        >
          <X size={18} />
        </button>
      </div>
      <div className="space-y-1 px-4 py-3">
        <Order model={model} />
        <Group title="Size" count={sizeCount(model)}>
          <SizeChoices model={model} />
        </Group>
        {columns.map((column) => (
          <Group key={column.id} title={column.title} count={own(query.filters, column.id)?.length ?? 0}>
            <div className="[&_fieldset>div]:max-h-none [&_legend]:sr-only">
              <FilterOptions model={model} column={column} />
            </div>
          </Group>
        ))}
        <Group title="Columns" count={query.columns.length}>
          <ColumnChoices model={model} />
        </Group>
        <div className="flex items-center gap-2 border-t border-line pt-3 text-sm text-muted">
          What is shown, as <ExportMenu model={model} />
        </div>
      </div>
      <div className="sticky bottom-0 z-10 flex items-center gap-3 border-t border-line bg-surface px-4 py-3">
        {isNarrowed(query) && (
          <QueryLink
            model={model}
            next={withoutFilters(query)}
            className={classes(buttonClasses({ variant: 'quiet' }), 'shrink-0')}
          >
            Clear all
          </QueryLink>
        )}
        <button
          type="button"
          popoverTarget={id}
          popoverTargetAction="hide"
          className={classes(buttonClasses({ variant: 'primary' }), 'flex-1')}
        >
          Show {grouped(length)} {length === 1 ? 'image' : 'images'}
        </button>
      </div>
    </>
  );
}

/** Only as it appears: whoever unticks the last choice goes on choosing. */
function openAtFirst(group: HTMLDetailsElement | null): void {
  if (group) group.open = true;
}

function Group({
  title,
  count,
  children,
}: {
  readonly title: string;
  readonly count: number;
  readonly children: ReactNode;
}) {
  return (
    <Disclosure
      ref={count > 0 ? openAtFirst : undefined}
      className="border-t border-line"
      summary={
        <span className="flex min-h-10 flex-1 items-center justify-between">
          {title}
          {count > 0 && <span className="text-sm font-normal text-accent tabular-nums">{count} chosen</span>}
        </span>
      }
    >
      <div className="pb-3 pl-5">{children}</div>
    </Disclosure>
  );
}

/** The headings that sort are not there on a phone. */
function Order({ model }: { readonly model: DrawnTable }) {
  const { query, columns, change } = model;
  const { sort } = query;
  const chosen = sort === undefined ? '' : `${sort.isDescending ? '-' : ''}${sort.column}`;
  const orders = [{ id: 'name', title: 'Name' }, ...columns.map(({ column }) => column)].flatMap(
    ({ id: column, title }) => [
      { value: column, title, order: 'ascending' },
      { value: `-${column}`, title, order: 'descending' },
    ],
  );

  function sortBy(value: string) {
    const isDescending = value.startsWith('-');
    const column = isDescending ? value.slice(1) : value;
    change?.({ ...query, sort: value === '' ? undefined : { column, isDescending } });
  }

  return (
    <div className="flex flex-wrap items-end gap-3 pb-3">
      <label htmlFor="order" className="min-w-40 flex-1 text-sm text-muted">
        Order
        <Select id="order" value={chosen} onChange={(event) => sortBy(event.target.value)} className="mt-1">
          <option value="">As the catalog has it</option>
          {orders.map(({ value, title, order }) => (
            <option key={value} value={value}>
              {title}, {order}
            </option>
          ))}
        </Select>
      </label>
      <ViewSwitch model={model} />
    </div>
  );
}
