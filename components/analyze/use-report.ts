'use client';

import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { Report } from '@/lib/report/report';
import type { AnalyzeRequest } from '@/lib/report/request';
import { isReport } from '../report/is-report';
import type { Given } from './given';
import { AskError, askJson } from './problem';
import { requestOf } from './request';

export type ReportState = {
  /** The newest there is: while a new one is made, or cannot be, the one before. */
  readonly report: Report | undefined;
  readonly isWorking: boolean;
  readonly error: AskError | undefined;
  readonly again: () => void;
};

/** The report on a request, undefined for none; asked of the server once for each request. */
export function useReport(request: AnalyzeRequest | undefined, given: Given): ReportState {
  const [known] = useState(() => ({ request: JSON.stringify(requestOf(given.draft)), report: given.report }));
  const isFirst = JSON.stringify(request) === known.request;
  const isKnown = known.report !== undefined && isFirst;
  const refused = isFirst ? given.problem : undefined;
  const query = useQuery({
    queryKey: ['report', request],
    queryFn: ({ signal }) => analyze(request, signal),
    enabled: request !== undefined && refused === undefined,
    ...(isKnown && { initialData: known.report }),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 60_000,
    networkMode: 'always',
    retry: (count, error) => error instanceof AskError && error.kind === 'failed' && count < 1,
    refetchOnWindowFocus: false,
  });
  const error = query.error === null ? problemOf(query.data, refused) : asAskError(query.error);
  // Placeholder data is gone once a query fails; what was true before is still worth reading.
  const [last, setLast] = useState(known.report);
  if (query.data !== undefined && query.data !== last) setLast(query.data);
  const isOffline = error?.kind === 'offline';
  const { refetch } = query;

  useEffect(() => {
    if (!isOffline) return;
    const again = () => void refetch();
    window.addEventListener('online', again);
    return () => window.removeEventListener('online', again);
  }, [isOffline, refetch]);

  return {
    report: query.data ?? last,
    isWorking: query.isFetching,
    error,
    again: () => void refetch(),
  };
}

async function analyze(request: AnalyzeRequest | undefined, signal: AbortSignal): Promise<Report> {
  const answer = await askJson('/api/analyze', request, signal);
  if (isReport(answer)) return answer;
  throw new AskError('failed', 'Plinth did not answer', 'What came back is not a report. Reload the page.');
}

/** What the server has said to the form already stands until it is asked again. */
function problemOf(report: Report | undefined, problem: Given['problem']): AskError | undefined {
  if (report !== undefined || problem === undefined) return undefined;
  return new AskError('refused', problem.title, problem.detail);
}

function asAskError(error: Error): AskError {
  if (error instanceof AskError) return error;
  return new AskError('failed', 'The report could not be made', 'Your text is kept. Try again.', {
    cause: error,
  });
}
