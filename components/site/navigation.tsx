'use client';

import { usePathname } from 'next/navigation';
import { classes } from '../ui/classes';
import { PageLink } from '../ui/page-link';

const places = [
  { href: '/', label: 'Catalog', covers: ['/images', '/families', '/facts'] },
  { href: '/analyze', label: 'Analyze', covers: ['/analyze', '/r'] },
  { href: '/compare', label: 'Compare', covers: ['/compare', '/changes'] },
  { href: '/inspect', label: 'Measure', covers: ['/inspect'] },
  { href: '/rules', label: 'Rules', covers: ['/rules', '/needs', '/grade'] },
  { href: '/guides', label: 'Guides', covers: ['/guides'] },
  { href: '/developers', label: 'API', covers: ['/developers'] },
] as const;

export function Navigation() {
  const pathname = usePathname();
  return (
    <nav
      aria-label="Main"
      className="flex h-full w-full items-stretch justify-between gap-1 sm:w-auto sm:justify-start sm:gap-5"
    >
      {places.map(({ href, label, covers }) => {
        const isHere =
          pathname === href || covers.some((start) => pathname === start || pathname.startsWith(`${start}/`));
        return (
          <PageLink
            key={href}
            href={href}
            aria-current={isHere ? (pathname === href ? 'page' : 'true') : undefined}
            className={classes(
              'inline-flex items-center border-b-2 pt-0.5 text-sm font-medium sm:text-base',
              isHere ? 'border-accent text-ink' : 'border-transparent text-muted hover:text-ink',
            )}
          >
            {label}
          </PageLink>
        );
      })}
    </nav>
  );
}
