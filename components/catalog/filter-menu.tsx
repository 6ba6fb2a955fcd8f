import type { ReactNode } from 'react';
import type { Column } from '@/lib/table/table-data';
import { own } from '@/lib/text/table';
import { buttonClasses } from '../ui/button';
import { classes } from '../ui/classes';
import { Checkbox } from '../ui/field';
import { ChevronDown } from '../ui/icons';
import type { DrawnTable } from './drawn-table';

/** A button that opens a panel of the toolbar; `id` is fixed, so that an open panel survives the page coming alive. */
export function ToolMenu({
  model: { menus },
  id,
  title,
  count = 0,
  children,
  className,
}: {
  readonly model: Pick<DrawnTable, 'menus'>;
  readonly id: string;
  readonly title: string;
  readonly count?: number;
  readonly children: ReactNode;
  readonly className?: string;
}) {
  return (
    <>
      <button
        type="button"
        popoverTarget={`menu-${id}`}
        className={classes(buttonClasses({ size: 'small' }), count > 0 && 'border-accent bg-accent-soft')}
      >
        {title}
        {count > 0 && (
          <span className="text-accent tabular-nums">
            {count}
            <span className="sr-only"> chosen</span>
          </span>
        )}
        <ChevronDown size={13} className="text-muted" />
      </button>
      <div
        id={`menu-${id}`}
        popover="auto"
        onBeforeToggle={menus && ((event) => event.newState === 'open' && menus.toggle(id, true))}
        onToggle={menus && ((event) => event.newState === 'closed' && menus.toggle(id, false))}
        className={classes(
          'popover menu rounded-md border border-line-strong bg-surface p-3 text-ink shadow-lifted',
          className,
        )}
      >
        {menus === undefined ? <Waiting>{children}</Waiting> : menus.open === id && children}
      </div>
    </>
  );
}

/** Hundreds of choices nobody may open: in the page only where no script will bring them when asked for. */
export function Waiting({ children }: { readonly children?: ReactNode }) {
  return (
    <>
      <p className="hidden text-sm text-muted scripting:block">Getting the choices…</p>
      {children && <noscript>{children}</noscript>}
    </>
  );
}

export function FilterMenu({ model, column }: { readonly model: DrawnTable; readonly column: Column }) {
  return (
    <ToolMenu
      model={model}
      id={column.id}
      title={column.title}
      count={own(model.query.filters, column.id)?.length ?? 0}
      className="min-w-52"
    >
      <FilterOptions model={model} column={column} />
    </ToolMenu>
  );
}

/** More would push all that follows out of sight. */
const longList = 24;

export function FilterOptions({ model, column }: { readonly model: DrawnTable; readonly column: Column }) {
  const { query, selection, change } = model;
  const ticked = own(query.filters, column.id) ?? [];
  const counts = selection.counts.get(column.id);

  function toggle(value: string) {
    const next = ticked.includes(value) ? ticked.filter((other) => other !== value) : [...ticked, value];
    change?.({ ...query, filters: { ...query.filters, [column.id]: next } });
  }

  return (
    <fieldset>
      <legend className="mb-1 text-sm font-medium">{column.title}</legend>
      <div
        className={classes(column.options && column.options.length > longList && 'max-h-72 overflow-y-auto')}
      >
        {column.options?.map(({ value, label }, index) => {
          const isTicked = ticked.includes(value);
          const count = counts?.[index] ?? 0;
          return (
            <Checkbox
              key={value}
              name={column.id}
              value={value}
              label={label}
              count={count}
              {...(change
                ? { checked: isTicked, onChange: () => toggle(value) }
                : { defaultChecked: isTicked })}
              className={classes(count === 0 && !isTicked && 'text-muted')}
            />
          );
        })}
      </div>
    </fieldset>
  );
}
