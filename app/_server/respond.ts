import 'server-only';
import type { Fault } from '@/lib/report/read-request';
import { isStoreError } from '@/lib/store/store-error';
import { environment } from './environment';
import { isRequestError, type ProblemCode, problems, type RequestError } from './problem';

/** Never seen by anybody: who asked has left. */
const hasLeft = 499;
const leavings: ReadonlySet<string> = new Set(['AbortError', 'ResponseAborted']);

/** Named in one answer; the others are counted. */
const mostFaults = 20;

type Method = 'GET' | 'POST';

/** Never more than the code, the table's sentence and the caller's own words: no stack, no path, no cause. */
export function problem(
  code: ProblemCode,
  detail: string = problems[code].detail,
  faults: readonly Fault[] = [],
  headers: Readonly<Record<string, string>> = {},
): Response {
  const said = problemAnswer(code, detail, faults, headers);
  return new Response(said.body, said);
}

/** An answer as it stands, for who sends it without a Response. */
export type PlainAnswer = {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
};

function problemAnswer(
  code: ProblemCode,
  detail: string,
  faults: readonly Fault[],
  headers: Readonly<Record<string, string>>,
): PlainAnswer {
  const { status, title } = problems[code];
  const body = {
    type: 'about:blank',
    title,
    status,
    code,
    detail,
    ...(faults.length > 0 && { errors: faults.slice(0, mostFaults) }),
    ...(faults.length > mostFaults && { errorsOmitted: faults.length - mostFaults }),
  };
  return {
    status,
    headers: {
      'content-type': 'application/problem+json; charset=utf-8',
      'cache-control': 'no-store',
      ...headers,
    },
    body: `${JSON.stringify(body)}\n`,
  };
}

/** Runs a route. Whatever it throws becomes a problem document; what nobody expected is also logged. */
export async function respond(work: () => Promise<Response>): Promise<Response> {
  try {
    return await work();
  } catch (error) {
    if (isRequestError(error)) {
      const said = requestErrorAnswer(error);
      return new Response(said.body, said);
    }
    if (error instanceof Error && leavings.has(error.name)) return new Response(null, { status: hasLeft });
    console.error(error);
    return problem(isStoreError(error) ? error.code : 'internal');
  }
}

export function requestErrorAnswer({ code, message, faults, retryAfter }: RequestError): PlainAnswer {
  const headers = retryAfter === undefined ? {} : { 'retry-after': String(retryAfter) };
  return problemAnswer(code, message, faults, headers);
}

export function json(value: unknown, init: ResponseInit = {}): Response {
  return jsonBody(JSON.stringify(value), init);
}

/** The same for what is JSON already, in UTF-8. */
export function jsonBody(body: string | Uint8Array<ArrayBuffer>, init: ResponseInit = {}): Response {
  const headers = new Headers({ 'cache-control': 'no-store' });
  for (const [name, text] of new Headers(init.headers)) headers.set(name, text);
  headers.set('content-type', 'application/json; charset=utf-8');
  return new Response(body, { ...init, headers });
}

/** A handler for the methods that an address does not answer. */
export function notAllowed(allowed: Method): () => Response {
  const allow = allowed === 'GET' ? 'GET, HEAD, OPTIONS' : `${allowed}, OPTIONS`;
  return () => problem('method', `This address answers ${allowed} only.`, [], { allow });
}

const hostPattern = /^(?:[A-Za-z0-9.-]{1,253}|\[[0-9A-Fa-f:.]{2,45}\])(?::\d{1,5})?$/;

/** The absolute address of a path: as configured, otherwise as the caller reached us. */
export function publicUrl(headers: Pick<Headers, 'get'>, path: string): string {
  const configured = environment().PLINTH_PUBLIC_URL;
  if (configured !== undefined) return configured + path;
  const host = headers.get('host') ?? '';
  if (!hostPattern.test(host)) return path;
  const isSecure = headers.get('x-forwarded-proto')?.split(',')[0]?.trim() === 'https';
  return `${isSecure ? 'https' : 'http'}://${host}${path}`;
}
