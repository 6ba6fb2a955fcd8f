'use client';

import { type ReactNode, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { lastLine } from '@/lib/text/range';
import type { Range } from '@/lib/text/span';
import { linesHref } from '../dockerfile/listing-pages';
import { isAmong, type Part } from '../dockerfile/windows';
import { anchorOf, HandlersContext, type ReportHandlers } from './handlers';

/** Binds a report to the listing beside it: pointing at either lights the other. */
export function ListingHandlers({
  page,
  parts,
  children,
}: {
  /** Address of the pages that show other lines. */
  readonly page: string;
  /** The lines this one shows. */
  readonly parts: readonly Pick<Part, 'from' | 'to'>[];
  readonly children: ReactNode;
}) {
  const root = useRef<HTMLDivElement>(null);
  const [pointedLine, setPointedLine] = useState<number>();

  const hrefOf = useCallback(
    (line: number) => (isAmong(parts, line) ? anchorOf(line) : linesHref(page, line)),
    [page, parts],
  );

  // A link to a line that an earlier page had, or that somebody wrote: a server never hears of the part behind `#`.
  useEffect(() => {
    function follow() {
      const line = Number(/^#L(\d{1,9})$/.exec(window.location.hash)?.[1]);
      if (!(line > 0) || unfold(line) || isAsked(line)) return;
      window.location.replace(hrefOf(line));
    }
    follow();
    window.addEventListener('hashchange', follow);
    return () => window.removeEventListener('hashchange', follow);
  }, [hrefOf]);

  const light = useCallback(
    (ranges: readonly Range[]) => {
      for (const lit of root.current?.querySelectorAll('[data-lit]') ?? []) lit.removeAttribute('data-lit');
      for (const range of ranges) {
        for (const { from, to } of parts) {
          const last = Math.min(lastLine(range), to);
          for (let line = Math.max(range.start.line, from); line <= last; line++) {
            document.getElementById(`L${line}`)?.setAttribute('data-lit', '');
          }
        }
      }
    },
    [parts],
  );

  const handlers = useMemo<ReportHandlers>(
    () => ({
      hrefOf,
      jump: ({ start }) => {
        unfold(start.line);
        window.location.href = hrefOf(start.line);
      },
      light,
      apply: undefined,
      pointedLine,
      current: undefined,
    }),
    [hrefOf, light, pointedLine],
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

/** Opens what a line is folded in, and shows it: browsers do it for a link to a fragment, the newer ones of them. */
function unfold(line: number): boolean {
  const place = document.getElementById(`L${line}`);
  const fold = place?.closest('details');
  if (fold?.open === false) {
    fold.open = true;
    place?.scrollIntoView();
  }
  return place !== null;
}

/** Asked for already, and yet not there: the text has no such line. */
function isAsked(line: number): boolean {
  return new URLSearchParams(window.location.search).get('lines') === String(line);
}

function lineOf(target: EventTarget): number | undefined {
  const id = target instanceof Element ? target.closest('.listing [id]')?.id : undefined;
  return id === undefined ? undefined : Number(id.slice(1));
}
