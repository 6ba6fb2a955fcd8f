'use client';

import { useVirtualizer } from '@tanstack/react-virtual';
import { createSerializer, throttle, useQueryStates } from 'nuqs';
import { NuqsAdapter } from 'nuqs/adapters/next/app';
import { memo, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { TableData } from '@/lib/table/table-data';
import { tableModel } from '@/lib/table/table-model';
import { fromTableQuery, queryParsers, readTableQuery, type TableQuery } from '@/lib/table/table-query';
import { ActiveFilters } from './active-filters';
import { NothingFound } from './catalog-static';
import { CompareButton } from './compare-button';
import type { DrawnTable } from './drawn-table';
import { TableFrame } from './table-frame';
import { rowHeight, TableRows } from './table-rows';
import { Toolbar } from './toolbar';

export { prepareSearch } from '@/lib/table/select';

type Start = {
  /** What stood in the search field when the table came alive. */
  readonly q: string;
  /** Ids ticked for comparison. */
  readonly chosen: readonly string[];
  /** The menu that was open. */
  readonly menu: string | undefined;
};

/** The table that answers at once: selection in the browser, its state in the address. */
export function CatalogLive({ data, start }: { readonly data: TableData; readonly start: Start }) {
  return (
    <NuqsAdapter>
      <LiveTable data={data} start={start} />
    </NuqsAdapter>
  );
}

const addressOptions = { shallow: true, limitUrlUpdates: throttle(200) };

function LiveTable({ data, start }: { readonly data: TableData; readonly start: Start }) {
  const parsers = useMemo(() => queryParsers(data), [data]);
  const [raw, setRaw] = useQueryStates(parsers, addressOptions);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(() => new Set(start.chosen));
  const [menu, setMenu] = useState(start.menu);

  // Kept beside the address, which lags a little, so that no key is lost between the two.
  const [q, setQ] = useState(start.q);

  const change = useCallback(
    (next: TableQuery) => {
      setQ(next.q);
      setRaw(fromTableQuery(next));
    },
    [setRaw],
  );
  useEffect(() => {
    if (start.q !== '') setRaw({ q: start.q });
  }, [start.q, setRaw]);

  // The address as text, so that what reads the same is not worked out again.
  const search = createSerializer(parsers)(raw);
  const model = useMemo(
    () => ({ ...tableModel(data, { ...readTableQuery(data, new URLSearchParams(search)), q }), change }),
    [data, search, q, change],
  );
  const toolbar = useMemo(() => {
    const toggle = (id: string, isOpen: boolean) =>
      setMenu((open) => (isOpen ? id : open === id ? undefined : open));
    return { ...model, menus: { open: menu, toggle } };
  }, [model, menu]);
  const compare = useMemo(() => <CompareButton count={chosen.size} />, [chosen.size]);

  const toggle = useCallback((id: string) => {
    setChosen((before) => {
      const next = new Set(before);
      if (!next.delete(id)) next.add(id);
      return next;
    });
  }, []);

  return (
    <>
      <LiveToolbar model={toolbar} compare={compare} />
      {[...chosen].map((id) => (
        <input key={id} type="hidden" form="compare" name="with" value={id} />
      ))}
      <LiveFilters model={model} />
      {model.items.length === 0 ? (
        <NothingFound model={model} />
      ) : (
        <VirtualTable model={model} chosen={chosen} toggle={toggle} />
      )}
    </>
  );
}

const LiveToolbar = memo(Toolbar);
const LiveFilters = memo(ActiveFilters);

const VirtualTable = memo(function VirtualTable({
  model,
  chosen,
  toggle,
}: {
  readonly model: DrawnTable;
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
});

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
