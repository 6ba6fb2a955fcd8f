import 'server-only';
import type { Fault } from '@/lib/report/read-request';
import { isStoreError, type StoreError } from '@/lib/store/store-error';
import { environment } from './environment';
import { isRequestError, type ProblemCode, problems, type RequestError } from './problem';

/** Never seen by anybody: who asked has left. */
const hasLeft = 499;
const leavings: ReadonlySet<string> = new Set(['AbortError', 'ResponseAborted']);

/** Named in one answer; the others are counted. */
const mostFaults = 20;

type Method = 'GET' | 'POST' | 'DELETE';

/**
 * An answer as it stands. A Response is made of it for Next alone: that and what it is read back with cost the server
 * as much as all else it does for an analysis.
 */
export type Answer = {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  /** Empty for a status that has none. */
  readonly body: string;
};

/** Never more than the code, the table's sentence and the caller's own words: no stack, no path, no cause. */
export function problem(
  code: ProblemCode,
  detail: string = problems[code].detail,
  faults: readonly Fault[] = [],
  headers: Readonly<Record<string, string>> = {},
): Answer {
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

/** Answers by a function. Whatever it throws becomes a problem document; what nobody expected is also logged. */
export async function answerBy(work: () => Promise<Answer>): Promise<Answer> {
  try {
    return await work();
  } catch (error) {
    if (isRequestError(error)) return requestErrorAnswer(error);
    if (error instanceof Error && leavings.has(error.name)) return { status: hasLeft, headers: {}, body: '' };
    console.error(error);
    return isStoreError(error) ? storeProblem(error.code) : problem('internal');
  }
}

/** What passes by itself, or when whoever runs the server has seen to it. */
function storeProblem(code: StoreError['code']): Answer {
  const { status, detail } = problems[code];
  return problem(code, detail, [], status === 503 ? { 'retry-after': '60' } : {});
}

/** The same for a route of Next. */
export async function respond(work: () => Promise<Answer>): Promise<Response> {
  return responseOf(await answerBy(work));
}

export function responseOf({ status, headers, body }: Answer): Response {
  return new Response(body === '' ? null : body, { status, headers });
}

export function requestErrorAnswer({ code, message, faults, retryAfter }: RequestError): Answer {
  const headers = retryAfter === undefined ? {} : { 'retry-after': String(retryAfter) };
  return problem(code, message, faults, headers);
}

/** What is not to be answered in the usual way. */
type Difference = { readonly status?: number; readonly headers?: Readonly<Record<string, string>> };

export function json(value: unknown, difference: Difference = {}): Answer {
  return jsonBody(JSON.stringify(value), difference);
}

/** The same for what is JSON already. */
export function jsonBody(body: string, { status = 200, headers = {} }: Difference = {}): Answer {
  const type = { 'content-type': 'application/json; charset=utf-8' };
  return { status, headers: { 'cache-control': 'no-store', ...headers, ...type }, body };
}

/** A handler for the methods that an address does not answer. */
export function notAllowed(...allowed: readonly Method[]): () => Response {
  const allow = [...allowed.flatMap((each) => (each === 'GET' ? ['GET', 'HEAD'] : [each])), 'OPTIONS'].join(
    ', ',
  );
  return () =>
    responseOf(problem('method', `This address answers ${allowed.join(' and ')} only.`, [], { allow }));
}

/** The address of a path: whole where one is configured, otherwise without a host, which callers may make up. */
export function publicUrl(path: string): string {
  return (environment().PLINTH_PUBLIC_URL ?? '') + path;
}
