import type { ComponentProps, ReactNode } from 'react';

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
    <details className={className} {...rest}>
      <summary className="chevron disclosure">{summary}</summary>
      {children}
    </details>
  );
}
