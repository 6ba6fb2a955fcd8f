'use client';

import { Monitor, Moon, Sun } from 'lucide-react';
import { useSyncExternalStore } from 'react';
import { type Theme, themeKey, themes } from './theme';

const looks = {
  system: { icon: Monitor, label: 'as the system' },
  light: { icon: Sun, label: 'light' },
  dark: { icon: Moon, label: 'dark' },
} as const satisfies Record<Theme, unknown>;

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
export function ThemeSwitch() {
  const chosen = useSyncExternalStore(subscribe, read, () => 'system' as const);
  const next = themes[(themes.indexOf(chosen) + 1) % themes.length] ?? 'system';
  const { icon: Icon, label } = looks[chosen];
  return (
    <button
      type="button"
      onClick={() => choose(next)}
      aria-label={`Colours: ${label}. Change to ${looks[next].label}`}
      title={`Colours: ${label}`}
      className="inline-flex size-8 items-center justify-center rounded-md text-muted hover:bg-sunken hover:text-ink"
    >
      <Icon size={16} aria-hidden="true" />
    </button>
  );
}
