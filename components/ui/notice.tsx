import { CircleSlash, Info, LoaderCircle, type LucideIcon, OctagonAlert, WifiOff } from 'lucide-react';
import type { ReactNode } from 'react';
import { classes } from './classes';

type Kind = 'empty' | 'error' | 'loading' | 'offline' | 'note';

const looks: Record<Kind, { readonly icon: LucideIcon; readonly colour: string }> = {
  empty: { icon: CircleSlash, colour: 'text-muted' },
  error: { icon: OctagonAlert, colour: 'text-error' },
  loading: { icon: LoaderCircle, colour: 'text-muted' },
  offline: { icon: WifiOff, colour: 'text-muted' },
  note: { icon: Info, colour: 'text-info' },
};

/** A state of the page: what happened, and in `children` what to do next. Errors are announced at once. */
export function Notice({
  kind,
  title,
  children,
  actions,
  className,
}: {
  readonly kind: Kind;
  readonly title: ReactNode;
  readonly children?: ReactNode;
  readonly actions?: ReactNode;
  readonly className?: string;
}) {
  const { icon: Icon, colour } = looks[kind];
  return (
    <div
      role={kind === 'error' ? 'alert' : kind === 'note' ? 'note' : 'status'}
      className={classes('flex gap-3 rounded-md border border-line bg-surface p-4', className)}
    >
      <Icon
        size={18}
        aria-hidden="true"
        className={classes('mt-0.5 shrink-0', colour, kind === 'loading' && 'animate-spin')}
      />
      <div className="min-w-0 space-y-2">
        <p className="font-medium">{title}</p>
        {children && <div className="text-muted">{children}</div>}
        {actions && <div className="flex flex-wrap gap-2 pt-1">{actions}</div>}
      </div>
    </div>
  );
}
