'use client';

import { type ComponentType, type MouseEvent, type ReactNode, useCallback, useEffect, useState } from 'react';
import type { PaletteDialog } from './palette-dialog';

type Dialog = typeof PaletteDialog extends ComponentType<infer P> ? ComponentType<P> : never;

/**
 * Opens the search by a click, by `/` and by Ctrl or ⌘ and K. What it opens is fetched then; without a script, or where
 * it cannot be had, it leads to the page of the search.
 */
export function PaletteButton({ icon }: { readonly icon: ReactNode }) {
  const [Dialog, setDialog] = useState<Dialog>();
  const [isOpen, setOpen] = useState(false);

  const open = useCallback(async () => {
    try {
      const { PaletteDialog } = await import('./palette-dialog');
      setDialog(() => PaletteDialog);
      setOpen(true);
    } catch {
      window.location.assign(page);
    }
  }, []);

  useEffect(() => {
    function onKey(event: KeyboardEvent) {
      if (!asksForSearch(event)) return;
      event.preventDefault();
      open();
    }
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [open]);

  function follow(event: MouseEvent) {
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    open();
  }

  return (
    <>
      <a
        href={page}
        onClick={follow}
        aria-keyshortcuts="/ Control+K Meta+K"
        title="Search everything: / or Ctrl K"
        className="inline-flex h-8 min-w-8 items-center justify-center gap-2 rounded-md text-sm text-muted hover:bg-sunken hover:text-ink sm:border sm:border-line-strong sm:px-2"
      >
        {icon}
        <span className="sr-only sm:not-sr-only">Search</span>
        <span
          aria-hidden="true"
          className="hidden rounded-sm border border-line-strong px-1 font-mono text-xs sm:scripting:inline"
        >
          /
        </span>
      </a>
      {isOpen && Dialog && <Dialog onClose={() => setOpen(false)} />}
    </>
  );
}

const page = '/search';

/** `/` belongs to whoever is writing; Ctrl or ⌘ and K means the search everywhere but where something else took it. */
function asksForSearch(event: KeyboardEvent): boolean {
  const { key, ctrlKey, metaKey, altKey, shiftKey, defaultPrevented, isComposing, target } = event;
  if (defaultPrevented || isComposing || altKey) return false;
  if (key.toLowerCase() === 'k') return (ctrlKey || metaKey) && !shiftKey;
  return key === '/' && !ctrlKey && !metaKey && !isWriting(target);
}

function isWriting(target: EventTarget | null): boolean {
  return (
    target instanceof Element && target.closest('input, textarea, select, [contenteditable], dialog') !== null
  );
}
