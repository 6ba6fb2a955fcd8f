import type { ReactNode } from 'react';
import { whyNone } from '@/lib/render/bases';
import { wishTitle } from '@/lib/render/plan-words';
import type { RewriteAnswer } from '@/lib/report/rewrite';
import { classes } from '../ui/classes';

/** Beside one another; on a phone to be pushed along, so that the findings stay near. */
export function CardGrid({ count, children }: { readonly count: number; readonly children: ReactNode }) {
  return (
    <ul
      className={classes(
        'relative grid gap-x-3 gap-y-3 max-sm:-mx-4 max-sm:snap-x max-sm:scroll-px-4 max-sm:auto-cols-[78%] max-sm:grid-flow-col max-sm:overflow-x-auto max-sm:px-4 max-sm:pb-1',
        count > 2 ? 'sm:grid-cols-3' : 'sm:grid-cols-2',
        '*:row-span-3 *:grid *:snap-start *:grid-rows-subgrid',
      )}
    >
      {children}
    </ul>
  );
}

export function NoPlans({ answer: { unanswered } }: { readonly answer: RewriteAnswer }) {
  if (unanswered.length === 0) return null;
  return (
    <ul className="text-sm text-muted">
      {unanswered.map((one) => (
        <li key={one.to}>
          {wishTitle(one.to)}: {one.code !== 'already-there' && 'no base was found, '}
          {whyNone(one)}.
        </li>
      ))}
    </ul>
  );
}
