import type { ComponentProps } from 'react';

/**
 * A link to another page of the site. It is a plain one, which costs a page nothing that has hundreds; `FollowLinks`
 * shows where it leads without loading the page anew, in place of this one in the history where it `replaces` it.
 */
export function PageLink({
  replaces = false,
  ...rest
}: ComponentProps<'a'> & { readonly href: string; readonly replaces?: boolean }) {
  return <a data-page={replaces ? 'replace' : ''} {...rest} />;
}
