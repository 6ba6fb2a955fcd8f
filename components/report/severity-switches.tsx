'use client';

import type { ReactNode } from 'react';
import type { Severity } from '@/lib/report/report';
import { classes } from '../ui/classes';

/** A severity that is there, and how it is shown with how many there are. */
export type Switch = { readonly severity: Severity; readonly label: ReactNode };

/** Which severities are shown: one switch each, where there are several. */
export function SeveritySwitches({
  switches,
  hidden,
  onHide,
}: {
  readonly switches: readonly Switch[];
  readonly hidden: ReadonlySet<Severity>;
  readonly onHide: (hidden: ReadonlySet<Severity>) => void;
}) {
  function toggle(severity: Severity) {
    const next = new Set(hidden);
    if (!next.delete(severity)) next.add(severity);
    onHide(next);
  }

  if (switches.length < 2) return null;
  return (
    <fieldset className="no-print flex flex-wrap items-center gap-1.5">
      <legend className="sr-only">Show findings of severity</legend>
      {switches.map(({ severity, label }) => (
        <button
          key={severity}
          type="button"
          aria-pressed={!hidden.has(severity)}
          onClick={() => toggle(severity)}
          className={classes(
            'inline-flex h-7 items-center gap-1.5 rounded-md border px-2 text-sm',
            hidden.has(severity)
              ? 'border-line text-faint line-through'
              : 'border-line-strong bg-surface text-ink',
          )}
        >
          {label}
        </button>
      ))}
    </fieldset>
  );
}

/** In place of a list of which everything is switched off. */
export function AllHidden({ onShow }: { readonly onShow: () => void }) {
  return (
    <p className="rounded-md border border-line px-4 py-3 text-muted">
      All findings are of a severity you have switched off.{' '}
      <button type="button" className="text-accent underline underline-offset-3" onClick={onShow}>
        Show them
      </button>
    </p>
  );
}
