import type { RewriteAnswer, RewriteRequest } from '@/lib/report/rewrite';
import { AskError, askJson } from '../analyze/problem';

/** Plans for a file. Throws AskError. */
export async function askRewrite(request: RewriteRequest, signal?: AbortSignal): Promise<RewriteAnswer> {
  const answer = await askJson('/api/rewrite', request, signal);
  if (isRewrite(answer)) return answer;
  throw new AskError('failed', 'Plinth did not answer', 'What came back is no rewrite. Reload the page.');
}

/** The route is ours: what has plans is of the shape it promises. */
function isRewrite(answer: unknown): answer is RewriteAnswer {
  return typeof answer === 'object' && answer !== null && 'plans' in answer && Array.isArray(answer.plans);
}
