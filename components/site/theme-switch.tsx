'use client';

import { type ReactNode, useSyncExternalStore } from 'react';
import { type Theme, themeKey, themes } from './theme';

const labels = {
  system: 'as the system',
  light: 'light',
  dark: 'dark',
} as const satisfies Record<Theme, string>;

/** Tells the other switches of this page; other tabs hear of it by the storage event. */
const changed = new EventTarget();

function subscribe(listener: () => void): () => void {
  changed.addEventListener('change', listener);
  window.addEventListener('storage', listener);
  return () => {
    changed.removeEventListener('change', listener);
    window.removeEventListener('storage', listener);
  };
}

function read(): Theme {
  const { classList } = document.documentElement;
  return themes.find((theme) => classList.contains(theme)) ?? 'system';
}

function choose(theme: Theme): void {
  const { classList } = document.documentElement;
  classList.remove('light', 'dark');
  if (theme !== 'system') classList.add(theme);
  try {
    localStorage.setItem(themeKey, theme);
  } catch {
    // Without storage the choice holds for this page only.
  }
  changed.dispatchEvent(new Event('change'));
}

/** Goes round system, light, dark. */
export function ThemeSwitch({ icons }: { readonly icons: Readonly<Record<Theme, ReactNode>> }) {
  const chosen = useSyncExternalStore(subscribe, read, () => 'system' as const);
  const next = themes[(themes.indexOf(chosen) + 1) % themes.length] ?? 'system';
  return (
    <button
      type="button"
      onClick={() => choose(next)}
      aria-label={`Colours: ${labels[chosen]}. Change to ${labels[next]}`}
      title={`Colours: ${labels[chosen]}`}
      className="inline-flex size-8 items-center justify-center rounded-md text-muted hover:bg-sunken hover:text-ink"
    >
      {icons[chosen]}
    </button>
  );
}
