'use client';

import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { Keep } from '@/lib/report/keep';
import type { AnalyzeRequest } from '@/lib/report/request';
import type { Plan, RewriteAnswer, RewriteRequest } from '@/lib/report/rewrite';
import { wishes } from '@/lib/report/wishes';
import { AskError } from '../analyze/problem';
import { askRewrite } from './ask-rewrite';

export type Answered<T> = {
  readonly data: T | undefined;
  /** Of what was asked before: the answer to what is asked now is on its way. */
  readonly isOld: boolean;
  readonly isWorking: boolean;
  readonly error: AskError | undefined;
  readonly again: () => void;
};

/** Plans for the usual wishes; undefined asks nothing. */
export function usePlans(request: AnalyzeRequest | undefined, keep: Keep): Answered<RewriteAnswer> {
  return useRewrite(request && { ...request, keep, to: [...wishes] });
}

/** The answer on one base that somebody names. */
export function useNamed(
  request: AnalyzeRequest | undefined,
  keep: Keep,
  to: string | undefined,
): Answered<RewriteAnswer> {
  return useRewrite(request && to !== undefined ? { ...request, keep, to } : undefined);
}

/** A plan without some of its edits, proved again; as it is while none is left out. */
export function useProved(
  request: AnalyzeRequest,
  plan: Plan,
  without: readonly string[],
): Answered<Plan | undefined> {
  const { base, kind } = plan;
  const asked =
    base === undefined || kind === 'cures' || without.length === 0
      ? undefined
      : { ...request, to: base.reference, kind, without: [...without] };
  const { data, ...state } = useRewrite(asked);
  if (asked === undefined) return { ...state, data: plan, isOld: false, isWorking: false, error: undefined };
  return { ...state, data: data?.plans[0] };
}

function useRewrite(asked: RewriteRequest | undefined): Answered<RewriteAnswer> {
  const query = useQuery({
    queryKey: ['rewrite', asked],
    queryFn: ({ signal }) => (asked ? askRewrite(asked, signal) : undefined),
    enabled: asked !== undefined,
    placeholderData: keepPreviousData,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 60_000,
    networkMode: 'always',
    retry: (count, error) => error instanceof AskError && error.kind === 'failed' && count < 1,
    refetchOnWindowFocus: false,
  });
  return {
    data: query.data,
    isOld: query.isPlaceholderData,
    isWorking: query.isFetching,
    error: asAskError(query.error),
    again: () => void query.refetch(),
  };
}

function asAskError(error: Error | null): AskError | undefined {
  if (error === null || error instanceof AskError) return error ?? undefined;
  return new AskError('failed', 'The plans could not be made', 'Your text is kept. Try again.', {
    cause: error,
  });
}
