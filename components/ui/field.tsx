import { type ComponentProps, type ReactNode, useId } from 'react';
import { classes } from './classes';

const controlClasses =
  'w-full rounded-md border border-control bg-surface text-ink disabled:opacity-60 aria-invalid:border-error';

const regular = 'h-9 px-2.5 text-base';

/** A labelled control with an optional hint and error; `children` gets the ids to wire up. */
export function Field({
  label,
  hint,
  error,
  children,
  className,
}: {
  readonly label: ReactNode;
  readonly hint?: ReactNode;
  readonly error?: ReactNode;
  readonly className?: string;
  readonly children: (wiring: {
    readonly id: string;
    readonly 'aria-describedby'?: string;
    readonly 'aria-invalid'?: true;
  }) => ReactNode;
}) {
  const id = useId();
  const described = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ');
  return (
    <div className={classes('flex flex-col gap-1', className)}>
      <label htmlFor={id} className="text-sm font-medium">
        {label}
      </label>
      {children({
        id,
        ...(described && { 'aria-describedby': described }),
        ...(error ? { 'aria-invalid': true } : {}),
      })}
      {hint && (
        <p id={`${id}-hint`} className="text-sm text-muted">
          {hint}
        </p>
      )}
      {error && (
        <p id={`${id}-error`} className="text-sm text-error">
          {error}
        </p>
      )}
    </div>
  );
}

/** `dense` is as high as a small button. */
export function TextInput({
  className,
  dense = false,
  ...rest
}: ComponentProps<'input'> & { readonly dense?: boolean }) {
  return (
    <input className={classes(controlClasses, dense ? 'h-7 px-2 text-sm' : regular, className)} {...rest} />
  );
}

export function TextArea({ className, ...rest }: ComponentProps<'textarea'>) {
  return (
    <textarea className={classes(controlClasses, 'px-2.5 py-2 font-mono text-sm', className)} {...rest} />
  );
}

/** The browser's own select: best on a phone, works without JavaScript. */
export function Select({ className, ...rest }: ComponentProps<'select'>) {
  return <select className={classes(controlClasses, regular, className)} {...rest} />;
}

export function Checkbox({
  label,
  count,
  className,
  ...rest
}: ComponentProps<'input'> & { readonly label: ReactNode; readonly count?: number }) {
  return (
    <label className={classes('flex min-h-7 cursor-pointer items-center gap-2 text-sm', className)}>
      <input type="checkbox" className="size-4 shrink-0 accent-(--accent)" {...rest} />
      <span className="min-w-0 flex-1">{label}</span>
      {count !== undefined && <span className="text-xs text-muted tabular-nums">{count}</span>}
    </label>
  );
}
