import type { ReactNode } from 'react';
import { classes } from './classes';
import { PageLink } from './page-link';

/** Of `app/styles/elements.css`: short, as a page has hundreds. */
export const linkClasses = 'link';

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
      <PageLink href={href} className={look}>
        {children}
      </PageLink>
    );
  }
  return (
    <a href={href} className={look} rel="noreferrer">
      {children}
    </a>
  );
}
