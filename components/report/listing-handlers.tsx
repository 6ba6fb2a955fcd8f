'use client';

import { type ReactNode, useCallback, useMemo, useRef, useState } from 'react';
import type { Range } from '@/lib/text/span';
import { HandlersContext, type ReportHandlers } from './handlers';
import { lastLine } from './words';

/** Binds a report to the listing beside it: pointing at either lights the other. */
export function ListingHandlers({ children }: { readonly children: ReactNode }) {
  const root = useRef<HTMLDivElement>(null);
  const [pointedLine, setPointedLine] = useState<number>();

  const light = useCallback((ranges: readonly Range[]) => {
    for (const lit of root.current?.querySelectorAll('[data-lit]') ?? []) lit.removeAttribute('data-lit');
    for (const range of ranges) {
      for (let line = range.start.line; line <= lastLine(range); line++) {
        root.current?.querySelector(`[data-line="${line}"]`)?.setAttribute('data-lit', '');
      }
    }
  }, []);

  const handlers = useMemo<ReportHandlers>(
    () => ({
      jump: ({ start }) => {
        window.location.hash = `L${start.line}`;
      },
      light,
      apply: undefined,
      pointedLine,
      current: undefined,
    }),
    [light, pointedLine],
  );

  return (
    <HandlersContext value={handlers}>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: only lights what the line links say in words */}
      {/* biome-ignore lint/a11y/useKeyWithMouseEvents: the same lights up when a line link is focused */}
      <div
        ref={root}
        onMouseOver={(event) => setPointedLine(lineOf(event.target))}
        onMouseLeave={() => setPointedLine(undefined)}
      >
        {children}
      </div>
    </HandlersContext>
  );
}

function lineOf(target: EventTarget): number | undefined {
  const line =
    target instanceof Element ? target.closest('[data-line]')?.getAttribute('data-line') : undefined;
  return line ? Number(line) : undefined;
}
