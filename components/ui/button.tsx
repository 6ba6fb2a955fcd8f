import type { ComponentProps } from 'react';
import { classes } from './classes';
import { PageLink } from './page-link';

type Look = {
  readonly variant?: 'primary' | 'secondary' | 'quiet';
  readonly size?: 'small' | 'regular';
};

const variants = {
  primary: 'border-accent bg-accent text-on-accent hover:opacity-90',
  secondary: 'border-line-strong bg-surface text-ink hover:border-control hover:bg-sunken',
  quiet: 'border-transparent text-muted hover:bg-sunken hover:text-ink',
} as const;

const sizes = { small: 'h-7 gap-1.5 px-2 text-sm', regular: 'h-9 gap-2 px-3 text-base' } as const;

/** Class names of a button, for elements that only look like one. */
export function buttonClasses({ variant = 'secondary', size = 'regular' }: Look): string {
  return classes(
    'inline-flex shrink-0 items-center justify-center rounded-md border font-medium whitespace-nowrap transition-colors',
    'disabled:cursor-not-allowed disabled:opacity-60 aria-disabled:cursor-not-allowed aria-disabled:opacity-60',
    variants[variant],
    sizes[size],
  );
}

export function Button({
  variant,
  size,
  className,
  type = 'button',
  ...rest
}: Look & ComponentProps<'button'>) {
  const look = { ...(variant && { variant }), ...(size && { size }) };
  return <button type={type} className={classes(buttonClasses(look), className)} {...rest} />;
}

export function ButtonLink({ variant, size, className, ...rest }: Look & ComponentProps<typeof PageLink>) {
  const look = { ...(variant && { variant }), ...(size && { size }) };
  return <PageLink className={classes(buttonClasses(look), className)} {...rest} />;
}
