import type { ReactNode } from 'react';
import { classes } from './classes';

/** The width and margins every page shares. */
export function Page({ children, className }: { readonly children: ReactNode; readonly className?: string }) {
  return (
    <div className={classes('mx-auto w-full max-w-[90rem] px-4 py-8 sm:px-6', className)}>{children}</div>
  );
}

export function PageHeader({
  title,
  children,
  above,
}: {
  readonly title: ReactNode;
  /** The lead under the heading. */
  readonly children?: ReactNode;
  readonly above?: ReactNode;
}) {
  return (
    <header className="mb-6 space-y-2">
      {above && <div className="text-sm text-muted">{above}</div>}
      <h1 className="text-xl font-semibold tracking-tight">{title}</h1>
      {children && <div className="max-w-[42rem] text-md text-muted">{children}</div>}
    </header>
  );
}

export function Section({
  title,
  id,
  children,
  className,
}: {
  readonly title: ReactNode;
  readonly id?: string;
  readonly children: ReactNode;
  readonly className?: string;
}) {
  return (
    <section aria-labelledby={id ? `${id}-title` : undefined} id={id} className={classes('mt-10', className)}>
      <h2 id={id ? `${id}-title` : undefined} className="mb-3 text-lg font-semibold tracking-tight">
        {title}
      </h2>
      {children}
    </section>
  );
}
