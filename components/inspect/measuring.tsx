'use client';

import { RotateCw, X } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useEffect } from 'react';
import { InlineProse } from '../report/prose';
import { Button } from '../ui/button';
import { Notice } from '../ui/notice';
import { ProgressBar } from './progress-bar';
import { useMeasuring } from './use-measuring';

/** Measures an image while it is watched, and shows what was found once it is done. */
export function Measuring({
  image,
  platform,
}: {
  readonly image: string;
  readonly platform: string | undefined;
}) {
  const { state, begin, cancel } = useMeasuring(image, platform);
  const router = useRouter();
  const page = state.kind === 'done' ? state.page : undefined;
  useEffect(() => {
    if (page !== undefined) router.replace(page);
  }, [page, router]);

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
            <X size={14} aria-hidden="true" />
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
      <RotateCw size={14} aria-hidden="true" />
      {label}
    </Button>
  );
}
