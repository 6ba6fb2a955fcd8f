import { ChevronRight } from 'lucide-react';
import type { ComponentProps, ReactNode } from 'react';
import { classes } from './classes';

/** Something folded away: the browser's own details, found by its search and open without JavaScript. */
export function Disclosure({
  summary,
  children,
  className,
  ...rest
}: Omit<ComponentProps<'details'>, 'children'> & {
  readonly summary: ReactNode;
  readonly children: ReactNode;
}) {
  return (
    <details className={classes('group', className)} {...rest}>
      <summary className="flex min-h-8 items-center gap-1.5 rounded-sm font-medium select-none">
        <ChevronRight
          size={15}
          aria-hidden="true"
          className="shrink-0 text-muted transition-transform group-open:rotate-90"
        />
        {summary}
      </summary>
      {children}
    </details>
  );
}
