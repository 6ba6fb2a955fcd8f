import { type ReactNode, useId } from 'react';
import { classes } from './classes';

/**
 * A button and the panel it opens, by the browser's own popover: closes on Escape and outside,
 * gives the focus back, and works before and without JavaScript.
 */
export function Popover({
  label,
  children,
  name,
  className,
  panelClassName,
}: {
  /** What the button shows. */
  readonly label: ReactNode;
  /** What it is called, where the label alone does not say it. */
  readonly name?: string;
  readonly children: ReactNode;
  readonly className?: string;
  readonly panelClassName?: string;
}) {
  const id = useId();
  return (
    <>
      <button type="button" popoverTarget={id} aria-label={name} className={className}>
        {label}
      </button>
      <div
        id={id}
        popover="auto"
        className={classes(
          'popover w-96 rounded-md border border-line-strong bg-surface p-3 text-left text-sm font-normal text-ink whitespace-normal shadow-lifted',
          panelClassName,
        )}
      >
        {children}
      </div>
    </>
  );
}
