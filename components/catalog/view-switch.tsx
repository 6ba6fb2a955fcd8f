import { classes } from '../ui/classes';
import type { DrawnTable } from './drawn-table';
import { QueryLink } from './query-link';

const views = [
  { isFlat: false, title: 'By family' },
  { isFlat: true, title: 'Flat' },
] as const;

export function ViewSwitch({ model }: { readonly model: DrawnTable }) {
  const { query } = model;
  return (
    <div className="inline-flex overflow-hidden rounded-md border border-line-strong text-sm">
      {views.map(({ isFlat, title }) => (
        <QueryLink
          key={title}
          model={model}
          next={{ ...query, isFlat }}
          className={classes(
            'flex h-6.5 items-center px-2 font-medium',
            query.isFlat === isFlat ? 'bg-accent-soft text-accent' : 'bg-surface text-muted hover:text-ink',
          )}
        >
          {title}
          {query.isFlat === isFlat && <span className="sr-only"> (shown)</span>}
        </QueryLink>
      ))}
    </div>
  );
}
