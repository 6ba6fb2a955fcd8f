'use client';

import { useVirtualizer } from '@tanstack/react-virtual';
import { throttle, useQueryStates } from 'nuqs';
import { NuqsAdapter } from 'nuqs/adapters/next/app';
import { useDeferredValue, useMemo, useRef, useState } from 'react';
import { ActiveFilters } from './active-filters';
import { NothingFound } from './catalog-static';
import { CompareButton } from './compare-button';
import type { TableData } from './table-data';
import { TableFrame } from './table-frame';
import { type TableModel, tableModel } from './table-model';
import { fromTableQuery, queryParsers, toTableQuery } from './table-query';
import { rowHeight, TableRows } from './table-rows';
import { Toolbar } from './toolbar';

type Start = {
  /** What stood in the search field when the table came alive. */
  readonly q: string;
  /** Ids ticked for comparison. */
  readonly chosen: readonly string[];
};

/** The table that answers at once: selection in the browser, its state in the address. */
export function CatalogLive({ data, start }: { readonly data: TableData; readonly start: Start }) {
  return (
    <NuqsAdapter>
      <LiveTable data={data} start={start} />
    </NuqsAdapter>
  );
}

function LiveTable({ data, start }: { readonly data: TableData; readonly start: Start }) {
  const parsers = useMemo(() => queryParsers(data), [data]);
  const noFilters = useMemo(
    () => Object.fromEntries(Object.keys(parsers.filters).map((id) => [id, null])),
    [parsers],
  );
  const options = { shallow: true, limitUrlUpdates: throttle(200) };
  const [fixed, setFixed] = useQueryStates(parsers.fixed, options);
  const [filters, setFilters] = useQueryStates(parsers.filters, options);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(() => new Set(start.chosen));
  const [q, setQ] = useState(start.q);

  const query = useMemo(() => ({ ...toTableQuery(fixed, filters), q }), [fixed, filters, q]);
  const model = useMemo(
    () =>
      tableModel(data, query, (next) => {
        const parts = fromTableQuery(next);
        setQ(next.q);
        setFixed(parts.fixed);
        setFilters({ ...noFilters, ...parts.filters });
      }),
    [data, query, noFilters, setFixed, setFilters],
  );
  const settled = useDeferredValue(model);

  function toggle(id: string) {
    const next = new Set(chosen);
    if (!next.delete(id)) next.add(id);
    setChosen(next);
  }

  return (
    <>
      <Toolbar model={model} compare={<CompareButton count={chosen.size} />} />
      {[...chosen].map((id) => (
        <input key={id} type="hidden" form="compare" name="with" value={id} />
      ))}
      <ActiveFilters model={settled} />
      {settled.items.length === 0 ? (
        <NothingFound model={settled} />
      ) : (
        <VirtualTable model={settled} chosen={chosen} toggle={toggle} />
      )}
    </>
  );
}

function VirtualTable({
  model,
  chosen,
  toggle,
}: {
  readonly model: TableModel;
  readonly chosen: ReadonlySet<string>;
  toggle(id: string): void;
}) {
  const scroller = useRef<HTMLElement>(null);
  const { items } = model;
  const virtualizer = useVirtualizer({
    count: items.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 12,
    initialRect: { width: 1200, height: 900 },
  });
  const lines = virtualizer.getVirtualItems();
  const first = lines[0];
  const last = lines.at(-1);
  const before = first?.start ?? 0;
  const after = virtualizer.getTotalSize() - (last?.end ?? 0);
  return (
    <TableFrame model={model} scroller={scroller}>
      <Spacer height={before} />
      <TableRows
        model={model}
        items={items.slice(first?.index ?? 0, (last?.index ?? -1) + 1)}
        from={first?.index ?? 0}
        choice={{ chosen, toggle }}
      />
      <Spacer height={after} />
    </TableFrame>
  );
}

/** Stands for the lines out of sight. */
function Spacer({ height }: { readonly height: number }) {
  if (height <= 0) return null;
  return (
    // biome-ignore lint/a11y/noAriaHiddenOnFocusable: nothing in it takes the focus
    <tr aria-hidden="true" style={{ height: `${height}px` }}>
      <td />
    </tr>
  );
}
