'use client';

import { useMutation } from '@tanstack/react-query';
import type { Fix, Report } from '@/lib/report/report';
import type { AnalyzeRequest } from '@/lib/report/request';
import { askRewrite } from '../plan/ask-rewrite';
import { Button } from '../ui/button';
import { Wand, Working } from '../ui/icons';

type Made = { readonly of: string; readonly edits: Fix['edits'] };

/** All edits that keep the meaning of the file, in one go: read again on the server before they are made here. */
export function SafeEdits({
  report,
  request,
  apply,
}: {
  readonly report: Report;
  readonly request: AnalyzeRequest | undefined;
  readonly apply: (fix: Fix) => void;
}) {
  const isSameText = (text: string | undefined) => text === request?.dockerfile;
  const { mutate, data, error, isPending } = useMutation({
    mutationFn: askForEdits,
    networkMode: 'always',
    onSuccess: ({ of, edits }) => {
      if (isSameText(of) && edits.length > 0) apply({ safety: 'safe', edits });
    },
  });
  const offered = report.findings.filter(({ fix }) => fix?.safety === 'safe').length;
  const isCurrent = request !== undefined && isSameText(report.source.text);
  const said = error?.message ?? (data && wordsOf(data));
  if (offered === 0 && said === undefined) return null;
  return (
    <p className="no-print mb-4 flex flex-wrap items-center gap-x-3 gap-y-2 text-sm text-muted">
      {offered > 0 && (
        <Button size="small" disabled={!isCurrent || isPending} onClick={() => request && mutate(request)}>
          {isPending ? <Working size={14} className="animate-spin" /> : <Wand size={14} />}
          {offered === 1 ? 'Make the safe edit' : `Make all ${offered} safe edits`}
        </Button>
      )}
      <span role="status">{said ?? 'Keeps the meaning of the file; the result is read again first.'}</span>
    </p>
  );
}

async function askForEdits(request: AnalyzeRequest): Promise<Made> {
  const { plans } = await askRewrite({ ...request, safety: 'safe' });
  return { of: request.dockerfile, edits: plans.flatMap(({ edits }) => edits) };
}

function wordsOf({ edits }: Made): string {
  if (edits.length === 0) return 'None of the edits passed the check; look at each finding below.';
  return `${edits.length === 1 ? 'One place is' : `${edits.length} places are`} changed. Undo in the editor takes it back.`;
}
