import Link from 'next/link';
import { Mark } from './mark';
import { Navigation } from './navigation';
import { ThemeSwitch } from './theme-switch';

export function Header() {
  return (
    <header className="no-print border-b border-line">
      <div className="mx-auto flex h-12 max-w-[90rem] items-stretch gap-4 px-4 sm:gap-8 sm:px-6">
        <Link
          href="/"
          className="inline-flex shrink-0 items-center gap-2 text-md font-semibold tracking-tight"
        >
          <span className="text-accent">
            <Mark size={20} />
          </span>
          <span className="sr-only sm:not-sr-only">Plinth</span>
        </Link>
        <Navigation />
        <div className="ml-auto flex items-center">
          <ThemeSwitch />
        </div>
      </div>
    </header>
  );
}
