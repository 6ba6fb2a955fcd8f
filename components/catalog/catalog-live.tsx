'use client';

import { createSerializer, throttle, useQueryStates } from 'nuqs';
import { NuqsAdapter } from 'nuqs/adapters/next/app';
import { memo, useCallback, useEffect, useMemo, useState } from 'react';
import type { TableData } from '@/lib/table/table-data';
import { tableModel } from '@/lib/table/table-model';
import { fromTableQuery, queryParsers, readTableQuery, type TableQuery } from '@/lib/table/table-query';
import { ActiveFilters } from './active-filters';
import { CompareButton } from './compare-button';
import { LongTable } from './long-table';
import { NothingFound } from './nothing-found';
import { Ticked } from './ticked';
import { Toolbar } from './toolbar';

export { prepareSearch } from '@/lib/table/search';

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
  const [chosen, setChosen] = useState<ReadonlySet<string>>(() => stillThere(start.chosen, data));
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
  const ticked = useMemo(
    () => <Ticked count={chosen.size} clear={() => setChosen(new Set())} />,
    [chosen.size],
  );

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
      <LiveFilters model={model} ticked={ticked} />
      {model.items.length === 0 ? (
        <NothingFound model={model} />
      ) : (
        <LongTable model={model} chosen={chosen} toggle={toggle} />
      )}
    </>
  );
}

/** What was ticked on another day may have left the catalog. */
function stillThere(ids: readonly string[], { rows }: TableData): ReadonlySet<string> {
  if (ids.length === 0) return new Set();
  const there = new Set(rows.map(({ id }) => id));
  return new Set(ids.filter((id) => there.has(id)));
}

const LiveToolbar = memo(Toolbar);
const LiveFilters = memo(ActiveFilters);
