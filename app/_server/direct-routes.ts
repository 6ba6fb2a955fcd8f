import 'server-only';
import { POST as analyze } from '@/app/api/analyze/route';
import { GET as health } from '@/app/api/health/route';
import { POST as recommend } from '@/app/api/recommendations/route';
import { POST as share } from '@/app/api/reports/route';
import { POST as rewrite } from '@/app/api/rewrite/route';
import { POST as secrets } from '@/app/api/secrets/route';
import { busyInPool } from './pool/run';
import type { RequestError } from './problem';
import { clientAddress } from './rate';
import { requestErrorAnswer } from './respond';

/** As it stands, ready to be sent. */
export type EarlyAnswer = {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
};

export type DirectRoute = {
  readonly answer: (request: Request) => Promise<Response>;
  /** What is answered at once, before anything else of the request is read. */
  readonly refuse?: (headers: Pick<Headers, 'get'>) => EarlyAnswer | undefined;
};

declare global {
  // Left here for the server in front of Next, which is not bundled with it.
  var plinthRoutes: ReadonlyMap<string, DirectRoute> | undefined;
}

/**
 * Routes that the server answers without Next's own way to them, which costs many times what they do, by method and
 * path. They are the functions of the route files; what does not stand here, and all of a development server, goes
 * through Next.
 */
export const directRoutes: ReadonlyMap<string, DirectRoute> = new Map([
  ['POST /api/analyze', { answer: analyze, refuse: whenFull }],
  ['POST /api/recommendations', { answer: recommend, refuse: whenFull }],
  ['POST /api/reports', { answer: share, refuse: whenFull }],
  ['POST /api/rewrite', { answer: rewrite, refuse: whenFull }],
  ['POST /api/secrets', { answer: secrets, refuse: whenFull }],
  ['GET /api/health', { answer: health }],
]);

let lastBusy: { readonly of: RequestError; readonly answer: EarlyAnswer } | undefined;

/** Where too many wait, most ask again at once: refusing them shall leave the processor to those who wait. */
function whenFull(headers: Pick<Headers, 'get'>): EarlyAnswer | undefined {
  const busy = busyInPool(clientAddress(headers));
  if (busy === undefined) return undefined;
  if (lastBusy?.of !== busy) lastBusy = { of: busy, answer: earlyAnswer(busy) };
  return lastBusy.answer;
}

function earlyAnswer(busy: RequestError): EarlyAnswer {
  const { status, headers, body: text } = requestErrorAnswer(busy);
  const body = Buffer.from(text);
  return { status, headers: { ...headers, 'content-length': String(body.byteLength) }, body };
}
