import type { ComponentProps } from 'react';
import { classes } from './classes';

/** Lets a wide table scroll sideways inside the page, by keyboard too. */
export function TableScroll({
  label,
  className,
  ...rest
}: ComponentProps<'section'> & { readonly label: string }) {
  return (
    <section
      aria-label={label}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
      tabIndex={0}
      className={classes('relative overflow-x-auto rounded-md border border-line bg-surface', className)}
      {...rest}
    />
  );
}

export function Table({ className, ...rest }: ComponentProps<'table'>) {
  return <table className={classes('w-full border-collapse text-left text-sm', className)} {...rest} />;
}

export function Th({ className, scope = 'col', ...rest }: ComponentProps<'th'>) {
  return (
    <th
      scope={scope}
      className={classes('h-9 border-b border-line px-3 font-medium whitespace-nowrap text-muted', className)}
      {...rest}
    />
  );
}

/** The heading cell of a row. */
export function RowTh({ className, ...rest }: ComponentProps<'th'>) {
  return (
    <th
      scope="row"
      className={classes('border-t border-line px-3 py-1.5 align-top font-medium', className)}
      {...rest}
    />
  );
}

export function Td({ className, ...rest }: ComponentProps<'td'>) {
  return <td className={classes('border-t border-line px-3 py-1.5 align-top', className)} {...rest} />;
}
