'use client';

import { type ReactNode, useState, useSyncExternalStore } from 'react';
import { grouped } from '@/lib/text/grouped';
import { TextLink } from '../ui/text-link';
import { MoreButton } from './more-button';
import type { WholeAsked, WholeParts } from './whole-parts';

type State =
  | { readonly kind: 'short' | 'loading' | 'failed' }
  | { readonly kind: 'whole'; readonly Parts: typeof WholeParts };

/** A short list of one verdict, which becomes the whole one when asked for. Until then nothing of that is loaded. */
export function WholeList({ children, ...asked }: WholeAsked & { readonly children: ReactNode }) {
  const canAsk = useSyncExternalStore(
    () => () => {},
    () => true,
    () => false,
  );
  const [state, setState] = useState<State>({ kind: 'short' });

  function askForAll() {
    setState({ kind: 'loading' });
    import('./whole-parts').then(
      ({ WholeParts: Parts }) => setState({ kind: 'whole', Parts }),
      () => setState({ kind: 'failed' }),
    );
  }

  if (state.kind === 'whole') return <state.Parts {...asked}>{children}</state.Parts>;
  return (
    <>
      {children}
      {state.kind === 'failed' && (
        <p role="alert" className="mt-2 text-sm text-warning">
          The list could not be loaded. Look whether you are connected, and ask again.
        </p>
      )}
      {canAsk ? (
        <MoreButton isLoading={state.kind === 'loading'} onClick={askForAll}>
          Show all {grouped(asked.count)}
        </MoreButton>
      ) : (
        <p className="mt-1.5 text-sm text-muted">
          All {grouped(asked.count)} are given by{' '}
          <TextLink href="/developers#post-api-recommendations">
            <code>POST /api/recommendations</code>
          </TextLink>
        </p>
      )}
    </>
  );
}
