'use client';

import { useEffect } from 'react';
import { InlineProse } from '../report/prose';
import { Button } from '../ui/button';
import { Again as AgainIcon, X } from '../ui/icons';
import { Notice } from '../ui/notice';
import { ProgressBar } from './progress-bar';
import { useMeasuring } from './use-measuring';

/** Measures an image while it is watched; `onDone` is told the page that shows what was found. */
export function Measuring({
  image,
  platform,
  onDone,
}: {
  readonly image: string;
  readonly platform: string | undefined;
  readonly onDone: (page: string) => void;
}) {
  const { state, begin, cancel } = useMeasuring(image, platform);
  const page = state.kind === 'done' ? state.page : undefined;
  useEffect(() => {
    if (page !== undefined) onDone(page);
  }, [page, onDone]);

  switch (state.kind) {
    case 'failed':
      return (
        <Notice kind="error" title={state.title} actions={<Again onClick={begin} />}>
          <InlineProse text={state.detail} />
        </Notice>
      );
    case 'cancelled':
      return (
        <Notice kind="empty" title="Cancelled" actions={<Again onClick={begin} label="Measure it" />}>
          Nothing of it is kept.
        </Notice>
      );
    case 'done':
      return <ProgressBar state={state} />;
    case 'asking':
    case 'queued':
    case 'progress':
      return (
        <div className="space-y-3 rounded-md border border-line bg-surface p-4">
          <ProgressBar state={state} />
          <Button size="small" onClick={cancel}>
            <X size={14} />
            Cancel
          </Button>
        </div>
      );
    default:
      return state satisfies never;
  }
}

function Again({ onClick, label = 'Try again' }: { readonly onClick: () => void; readonly label?: string }) {
  return (
    <Button size="small" onClick={onClick}>
      <AgainIcon size={14} />
      {label}
    </Button>
  );
}
