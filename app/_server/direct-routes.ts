import 'server-only';
import { analyze } from './answers/analyze';
import { explain, explainAddress } from './answers/explain';
import { health, ready } from './answers/health';
import { recommend } from './answers/recommend';
import { rewrite } from './answers/rewrite';
import { secrets } from './answers/secrets';
import { share } from './answers/share';
import type { Asked } from './asked';
import { busyInPool } from './pool/run';
import type { RequestError } from './problem';
import { clientAddress } from './rate';
import { type Answer, answerBy, requestErrorAnswer } from './respond';

export type DirectRoute = {
  readonly answer: (request: Asked) => Promise<Answer>;
  /** What is answered at once, before anything else of the request is read. */
  readonly refuse?: (headers: Asked['headers']) => Answer | undefined;
};

declare global {
  // Left here for the server in front of Next, which is not bundled with it.
  var plinthRoutes: ReadonlyMap<string, DirectRoute> | undefined;
}

/**
 * Routes that the server answers without Next's own way to them, which costs many times what they do, by method and
 * path. They answer as the route files do; what does not stand here, and all of a development server, goes through
 * Next.
 */
export const directRoutes: ReadonlyMap<string, DirectRoute> = new Map([
  ['POST /api/analyze', job(analyze)],
  ['POST /api/explain', job(explain)],
  ['GET /api/explain', job(explainAddress)],
  ['POST /api/recommendations', job(recommend)],
  ['POST /api/reports', job(share)],
  ['POST /api/rewrite', job(rewrite)],
  ['POST /api/secrets', job(secrets)],
  ['GET /api/health', { answer: () => answerBy(health) }],
  ['POST /mcp', { answer: (request) => answerBy(async () => (await import('./answers/mcp')).mcp(request)) }],
  ['GET /mcp', { answer: async () => (await import('./answers/mcp')).mcpNotAllowed() }],
  ['GET /readyz', { answer: () => answerBy(ready) }],
]);

/** What takes a place in the pool. */
function job(work: DirectRoute['answer']): DirectRoute {
  return { answer: (request) => answerBy(() => work(request)), refuse: whenFull };
}

let lastBusy: { readonly of: RequestError; readonly answer: Answer } | undefined;

/** Where too many wait, most ask again at once: refusing them shall leave the processor to those who wait. */
function whenFull(headers: Asked['headers']): Answer | undefined {
  const busy = busyInPool(clientAddress(headers));
  if (busy === undefined) return undefined;
  if (lastBusy?.of !== busy) lastBusy = { of: busy, answer: requestErrorAnswer(busy) };
  return lastBusy.answer;
}
