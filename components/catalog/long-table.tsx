import {
  type MouseEvent,
  memo,
  useCallback,
  useEffect,
  useMemo,
  useRef,
  useState,
  useSyncExternalStore,
} from 'react';
import type { Item } from '@/lib/table/table-model';
import type { DrawnTable } from './drawn-table';
import { useLinesInSight } from './lines-in-sight';
import { TableFrame } from './table-frame';
import { TableRows } from './table-rows';
import { type Asked, askedBy, ValuePanel } from './value-panel';
import { walk } from './walk';

/** Heights of lines in rem, as in catalog-table.css, so that lines out of sight need not be drawn. */
const heights = {
  wide: { row: 2.25, family: 2.25 },
  narrow: { row: 5.5, family: 3.5 },
} as const satisfies Record<string, Record<Item['kind'], number>>;

/** All lines of the live table, of which only those in sight are drawn. */
export const LongTable = memo(function LongTable({
  model,
  chosen,
  toggle,
}: {
  readonly model: DrawnTable;
  readonly chosen: ReadonlySet<string>;
  toggle(id: string): void;
}) {
  const scroller = useRef<HTMLElement>(null);
  const body = useRef<HTMLTableSectionElement>(null);
  const { data, items, query } = model;
  const isNarrow = useSyncExternalStore(onWidth, isPhone);
  const tops = useMemo(() => topsOf(items, isNarrow ? heights.narrow : heights.wide), [items, isNarrow]);
  const { first, end } = useLinesInSight(tops, body);
  const [asked, setAsked] = useState<Asked>();
  useReturnToTop(scroller.current, JSON.stringify({ ...query, open: [], columns: [] }));

  const ask = useCallback(
    (event: MouseEvent<HTMLElement>) => {
      if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
      const link = event.target instanceof Element ? event.target.closest('td a') : null;
      const found = link instanceof HTMLAnchorElement ? askedBy(link, data) : undefined;
      if (found === undefined) return;
      event.preventDefault();
      setAsked(found);
    },
    [data],
  );
  const reach = useMemo(() => ({ ask, walk }), [ask]);
  return (
    <>
      <TableFrame model={model} scroller={scroller} body={body} reach={reach}>
        <Spacer height={tops[first] ?? 0} />
        <TableRows model={model} items={items.slice(first, end)} from={first} choice={{ chosen, toggle }} />
        <Spacer height={(tops.at(-1) ?? 0) - (tops[end] ?? 0)} />
      </TableFrame>
      {asked && <ValuePanel asked={asked} close={() => setAsked(undefined)} />}
    </>
  );
});

/** Where each line begins, in pixels, and where the last one ends. */
function topsOf(items: readonly Item[], lines: Record<Item['kind'], number>): readonly number[] {
  const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
  let top = 0;
  const tops = items.map(({ kind }) => {
    const before = top;
    top += lines[kind] * rem;
    return before;
  });
  return [...tops, top];
}

/** Whoever asks for other rows, or in another order, sees the first of them. */
function useReturnToTop(scroller: HTMLElement | null, asked: string): void {
  const before = useRef(asked);
  useEffect(() => {
    if (before.current === asked) return;
    before.current = asked;
    if (scroller === null) return;
    scroller.scrollTop = 0;
    if (scroller.getBoundingClientRect().top < 0) scroller.scrollIntoView({ block: 'start' });
  }, [scroller, asked]);
}

const narrow = '(width < 40rem)';

function isPhone(): boolean {
  return matchMedia(narrow).matches;
}

function onWidth(changed: () => void): () => void {
  const list = matchMedia(narrow);
  list.addEventListener('change', changed);
  return () => list.removeEventListener('change', changed);
}

/** Stands for the lines out of sight. */
function Spacer({ height }: { readonly height: number }) {
  if (height <= 0) return null;
  return (
    // biome-ignore lint/a11y/noAriaHiddenOnFocusable: nothing in it takes the focus
    <tr aria-hidden="true" className="spacer" style={{ height: `${height}px` }}>
      <td />
    </tr>
  );
}
