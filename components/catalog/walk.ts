import type { KeyboardEvent } from 'react';
import { type Table, table } from '@/lib/text/table';

const steps: Table<{ readonly along: number; readonly down: number }> = table({
  ArrowRight: { along: 1, down: 0 },
  ArrowLeft: { along: -1, down: 0 },
  ArrowDown: { along: 0, down: 1 },
  ArrowUp: { along: 0, down: -1 },
});

/** Goes with the arrow keys from the name of an image along its values, and to the lines above and below. */
export function walk(event: KeyboardEvent<HTMLElement>): void {
  const step = steps[event.key];
  if (step === undefined || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
  const cell = event.target instanceof HTMLAnchorElement ? event.target.closest('th, td') : null;
  const line = cell?.parentElement;
  if (!cell || !line || line.matches('.family')) return;
  const column = [...line.children].indexOf(cell);
  const next = nextLine(line, step.down)?.children[column + step.along];
  const link = next?.querySelector('a');
  if (!link) return;
  event.preventDefault();
  link.focus();
}

/** The line of an image `down` further, over the headings of families. */
function nextLine(line: Element, down: number): Element | null {
  if (down === 0) return line;
  let next: Element | null = line;
  do next = down > 0 ? next.nextElementSibling : next.previousElementSibling;
  while (next?.matches('.family'));
  return next;
}
