'use client';

import { type ComponentType, type ReactNode, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import type { TableData } from '@/lib/table/table-data';
import { fetchPacked } from '../ui/packed';
import type { CatalogLive } from './catalog-live';
import { type KeptPlace, keepPlace, keptPlace } from './kept-place';
import { type Place, placeIn, returnTo } from './place';

type Live = {
  readonly Component: typeof CatalogLive extends ComponentType<infer P> ? ComponentType<P> : never;
  readonly data: TableData;
  readonly place: Place;
};

const signs = ['pointerover', 'focusin', 'touchstart'] as const;

/**
 * Shows the server's table until somebody reaches for it, then brings the code and the rows for the live one.
 * Who only reads downloads neither; when either cannot be had, links and form go on working.
 */
export function CatalogStage({ children, rows }: { readonly children: ReactNode; readonly rows: string }) {
  const root = useRef<HTMLDivElement>(null);
  const [live, setLive] = useState<Live>();
  /** What was kept is not put back yet. */
  const isReturning = useRef(false);

  useEffect(() => {
    const element = root.current;
    if (element === null) return;
    const stop = new AbortController();

    async function start(kept?: KeptPlace) {
      stopListening();
      isReturning.current = kept !== undefined;
      try {
        const [{ CatalogLive: Component, prepareSearch }, data] = await Promise.all([
          import('./catalog-live'),
          fetchPacked<TableData>(rows),
        ]);
        prepareSearch(data);
        if (stop.signal.aborted || !element) return;
        // At once: a key that falls between reading the field and putting another in its place would be lost.
        flushSync(() => setLive({ Component, data, place: withKept(placeIn(element), kept) }));
      } catch {
        isReturning.current = false;
        listen();
      }
    }

    function reach() {
      start();
    }

    function scrolled() {
      if (element && element.getBoundingClientRect().top < window.innerHeight) start();
    }

    function listen() {
      for (const sign of signs) element?.addEventListener(sign, reach, { capture: true, passive: true });
      document.addEventListener('scroll', scrolled, { capture: true, passive: true });
    }

    function stopListening() {
      for (const sign of signs) element?.removeEventListener(sign, reach, { capture: true });
      document.removeEventListener('scroll', scrolled, { capture: true });
    }

    const kept = keptPlace();
    if (kept) start(kept);
    else listen();
    return () => {
      stop.abort();
      stopListening();
    };
  }, [rows]);

  useLayoutEffect(() => {
    if (!live || !root.current) return;
    returnTo(root.current, live.place);
    isReturning.current = false;
  }, [live]);

  useKeptPlace(root, isReturning);

  return (
    <div ref={root} id="catalog" data-live={live ? '' : undefined}>
      {live ? <live.Component data={live.data} start={live.place} /> : children}
    </div>
  );
}

function withKept(place: Place, kept: KeptPlace | undefined): Place {
  if (kept === undefined) return place;
  return { ...place, ...kept.scrolled, chosen: [...new Set([...place.chosen, ...kept.chosen])] };
}

/** Keeps what is ticked and how far it is scrolled, a little after every change, and as the page is left. */
function useKeptPlace(
  root: { readonly current: HTMLElement | null },
  isReturning: { readonly current: boolean },
): void {
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    function keep() {
      if (root.current && !isReturning.current) keepPlace(root.current);
    }
    function soon() {
      clearTimeout(timer);
      timer = setTimeout(keep, 250);
    }
    const element = root.current;
    element?.addEventListener('click', soon);
    element?.addEventListener('input', soon);
    document.addEventListener('scroll', soon, { capture: true, passive: true });
    window.addEventListener('pagehide', keep);
    return () => {
      clearTimeout(timer);
      element?.removeEventListener('click', soon);
      element?.removeEventListener('input', soon);
      document.removeEventListener('scroll', soon, { capture: true });
      window.removeEventListener('pagehide', keep);
    };
  }, [root, isReturning]);
}
