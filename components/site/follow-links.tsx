'use client';

import { useRouter } from 'next/navigation';
import { useEffect } from 'react';

/** Follows every `PageLink` of the page, whoever drew it: one listener instead of a component for each link. */
export function FollowLinks() {
  const router = useRouter();

  useEffect(() => {
    function follow(event: MouseEvent) {
      const link = isPlain(event) && event.target instanceof Element && event.target.closest('a[data-page]');
      const href = link ? link.getAttribute('href') : null;
      if (!link || href === null) return;
      event.preventDefault();
      if (link.getAttribute('data-page') === 'replace') router.replace(href);
      else router.push(href);
    }
    // React hears of a click on the document too, and before this: what a component has taken is not followed.
    document.addEventListener('click', follow);
    return () => document.removeEventListener('click', follow);
  }, [router]);

  return null;
}

/** Asks for nothing but to go there: no other tab, no other window, no file to keep. */
function isPlain({ button, metaKey, ctrlKey, shiftKey, altKey, defaultPrevented }: MouseEvent): boolean {
  return button === 0 && !metaKey && !ctrlKey && !shiftKey && !altKey && !defaultPrevented;
}
