import { type RefObject, useLayoutEffect, useState } from 'react';

/** Positions of lines: from `first` up to, and without, `end`. */
export type Lines = { readonly first: number; readonly end: number };

/** Pixels drawn above and below what is seen. */
const around = 450;
/** Lines come and go in groups, so that not every turn of the wheel draws anew. */
const group = 8;

/** The lines between two heights; `tops` holds where each begins, and at last where all end. */
export function linesBetween(tops: readonly number[], from: number, to: number): Lines {
  const count = tops.length - 1;
  const first = Math.max(0, firstAbove(tops, from) - 1);
  const end = firstAbove(tops, to);
  return { first: first - (first % group), end: Math.min(count, Math.ceil(end / group) * group) };
}

/** The position of the first that lies above `height`; how many there are where none does. */
function firstAbove(tops: readonly number[], height: number): number {
  let low = 0;
  let high = tops.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((tops[middle] ?? 0) > height) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** The lines to draw of a long table, whether the page scrolls or a window in it. */
export function useLinesInSight(tops: readonly number[], body: RefObject<HTMLElement | null>): Lines {
  const [lines, setLines] = useState<Lines>(() => linesBetween(tops, 0, 2 * around + 900));
  useLayoutEffect(() => {
    function look() {
      if (body.current === null) return;
      const { top } = body.current.getBoundingClientRect();
      const next = linesBetween(tops, -top - around, window.innerHeight - top + around);
      setLines((before) => (before.first === next.first && before.end === next.end ? before : next));
    }
    look();
    // Scrolling does not rise, but is seen on the way down: that of the page and of the window alike.
    document.addEventListener('scroll', look, { capture: true, passive: true });
    window.addEventListener('resize', look);
    return () => {
      document.removeEventListener('scroll', look, { capture: true });
      window.removeEventListener('resize', look);
    };
  }, [tops, body]);
  const count = tops.length - 1;
  return { first: Math.min(lines.first, count), end: Math.min(lines.end, count) };
}
