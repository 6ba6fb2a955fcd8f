'use client';

import { type ComponentType, useState } from 'react';
import type { Report } from '@/lib/report/report';
import type { AnalyzeRequest } from '@/lib/report/request';
import { Button } from '../ui/button';
import { Share as ShareIcon } from '../ui/icons';
import type { ShareDialog, ToShare } from './share-dialog';

type Dialog = typeof ShareDialog extends ComponentType<infer P> ? ComponentType<P> : never;

type State =
  | { readonly kind: 'closed' | 'failed' }
  | { readonly kind: 'open'; readonly Dialog: Dialog; readonly shared: ToShare; readonly times: number };

/** Opens what shares a report, which is loaded then. */
export function Share({
  request,
  report,
  from,
}: {
  readonly request: AnalyzeRequest | undefined;
  readonly report: Report | undefined;
  readonly from: string | undefined;
}) {
  const [state, setState] = useState<State>({ kind: 'closed' });

  async function open() {
    if (request === undefined || report === undefined) return;
    const shared = { request, report, from };
    try {
      const { ShareDialog: Dialog } = await import('./share-dialog');
      setState((before) => ({
        kind: 'open',
        Dialog,
        shared,
        times: before.kind === 'open' ? before.times + 1 : 0,
      }));
    } catch {
      setState({ kind: 'failed' });
    }
  }

  return (
    <>
      {state.kind === 'failed' && (
        <span role="alert" className="text-sm text-warning">
          This did not load. Look whether you are connected, and press again.
        </span>
      )}
      <Button variant="primary" onClick={() => void open()} disabled={!request || !report}>
        <ShareIcon size={15} />
        Share
      </Button>
      {state.kind === 'open' && <state.Dialog key={state.times} {...state.shared} />}
    </>
  );
}
