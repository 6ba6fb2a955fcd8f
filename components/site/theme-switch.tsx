'use client';

import { Monitor, Moon, Sun } from 'lucide-react';
import { useTheme } from 'next-themes';
import { useSyncExternalStore } from 'react';

const order = ['system', 'light', 'dark'] as const;
type Choice = (typeof order)[number];

const looks = {
  system: { icon: Monitor, label: 'as the system' },
  light: { icon: Sun, label: 'light' },
  dark: { icon: Moon, label: 'dark' },
} as const satisfies Record<Choice, unknown>;

function never() {
  return () => {};
}

/** Goes round system, light, dark. The server does not know the choice, so it shows the system's until then. */
export function ThemeSwitch() {
  const { theme, setTheme } = useTheme();
  const isClient = useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
  const chosen = order.find((choice) => isClient && choice === theme) ?? 'system';
  const next = order[(order.indexOf(chosen) + 1) % order.length] ?? 'system';
  const { icon: Icon, label } = looks[chosen];
  return (
    <button
      type="button"
      onClick={() => setTheme(next)}
      aria-label={`Colours: ${label}. Change to ${looks[next].label}`}
      title={`Colours: ${label}`}
      className="inline-flex size-8 items-center justify-center rounded-md text-muted hover:bg-sunken hover:text-ink"
    >
      <Icon size={16} aria-hidden="true" />
    </button>
  );
}
