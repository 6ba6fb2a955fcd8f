'use client';

import { useRouter } from 'next/navigation';
import { type MouseEvent, useEffect, useMemo, useRef, useState } from 'react';
import type { Found, Hit, PaletteIndex } from '@/lib/palette/found';
import { Search } from '../ui/icons';
import { TextLink } from '../ui/text-link';
import { useCombobox } from './combobox';
import { fetchIndex, searchPalette } from './fetch-index';
import { HitList } from './hit-list';

/** Of each kind. */
const mostShown = 6;
const nothing: Found = { groups: [], understood: [] };

type State =
  | { readonly kind: 'coming' | 'failed' }
  | { readonly kind: 'there'; readonly index: PaletteIndex };

/** Searches everything there is; mounted while it is open. */
export function PaletteDialog({ onClose }: { onClose(): void }) {
  const dialog = useRef<HTMLDialogElement>(null);
  const router = useRouter();
  const [typed, setTyped] = useState('');
  const [state, setState] = useState<State>({ kind: 'coming' });

  useEffect(() => {
    const shown = dialog.current;
    shown?.showModal();
    // Around the panel; by keyboard Escape does it.
    shown?.addEventListener('click', (event) => event.target === shown && shown.close());
    fetchIndex().then(
      (index) => setState({ kind: 'there', index }),
      () => setState({ kind: 'failed' }),
    );
  }, []);

  const found = useMemo(
    () => (state.kind === 'there' ? searchPalette(state.index, typed, mostShown) : nothing),
    [state, typed],
  );
  const { list, active, reach, input } = useCombobox({ groups: found.groups, isOpen: true, pick: go });

  function go({ href }: Hit) {
    dialog.current?.close();
    // A page that is here already reads its address once.
    if (href.includes('?')) window.location.assign(href);
    else router.push(href);
  }

  function follow(event: MouseEvent, hit: Hit) {
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    go(hit);
  }

  return (
    <dialog
      ref={dialog}
      onClose={onClose}
      aria-label="Search"
      className="mx-auto mt-2 mb-auto max-h-none w-[min(42rem,calc(100vw-1rem))] overflow-hidden rounded-md border border-line-strong bg-surface p-0 text-ink shadow-lifted backdrop:bg-black/40 sm:mt-[12vh]"
    >
      <div className="flex max-h-[calc(100dvh-1rem)] flex-col sm:max-h-[70vh]">
        <form method="get" action="/search" className="relative shrink-0 border-b border-line">
          <Search size={18} className="absolute top-3.5 left-3.5 text-muted" />
          <input
            {...input}
            autoFocus
            name="q"
            value={typed}
            onChange={(event) => {
              setTyped(event.target.value);
              reach('');
            }}
            aria-label="Search images, rules, error messages, guides"
            placeholder="python 3.13 no shell, exec format error, glossary …"
            enterKeyHint="go"
            maxLength={300}
            className="h-12 w-full bg-transparent pr-3 pl-11 text-md outline-none"
          />
        </form>
        <Understood found={found} />
        <HitList
          id={list}
          label="Found"
          groups={found.groups}
          active={active}
          reach={reach}
          follow={follow}
          className="min-h-0 flex-1 overflow-y-auto overscroll-contain"
        />
        <StateLine state={state} typed={typed} found={found} />
      </div>
    </dialog>
  );
}

function Understood({ found: { understood } }: { readonly found: Found }) {
  if (understood.length === 0) return null;
  return (
    <p className="shrink-0 border-b border-line px-3 py-1.5 text-sm text-muted">
      Images understood as: <span className="text-ink">{understood.join(' · ')}</span>
    </p>
  );
}

function StateLine({
  state,
  typed,
  found,
}: {
  readonly state: State;
  readonly typed: string;
  readonly found: Found;
}) {
  const count = found.groups.reduce((sum, { kind, total }) => sum + (kind === 'more' ? 0 : total), 0);
  return (
    <div className="flex shrink-0 justify-between gap-4 border-t border-line px-3 py-2 text-xs text-muted">
      <p role="status">
        {state.kind === 'coming' && 'Getting what there is to search…'}
        {state.kind === 'failed' && (
          <>
            It cannot be fetched now.{' '}
            <TextLink href={`/search?q=${encodeURIComponent(typed)}`}>Search on a page of its own</TextLink>
          </>
        )}
        {state.kind === 'there' && (typed.trim() === '' ? 'Type to search' : `${count} found`)}
      </p>
      <p aria-hidden="true" className="hidden gap-3 sm:flex">
        <span>↑ ↓ choose</span>
        <span>Enter open</span>
        <span>Esc close</span>
      </p>
    </div>
  );
}
