'use client';

import { useEffect, useId, useRef, useState } from 'react';
import { proofWords } from '@/lib/render/plan-words';
import type { Fix } from '@/lib/report/report';
import type { AnalyzeRequest } from '@/lib/report/request';
import type { Plan } from '@/lib/report/rewrite';
import { Badge } from '../ui/badge';
import { Button } from '../ui/button';
import { Working, X } from '../ui/icons';
import { EditSwitches } from './edit-switches';
import { MergePane } from './merge-pane';
import { BaseName } from './plan-card';
import { PlanNotes } from './plan-notes';
import { TakeIt } from './take-it';
import { useProved } from './use-plans';

/** A plan to be read and taken: the change, every edit with its reason and a switch, and what is to be known. */
export function PlanDialog({
  plan,
  request,
  onClose,
  apply,
}: {
  readonly plan: Plan;
  readonly request: AnalyzeRequest;
  readonly onClose: () => void;
  readonly apply: ((fix: Fix) => void) | undefined;
}) {
  const dialog = useRef<HTMLDialogElement>(null);
  const title = useId();
  const [without, setWithout] = useState<readonly string[]>([]);
  const { data, isWorking, isOld, error } = useProved(request, plan, without);
  const shown = data ?? plan;
  const isSettled = !isWorking && !isOld && !error;
  useEffect(() => dialog.current?.showModal(), []);

  function take() {
    dialog.current?.close();
    apply?.({ safety: 'review', edits: shown.edits });
  }

  return (
    <dialog
      ref={dialog}
      onClose={onClose}
      aria-labelledby={title}
      className="m-auto h-dvh max-h-dvh w-screen max-w-none overflow-hidden border-line-strong bg-canvas text-ink shadow-lifted backdrop:bg-black/40 sm:h-[min(52rem,calc(100dvh-3rem))] sm:w-[min(80rem,calc(100vw-2rem))] sm:rounded-md sm:border"
    >
      <div className="flex h-full min-h-0 flex-col">
        <header className="flex items-start justify-between gap-3 border-b border-line px-4 py-3">
          <div className="min-w-0">
            <h2 id={title} className="text-md font-semibold">
              The Dockerfile on{' '}
              <span className="font-mono text-base">
                <BaseName plan={plan} />
              </span>
            </h2>
            <Proof plan={shown} isSettled={isSettled} error={error?.message} />
          </div>
          <form method="dialog">
            <Button type="submit" variant="quiet" size="small" aria-label="Close">
              <X size={16} />
            </Button>
          </form>
        </header>
        <div className="grid min-h-0 flex-1 grid-cols-[minmax(0,1fr)] gap-4 overflow-y-auto p-4 lg:grid-cols-[minmax(0,1fr)_24rem] lg:overflow-hidden lg:py-0">
          <div className="min-w-0 lg:overflow-y-auto lg:py-4">
            <MergePane before={request.dockerfile} after={shown.text} />
          </div>
          <div className="min-w-0 space-y-4 lg:overflow-y-auto lg:py-4">
            <EditSwitches plan={plan} shown={shown} without={without} onChange={setWithout} />
            <PlanNotes plan={shown} />
          </div>
        </div>
        <footer className="border-t border-line px-4 py-3">
          <TakeIt
            before={request.dockerfile}
            after={shown.text}
            isSettled={isSettled}
            onTake={apply && take}
          />
        </footer>
      </div>
    </dialog>
  );
}

/** Whether the text as it is shown holds; said again when it changes. */
function Proof({
  plan,
  isSettled,
  error,
}: {
  readonly plan: Plan;
  readonly isSettled: boolean;
  readonly error: string | undefined;
}) {
  const { proof } = plan;
  return (
    <p role="status" className="mt-1 flex min-h-5 flex-wrap items-center gap-x-2 text-sm text-muted">
      {error ??
        (isSettled ? (
          <>
            <Badge tone={proof.isProved ? 'accent' : 'neutral'}>{proofWords(plan)}</Badge>
            {proof.isProved
              ? 'Read again with these edits by the same rules.'
              : 'It fails, or it cannot be seen here whether it does.'}
          </>
        ) : (
          <>
            <Working size={14} className="animate-spin" />
            Reading it again
          </>
        ))}
    </p>
  );
}
