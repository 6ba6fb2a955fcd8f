'use client';

import { type ComponentType, type ReactNode, useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { TableData } from '@/lib/table/table-data';
import type { CatalogLive } from './catalog-live';
import { type Place, placeIn, returnTo } from './place';

type Live = {
  readonly Component: typeof CatalogLive extends ComponentType<infer P> ? ComponentType<P> : never;
  readonly data: TableData;
  readonly place: Place;
};

const signs = ['pointerover', 'focusin', 'touchstart', 'scroll'] as const;

/**
 * Shows the server's table until somebody reaches for it, then brings the code and the rows for the live one.
 * Who only reads downloads neither; when either cannot be had, links and form go on working.
 */
export function CatalogStage({ children, rows }: { readonly children: ReactNode; readonly rows: string }) {
  const root = useRef<HTMLDivElement>(null);
  const [live, setLive] = useState<Live>();

  useEffect(() => {
    const element = root.current;
    if (element === null) return;
    const stop = new AbortController();

    async function start() {
      stopListening();
      try {
        const [{ CatalogLive: Component, prepareSearch }, data] = await Promise.all([
          import('./catalog-live'),
          fetchRows(rows),
        ]);
        prepareSearch(data);
        if (!stop.signal.aborted && element) setLive({ Component, data, place: placeIn(element) });
      } catch {
        listen();
      }
    }

    function listen() {
      for (const sign of signs) element?.addEventListener(sign, start, { capture: true, passive: true });
    }

    function stopListening() {
      for (const sign of signs) element?.removeEventListener(sign, start, { capture: true });
    }

    listen();
    return () => {
      stop.abort();
      stopListening();
    };
  }, [rows]);

  useLayoutEffect(() => {
    if (live && root.current) returnTo(root.current, live.place);
  }, [live]);

  return (
    <div ref={root} data-live={live ? '' : undefined}>
      {live ? <live.Component data={live.data} start={live.place} /> : children}
    </div>
  );
}

async function fetchRows(url: string): Promise<TableData> {
  const response = await fetch(url);
  if (!response.ok || response.body === null) {
    throw new Error(`The rows of the catalog answered ${response.status}`);
  }
  return new Response(response.body.pipeThrough(new DecompressionStream('gzip'))).json();
}
