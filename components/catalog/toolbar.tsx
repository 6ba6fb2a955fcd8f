import type { ReactNode } from 'react';
import { factsIn } from '@/lib/table/search';
import { isNarrowed } from '@/lib/table/table-query';
import { own } from '@/lib/text/table';
import { Button } from '../ui/button';
import { TextInput } from '../ui/field';
import { Search } from '../ui/icons';
import { ColumnMenu } from './column-menu';
import type { DrawnTable } from './drawn-table';
import { ExportMenu } from './export-menu';
import { FilterMenu, FilterOptions, ToolMenu } from './filter-menu';
import { FilterSheet } from './filter-sheet';
import { SizeMenu, sizeColumn } from './size-menu';
import { ViewSwitch } from './view-switch';

/** With a button of their own; the others stand together under "More". */
const leading = ['family', 'shell', 'libc', 'sbom'];

/** A plain form of the page's own address: without JavaScript it sends, with it every change shows at once. */
export function Toolbar({ model, compare }: { readonly model: DrawnTable; readonly compare: ReactNode }) {
  const { data, query, selection, change } = model;
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
      data-narrowed={isNarrowed(query) || undefined}
      className="catalog-tools no-print mb-3 flex flex-wrap items-center gap-2"
      onSubmit={change && ((event) => event.preventDefault())}
    >
      <div className="relative w-full sm:w-64 max-sm:scripting:w-0 max-sm:scripting:flex-1">
        <Search size={15} className="absolute top-1.5 left-2 text-muted" />
        <TextInput
          type="search"
          name="q"
          aria-label="Search names and tags, versions and other facts"
          aria-describedby={factsIn(selection.search).length > 0 ? 'understood' : undefined}
          placeholder="Search: python 3.13 no shell"
          autoComplete="off"
          dense
          className="pl-7.5"
          {...(change
            ? { value: query.q, onChange: (event) => change({ ...query, q: event.target.value }) }
            : { defaultValue: query.q })}
        />
      </div>
      <FilterSheet model={model} />
      <div className="contents max-sm:scripting:hidden">
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
      </div>
      <KeptParts model={model} />
      <noscript>
        <Button type="submit" variant="primary" size="small">
          Apply
        </Button>
      </noscript>
      <div className="flex flex-wrap items-center gap-2 lg:ml-auto">
        {compare}
        <div className="contents max-sm:scripting:hidden">
          <ViewSwitch model={model} />
          <ColumnMenu model={model} />
          <ExportMenu model={model} />
        </div>
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
