import Link from 'next/link';
import type { ReactNode } from 'react';
import { classes } from './classes';

export const linkClasses =
  'text-accent underline decoration-accent/40 decoration-1 underline-offset-3 hover:decoration-accent';

/** A link in running text, inside the site or out of it. */
export function TextLink({
  href,
  children,
  className,
}: {
  readonly href: string;
  readonly children: ReactNode;
  readonly className?: string;
}) {
  const look = classes(linkClasses, className);
  if (/^[/#?]/.test(href)) {
    return (
      <Link href={href} prefetch={false} className={look}>
        {children}
      </Link>
    );
  }
  return (
    <a href={href} className={look} rel="noreferrer">
      {children}
    </a>
  );
}
