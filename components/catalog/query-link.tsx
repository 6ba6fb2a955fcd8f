import type { MouseEvent, ReactNode } from 'react';
import type { TableQuery } from '@/lib/table/table-query';
import type { DrawnTable } from './drawn-table';

/** A link to the same table asked differently; in the browser it changes in place. */
export function QueryLink({
  model,
  next,
  children,
  className,
  label,
}: {
  readonly model: DrawnTable;
  readonly next: TableQuery;
  readonly children: ReactNode;
  readonly className?: string;
  /** Where the text alone does not say it. */
  readonly label?: string;
}) {
  const { change } = model;
  function follow(event: MouseEvent) {
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    change?.(next);
  }
  return (
    <a href={model.href(next)} aria-label={label} className={className} onClick={change && follow}>
      {children}
    </a>
  );
}
