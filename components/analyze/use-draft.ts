'use client';

import { type RefObject, useCallback, useEffect, useRef, useState } from 'react';
import { isAddress } from '@/lib/hosted/hosted-file';
import type { DecodedLink } from '@/lib/share/decode-link';
import { isLink } from '@/lib/share/encode-link';
import { showAddress } from '../plan/address';
import { type Draft, loadDraft, saveDraft } from './draft';
import type { EditorAccess } from './editor-pane';
import { analysisAt } from './history';
import { draftOf, sameDraft } from './request';

/** How long after the last key the text is taken as it is. */
const pauseMilliseconds = 300;

/** Where the text came from when the user has not changed it: an example, a shared report, a link. */
export type Origin = { readonly path: string } | undefined;

export type DraftState = {
  /** As it stood when typing last stopped. */
  readonly draft: Draft;
  /** The user's own text, and not one shown from elsewhere. */
  readonly isOwn: boolean;
  /** How often another text was put in place of the one before. */
  readonly opened: number;
  /** An earlier text of the user's that another one has taken the place of. */
  readonly earlier: Draft | undefined;
  readonly notice: string | undefined;
  readonly dismiss: () => void;
  /** The user typed. */
  readonly typed: () => void;
  /** Takes the text as it is without waiting. */
  readonly settle: () => void;
  readonly change: (part: Partial<Omit<Draft, 'text'>>) => void;
  /** Shows another text; with an origin it does not become the user's draft until it is changed. */
  readonly open: (draft: Draft, origin: Origin) => void;
};

/**
 * The text and options, kept in this browser while they are the user's own. Nothing shown from elsewhere
 * overwrites a draft: it moves aside and can be brought back.
 */
export function useDraft(
  access: RefObject<EditorAccess | null>,
  given: { readonly draft: Draft; readonly isGiven: boolean },
): DraftState {
  const [draft, setDraft] = useState(given.draft);
  const [earlier, setEarlier] = useState<Draft>();
  const [notice, setNotice] = useState<string>();
  const [opened, setOpened] = useState(0);
  const current = useRef(given.draft);
  const isOwn = useRef(!given.isGiven);
  const [isShownOwn, setShownOwn] = useState(!given.isGiven);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const first = useRef(given);

  const take = useCallback((next: Draft) => {
    current.current = next;
    setDraft(next);
  }, []);

  const setOwn = useCallback((is: boolean) => {
    isOwn.current = is;
    setShownOwn(is);
  }, []);

  const own = useCallback(
    (next: Draft) => {
      // On the way to the text behind it, which takes the place of the draft then.
      if (isAddress(next.text)) return;
      if (!isOwn.current) {
        setOwn(true);
        const before = loadDraft('current');
        if (before && !sameDraft(before, next)) saveDraft('before', before);
        showAddress('/analyze');
      }
      if (!saveDraft('current', next)) {
        setNotice('This browser does not keep drafts: copy your text before you leave the page.');
      }
    },
    [setOwn],
  );

  const settle = useCallback(() => {
    clearTimeout(timer.current);
    const text = access.current?.text() ?? current.current.text;
    if (text === current.current.text) return;
    const next = { ...current.current, text };
    take(next);
    own(next);
  }, [access, take, own]);

  const typed = useCallback(() => {
    clearTimeout(timer.current);
    timer.current = setTimeout(settle, pauseMilliseconds);
  }, [settle]);

  const change = useCallback(
    (part: Partial<Omit<Draft, 'text'>>) => {
      settle();
      const next = { ...current.current, ...part };
      take(next);
      own(next);
    },
    [settle, take, own],
  );

  const open = useCallback(
    (next: Draft, origin: Origin) => {
      settle();
      const kept = loadDraft('current');
      const isOther = kept !== undefined && !sameDraft(kept, next);
      setOwn(origin === undefined);
      if (isOwn.current) {
        if (isOther) saveDraft('before', kept);
        saveDraft('current', next);
      }
      access.current?.setText(next.text);
      take(next);
      setOpened((times) => times + 1);
      setEarlier((before) => (isOther ? kept : before && !sameDraft(before, next) ? before : undefined));
      showAddress(origin?.path ?? '/analyze');
    },
    [access, setOwn, settle, take],
  );

  useEffect(() => {
    const { hash } = window.location;
    const { draft: shown, isGiven } = first.current;

    async function start() {
      const typedEarly = access.current?.text() ?? '';
      if (typedEarly !== '' && typedEarly !== current.current.text) return settle();
      if (await follow(hash)) return;
      const kept = loadDraft('current');
      if (!kept) return setEarlier(loadDraft('before'));
      if (sameDraft(kept, shown)) return;
      if (isGiven) setEarlier(kept);
      else open(kept, undefined);
    }

    async function follow(fragment: string): Promise<boolean> {
      const link = await linkIn(fragment);
      const analysis = analysisAt(fragment);
      if (analysis === 'gone') setNotice('This analysis is not kept in this browser any more.');
      else if (analysis) open(analysis.draft, undefined);
      if (link.kind === 'request') open(draftOf(link.request), { path: `/analyze${fragment}` });
      if (link.kind === 'unreadable')
        setNotice(`This link cannot be opened: ${link.because}. Ask for it again.`);
      if (link.kind === 'not-loaded')
        setNotice('This link cannot be opened now: a part of this page did not load. Load the page again.');
      return link.kind === 'request' || (analysis !== undefined && analysis !== 'gone');
    }

    void start();
    const onHash = () => void follow(window.location.hash);
    window.addEventListener('hashchange', onHash);
    window.addEventListener('pagehide', settle);
    return () => {
      window.removeEventListener('hashchange', onHash);
      window.removeEventListener('pagehide', settle);
      clearTimeout(timer.current);
    };
  }, [access, open, settle]);

  return {
    draft,
    isOwn: isShownOwn,
    opened,
    earlier,
    notice,
    dismiss: () => setNotice(undefined),
    typed,
    settle,
    change,
    open,
  };
}

/** What reads links is loaded by those who follow one. */
async function linkIn(fragment: string): Promise<DecodedLink | { readonly kind: 'not-loaded' }> {
  if (!isLink(fragment)) return { kind: 'none' };
  const read = await import('@/lib/share/decode-link').catch(() => undefined);
  return read === undefined ? { kind: 'not-loaded' } : await read.decodeLink(fragment);
}
