import 'server-only';
import type { Moves } from '@/components/analyze/given';
import { patchOf } from '@/lib/render/patch';
import type { Keep } from '@/lib/report/keep';
import { readRequest } from '@/lib/report/read-request';
import type { AnalyzeRequest } from '@/lib/report/request';
import { RewriteRequest } from '@/lib/report/rewrite';
import { wishes } from '@/lib/report/wishes';
import { rewriteForPage } from './analysis';
import { invalid } from './query';

/** Plans for a page that is read without JavaScript: onto one base, or without its name onto the usual ones. */
export async function movesFor(asked: AnalyzeRequest, keep: Keep, to: string | undefined): Promise<Moves> {
  const read = readRequest(RewriteRequest, { ...asked, keep, to: to ?? [...wishes] });
  if (read.kind === 'faults') throw invalid(read.faults);
  const answer = await rewriteForPage(read.request);
  return {
    to,
    answer,
    patches: answer.plans.map(({ text }) => patchOf('Dockerfile', asked.dockerfile, text)),
  };
}
