import type { ReactNode } from 'react';
import { PaletteButton } from '../palette/palette-button';
import { Monitor, Moon, Search, Sun } from '../ui/icons';
import { PageLink } from '../ui/page-link';
import { Mark } from './mark';
import { Navigation } from './navigation';
import type { Theme } from './theme';
import { ThemeSwitch } from './theme-switch';

const themeIcons = {
  system: <Monitor size={16} />,
  light: <Sun size={16} />,
  dark: <Moon size={16} />,
} as const satisfies Record<Theme, ReactNode>;

export function Header() {
  return (
    <header className="no-print border-b border-line">
      <div className="mx-auto flex max-w-[90rem] flex-wrap items-stretch gap-x-4 px-4 sm:h-12 sm:flex-nowrap sm:gap-x-8 sm:px-6">
        <PageLink
          href="/"
          className="inline-flex h-12 shrink-0 items-center gap-2 text-md font-semibold tracking-tight"
        >
          <span className="text-accent">
            <Mark size={20} />
          </span>
          <span>Plinth</span>
        </PageLink>
        <div className="order-last -mx-4 h-10 w-[calc(100%+2rem)] overflow-x-auto px-4 sm:order-none sm:mx-0 sm:h-auto sm:w-auto sm:overflow-visible sm:px-0">
          <Navigation />
        </div>
        <div className="ml-auto flex items-center gap-1 sm:gap-2">
          <PaletteButton icon={<Search size={16} />} />
          <ThemeSwitch icons={themeIcons} />
        </div>
      </div>
    </header>
  );
}
