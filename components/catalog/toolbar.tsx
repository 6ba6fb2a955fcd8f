import { Download, Search } from 'lucide-react';
import type { ReactNode } from 'react';
import { isVisible } from '@/lib/table/table-model';
import { own } from '@/lib/text/table';
import { Button, buttonClasses } from '../ui/button';
import { classes } from '../ui/classes';
import { Checkbox, TextInput } from '../ui/field';
import type { DrawnTable } from './drawn-table';
import { FilterMenu, FilterOptions, ToolMenu } from './filter-menu';
import { QueryLink } from './query-link';

/** With a button of their own; the others stand together under "More". */
const leading = ['family', 'shell', 'libc', 'sbom'];
/** Stands in the menu with its bounds. */
const sizeColumn = 'compressed-size';

/** A plain form of the page's own address: without JavaScript it sends, with it every change shows at once. */
export function Toolbar({ model, compare }: { readonly model: DrawnTable; readonly compare: ReactNode }) {
  const { data, query, change } = model;
  const filterable = data.columns.filter(({ options }) => options && options.length > 1);
  const leadingColumns = leading.flatMap((id) => filterable.filter((column) => column.id === id));
  const others = filterable.filter(({ id }) => !leading.includes(id) && id !== sizeColumn);
  const otherCount = others.reduce((sum, { id }) => sum + (own(query.filters, id)?.length ?? 0), 0);
  return (
    // biome-ignore lint/a11y/useSemanticElements: a search element would not be a form
    <form
      method="get"
      action="/"
      role="search"
      aria-label="Catalog"
      className="no-print mb-3 flex flex-wrap items-center gap-2"
      onSubmit={change && ((event) => event.preventDefault())}
    >
      <div className="relative w-full sm:w-64">
        <Search size={15} aria-hidden="true" className="absolute top-1.5 left-2 text-muted" />
        <TextInput
          type="search"
          name="q"
          aria-label="Search names and tags"
          placeholder="Search names and tags"
          autoComplete="off"
          dense
          className="pl-7.5"
          {...(change
            ? { value: query.q, onChange: (event) => change({ ...query, q: event.target.value }) }
            : { defaultValue: query.q })}
        />
      </div>
      {leadingColumns.map((column) => (
        <FilterMenu key={column.id} model={model} column={column} />
      ))}
      <SizeMenu model={model} />
      <ToolMenu
        model={model}
        id="more"
        title="More"
        count={otherCount}
        className="w-[min(44rem,calc(100vw-2rem))]"
      >
        <div className="gap-x-8 sm:columns-3">
          {others.map((column) => (
            <div key={column.id} className="mb-4 break-inside-avoid">
              <FilterOptions model={model} column={column} />
            </div>
          ))}
        </div>
      </ToolMenu>
      <KeptParts model={model} />
      <noscript>
        <Button type="submit" variant="primary" size="small">
          Apply
        </Button>
      </noscript>
      <div className="flex flex-wrap items-center gap-2 lg:ml-auto">
        {compare}
        <ViewSwitch model={model} />
        <ColumnMenu model={model} />
        <ExportMenu model={model} />
      </div>
    </form>
  );
}

/** What the form does not show but must keep when it is sent. */
function KeptParts({ model: { query } }: { readonly model: DrawnTable }) {
  const { sort } = query;
  return (
    <>
      {sort && <input type="hidden" name="sort" value={`${sort.isDescending ? '-' : ''}${sort.column}`} />}
      {query.isFlat && <input type="hidden" name="view" value="flat" />}
    </>
  );
}

function SizeMenu({ model }: { readonly model: DrawnTable }) {
  const { data, query, change } = model;
  const column = data.columns.find(({ id }) => id === sizeColumn);
  const ticked = own(query.filters, sizeColumn)?.length ?? 0;
  const bounds = [
    { name: 'min', label: 'At least', value: query.min },
    { name: 'max', label: 'At most', value: query.max },
  ] as const;
  return (
    <ToolMenu
      model={model}
      id="size"
      title="Size"
      count={ticked + Number(query.min !== undefined) + Number(query.max !== undefined)}
    >
      <fieldset>
        <legend className="mb-2 text-sm font-medium">Compressed, amd64, in MB</legend>
        <div className="flex gap-3">
          {bounds.map(({ name, label, value }) => (
            <label key={name} htmlFor={`size-${name}`} className="text-sm text-muted">
              {label}
              <TextInput
                type="number"
                id={`size-${name}`}
                name={name}
                min={0}
                step="any"
                inputMode="decimal"
                dense
                className="mt-1 max-w-28"
                {...(change
                  ? {
                      value: value ?? '',
                      onChange: (event) =>
                        change({
                          ...query,
                          [name]: event.target.value === '' ? undefined : Number(event.target.value),
                        }),
                    }
                  : { defaultValue: value })}
              />
            </label>
          ))}
        </div>
      </fieldset>
      {column && (
        <div className="mt-3">
          <FilterOptions model={model} column={column} />
        </div>
      )}
    </ToolMenu>
  );
}

function ViewSwitch({ model }: { readonly model: DrawnTable }) {
  const { query } = model;
  const views = [
    { isFlat: false, title: 'By family' },
    { isFlat: true, title: 'Flat' },
  ];
  return (
    <div className="flex overflow-hidden rounded-md border border-line-strong text-sm">
      {views.map(({ isFlat, title }) => (
        <QueryLink
          key={title}
          model={model}
          next={{ ...query, isFlat }}
          className={classes(
            'flex h-6.5 items-center px-2 font-medium',
            query.isFlat === isFlat ? 'bg-accent-soft text-accent' : 'bg-surface text-muted hover:text-ink',
          )}
        >
          {title}
          {query.isFlat === isFlat && <span className="sr-only"> (shown)</span>}
        </QueryLink>
      ))}
    </div>
  );
}

function ColumnMenu({ model }: { readonly model: DrawnTable }) {
  const { data, query, change } = model;

  function toggle(id: string) {
    const shown = data.columns.filter((column) => isVisible(column, query) !== (column.id === id));
    const isUsual = data.columns.every((column) => column.isShown === shown.includes(column));
    change?.({ ...query, columns: isUsual ? [] : shown.map((column) => column.id) });
  }

  return (
    <ToolMenu model={model} id="columns" title="Columns" className="w-[min(30rem,calc(100vw-2rem))]">
      <fieldset>
        <legend className="mb-1 text-sm font-medium">Columns</legend>
        <div className="grid gap-x-6 sm:grid-cols-2">
          {data.columns.map((column) => (
            <Checkbox
              key={column.id}
              name="column"
              value={column.id}
              label={column.title}
              {...(change
                ? { checked: isVisible(column, query), onChange: () => toggle(column.id) }
                : { defaultChecked: isVisible(column, query) })}
            />
          ))}
        </div>
      </fieldset>
    </ToolMenu>
  );
}

function ExportMenu({ model }: { readonly model: DrawnTable }) {
  const search = model.href(model.query).slice(1);
  return (
    <div className="flex items-center">
      {['csv', 'json'].map((format) => (
        <a
          key={format}
          href={`/catalog.${format}${search}`}
          download
          className={buttonClasses({ variant: 'quiet', size: 'small' })}
          title={`What is shown, as ${format.toUpperCase()}`}
        >
          {format === 'csv' && <Download size={14} aria-hidden="true" />}
          {format.toUpperCase()}
        </a>
      ))}
    </div>
  );
}
