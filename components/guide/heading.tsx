import { Children, isValidElement, type ReactNode } from 'react';
import type { ContentsPart } from '../ui/contents';

/** A part of a guide, which its list of contents leads to. */
export function Heading({ children }: { readonly children: string }) {
  return <h2 id={anchorOf(children)}>{children}</h2>;
}

/** `2. Pin the distribution in both` → `pin-the-distribution-in-both`. */
function anchorOf(title: string): string {
  const words = title.toLowerCase().match(/[a-z]+/g) ?? [];
  return words.join('-');
}

/** The headings in what a guide draws, in their order. */
export function contentsOf(body: ReactNode): readonly ContentsPart[] {
  return Children.toArray(body).flatMap((node) => {
    if (!isValidElement<{ readonly children?: ReactNode }>(node)) return [];
    const { children } = node.props;
    if (node.type === Heading && typeof children === 'string')
      return [{ id: anchorOf(children), title: children }];
    return contentsOf(children);
  });
}
