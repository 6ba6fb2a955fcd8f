import 'server-only';
import { headers } from 'next/headers';
import type { ExplainRequest, Explanation } from '@/lib/explain/explanation';
import type { Report } from '@/lib/report/report';
import type { AnalyzeRequest } from '@/lib/report/request';
import type { RewriteAnswer, RewriteRequest } from '@/lib/report/rewrite';
import { runInPool } from './pool/run';
import { clientAddress } from './rate';
import { lengthToRead } from './rewriting';

/** The report on a request, for a page. Throws RequestError as the pool does. */
export async function analyzeForPage(request: AnalyzeRequest): Promise<Report> {
  const address = clientAddress(await headers());
  return await runInPool('analyze', request, request.dockerfile.length, { address });
}

/** Plans for a file, for a page. Throws RequestError as the pool does. */
export async function rewriteForPage(request: RewriteRequest): Promise<RewriteAnswer> {
  const address = clientAddress(await headers());
  return await runInPool('rewrite', request, lengthToRead(request), { address });
}

/** What an error message may come from, for a page. Throws RequestError as the pool does. */
export async function explainForPage(request: ExplainRequest): Promise<Explanation> {
  const address = clientAddress(await headers());
  const length = request.message.length + (request.dockerfile?.length ?? 0);
  return await runInPool('explain', request, length, { address });
}
