import type { ReactNode } from 'react';
import { classes } from './classes';
import { ErrorSign, type Icon, Info, Nothing, Offline, Working, X } from './icons';
import { PageLink } from './page-link';

type Kind = 'empty' | 'error' | 'loading' | 'offline' | 'note';

const looks: Record<Kind, { readonly icon: Icon; readonly colour: string }> = {
  empty: { icon: Nothing, colour: 'text-muted' },
  error: { icon: ErrorSign, colour: 'text-error' },
  loading: { icon: Working, colour: 'text-muted' },
  offline: { icon: Offline, colour: 'text-muted' },
  note: { icon: Info, colour: 'text-info' },
};

/** A state of the page: what happened, and in `children` what to do next. Errors are announced at once. */
export function Notice({
  kind,
  title,
  children,
  actions,
  dismiss,
  className,
}: {
  readonly kind: Kind;
  readonly title: ReactNode;
  readonly children?: ReactNode;
  readonly actions?: ReactNode;
  /** Takes away what speaks of one moment only: what to do, or the address without it. */
  readonly dismiss?: string | (() => void);
  readonly className?: string;
}) {
  const { icon: Icon, colour } = looks[kind];
  return (
    <div
      role={kind === 'error' ? 'alert' : kind === 'note' ? 'note' : 'status'}
      className={classes('flex gap-3 rounded-md border border-line bg-surface p-4', className)}
    >
      <Icon size={18} className={classes('mt-0.5 shrink-0', colour, kind === 'loading' && 'animate-spin')} />
      <div className="min-w-0 flex-1 space-y-2">
        <p className="font-medium">{title}</p>
        {children && <div className="text-muted">{children}</div>}
        {actions && <div className="flex flex-wrap gap-2 pt-1">{actions}</div>}
      </div>
      {dismiss !== undefined && <Dismiss way={dismiss} />}
    </div>
  );
}

const dismissClasses =
  'no-print -m-1.5 grid size-8 shrink-0 place-items-center self-start rounded-sm text-muted hover:bg-sunken hover:text-ink';

function Dismiss({ way }: { readonly way: string | (() => void) }) {
  const icon = <X size={16} />;
  if (typeof way === 'string')
    return (
      <PageLink href={way} replaces aria-label="Dismiss" title="Dismiss" className={dismissClasses}>
        {icon}
      </PageLink>
    );
  return (
    <button type="button" onClick={way} aria-label="Dismiss" title="Dismiss" className={dismissClasses}>
      {icon}
    </button>
  );
}
