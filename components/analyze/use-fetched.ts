'use client';

import { useCallback, useEffect, useRef, useState } from 'react';
import type { HostedText } from '@/lib/hosted/fetching';
import { isAddress } from '@/lib/hosted/hosted-file';
import { isRecord } from '@/lib/text/record';
import { AskError, askJson } from './problem';

export type Fetching =
  | { readonly kind: 'none' }
  | { readonly kind: 'working'; readonly address: string }
  | { readonly kind: 'failed'; readonly address: string; readonly error: AskError }
  /** `text` is what came. */
  | { readonly kind: 'done'; readonly url: string; readonly text: string };

export type Fetched = {
  readonly state: Fetching;
  /** Fetches the file at an address, through the server. */
  readonly fetchFrom: (address: string) => void;
};

/** Gets files from public addresses. An address that stands alone in the editor at once was pasted: it is followed. */
export function useFetched(text: string, isOn: boolean, onText: (text: string) => void): Fetched {
  const [state, setState] = useState<Fetching>({ kind: 'none' });
  const running = useRef<AbortController>(undefined);
  const before = useRef(text);
  const take = useRef(onText);
  useEffect(() => {
    take.current = onText;
  });

  const fetchFrom = useCallback((written: string) => {
    const address = written.trim();
    running.current?.abort();
    const asking = new AbortController();
    running.current = asking;
    setState({ kind: 'working', address });
    askHosted(address, asking.signal)
      .then(({ url, text: came }) => {
        if (asking.signal.aborted) return;
        take.current(came);
        setState({ kind: 'done', url, text: came });
      })
      .catch((error: unknown) => {
        if (!asking.signal.aborted) setState({ kind: 'failed', address, error: asAskError(error) });
      });
  }, []);

  useEffect(() => {
    const last = before.current;
    before.current = text;
    if (last === text) return;
    const isPasted = isAddress(text) && (last.trim() === '' || !text.startsWith(last));
    if (isPasted && isOn) fetchFrom(text);
    else running.current?.abort();
  }, [text, isOn, fetchFrom]);

  return { state: isStill(state, text) ? state : { kind: 'none' }, fetchFrom };
}

/** What came is said as long as it stands there. */
function isStill(state: Fetching, text: string): boolean {
  return state.kind !== 'done' || state.text === text;
}

async function askHosted(address: string, signal: AbortSignal): Promise<Pick<HostedText, 'url' | 'text'>> {
  const answer = await askJson('/api/fetch', { address }, signal);
  const { url, text } = isRecord(answer) ? answer : {};
  if (typeof url === 'string' && typeof text === 'string') return { url, text };
  throw new AskError('failed', 'Plinth did not answer', 'What came back is no file. Reload the page.');
}

function asAskError(error: unknown): AskError {
  if (error instanceof AskError) return error;
  return new AskError('failed', 'The file did not come', 'Open it at its address and paste its text.', {
    cause: error,
  });
}
