'use client';

import { QueryClient, QueryClientProvider, useInfiniteQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import type { RecommendRequest } from '@/lib/report/recommend-request';
import type { RecommendationPage, ReportOptions, Verdict } from '@/lib/report/report';
import { grouped } from '@/lib/text/grouped';
import { AskError, askJson } from '../analyze/problem';
import { Button } from '../ui/button';
import { Again } from '../ui/icons';
import { Notice } from '../ui/notice';
import { groupFits } from './fit-groups';
import { GroupList } from './fit-items';
import type { Taking } from './fit-rows';
import { MoreButton } from './more-button';

export type WholeAsked = {
  readonly verdict: Verdict;
  /** How many images of the verdict the report counts. */
  readonly count: number;
  /** The Dockerfile, or its address. */
  readonly text: { readonly is: string } | { readonly at: string };
  readonly options: ReportOptions;
  /** Of the catalog that the report was made with. */
  readonly revision: string;
  readonly used: readonly string[];
  readonly taking: Taking;
};

/** The whole of a list of one verdict, part by part, as the server judges it now; `children` until the first is there. */
export function WholeParts(asked: WholeAsked & { readonly children: ReactNode }) {
  const [client] = useState(() => new QueryClient());
  return (
    <QueryClientProvider client={client}>
      <Parts {...asked} />
    </QueryClientProvider>
  );
}

const partLength = 100;

function Parts({
  verdict,
  count,
  text,
  options,
  revision,
  used,
  taking,
  children,
}: WholeAsked & { readonly children: ReactNode }) {
  const { data, error, fetchNextPage, hasNextPage, isFetching, refetch } = useInfiniteQuery({
    queryKey: ['recommendations', verdict],
    queryFn: ({ pageParam, signal }) => askPart({ text, options, verdict, offset: pageParam }, signal),
    initialPageParam: 0,
    getNextPageParam: ({ offset, recommendations, total }: RecommendationPage) =>
      offset + recommendations.length < total ? offset + recommendations.length : undefined,
    staleTime: Number.POSITIVE_INFINITY,
    networkMode: 'always',
    retry: false,
    refetchOnWindowFocus: false,
  });
  const newest = data?.pages.at(-1);
  const items = data?.pages.flatMap(({ recommendations }) => recommendations) ?? [];
  const total = newest?.total ?? count;
  return (
    <>
      {newest === undefined ? (
        children
      ) : (
        <GroupList groups={groupFits(items, verdict)} used={new Set(used)} taking={taking} isWhole />
      )}
      {newest !== undefined && newest.catalogRevision !== revision && (
        <p className="mt-1.5 text-sm text-muted">
          Judged now, by the catalog of {newest.catalogDate}; the report was made with another.
        </p>
      )}
      {error !== null && !isFetching && <Failed error={error} again={() => void refetch()} />}
      {error === null && (newest === undefined || hasNextPage) && (
        <MoreButton isLoading={isFetching} onClick={() => void fetchNextPage()}>
          Show more, {grouped(total - items.length)} left
        </MoreButton>
      )}
    </>
  );
}

function Failed({ error, again }: { readonly error: Error; readonly again: () => void }) {
  const isOurs = error instanceof AskError;
  return (
    <Notice
      kind={isOurs && error.kind === 'offline' ? 'offline' : 'error'}
      title={isOurs ? error.title : 'The list could not be loaded'}
      className="mt-2"
      actions={
        <Button size="small" onClick={again}>
          <Again size={14} />
          Try again
        </Button>
      }
    >
      {isOurs && error.kind !== 'offline' && <p>{error.message}</p>}
    </Notice>
  );
}

async function askPart(
  {
    text,
    options: { target, buildArgs, platform },
    verdict,
    offset,
  }: Pick<WholeAsked, 'text' | 'options' | 'verdict'> & { readonly offset: number },
  signal: AbortSignal,
): Promise<RecommendationPage> {
  const request: RecommendRequest = {
    dockerfile: 'is' in text ? text.is : await readText(text.at, signal),
    ...(target !== undefined && { target }),
    ...(Object.keys(buildArgs).length > 0 && { buildArgs: { ...buildArgs } }),
    platform,
    verdict,
    offset,
    limit: partLength,
  };
  const answer = await askJson('/api/recommendations', request, signal);
  if (isPage(answer)) return answer;
  throw new AskError('failed', 'Plinth did not answer', 'What came back is not a list. Reload the page.');
}

async function readText(address: string, signal: AbortSignal): Promise<string> {
  const response = await fetch(address, { signal });
  if (response.ok) return await response.text();
  throw new AskError(
    'failed',
    'The text could not be read',
    `The server said ${response.status}. Try again.`,
  );
}

/** The route is ours: what it is about says that the rest is as it should be. */
function isPage(answer: unknown): answer is RecommendationPage {
  return typeof answer === 'object' && answer !== null && 'recommendations' in answer && 'total' in answer;
}
