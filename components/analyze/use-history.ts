'use client';

import { useEffect, useRef } from 'react';
import { finalBase } from '@/lib/report/final-base';
import type { Report } from '@/lib/report/report';
import { verdictOfSummary } from '@/lib/report/words';
import { isContinued, keepAnalysis } from './history';
import type { DraftState } from './use-draft';

/**
 * Keeps what is analyzed in this browser. A text that is worked on stays one entry; one that is put in its place begins
 * another. A text with a secret in it is not kept.
 */
export function useHistory(
  { draft, isOwn, opened }: Pick<DraftState, 'draft' | 'isOwn' | 'opened'>,
  report: Report | undefined,
): void {
  const last = useRef<{ readonly id: string; readonly text: string; readonly opened: number }>(undefined);

  useEffect(() => {
    if (!isOwn || report?.source.text !== draft.text) return;
    const before = last.current;
    const isSame = before?.opened === opened && isContinued(before.text, draft.text);
    const id = isSame ? before.id : Math.random().toString(36).slice(2, 12);
    last.current = { id, text: draft.text, opened };
    let isOld = false;
    void import('./secret-in').then(({ hasSecret }) => {
      if (isOld || hasSecret(draft)) return;
      const base = finalBase(report);
      keepAnalysis({
        id,
        at: new Date().toISOString(),
        draft: { ...draft, files: {} },
        title: report.summary.text,
        verdict: verdictOfSummary(report.summary),
        ...(base !== undefined && { base }),
      });
    });
    return () => {
      isOld = true;
    };
  }, [draft, report, isOwn, opened]);
}
