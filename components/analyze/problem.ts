import { isRecord } from '@/lib/text/record';

/** Why something asked of the server did not come. */
export class AskError extends Error {
  /** `offline`: nothing answered; `refused`: asked wrongly, asking again does not help; `failed`: the server's fault. */
  readonly kind: 'offline' | 'refused' | 'failed';
  readonly title: string;

  constructor(kind: AskError['kind'], title: string, detail: string, options?: ErrorOptions) {
    super(detail, options);
    this.name = 'AskError';
    this.kind = kind;
    this.title = title;
  }
}

/** Asks a route with a JSON body. Throws AskError. */
export async function askJson(path: string, body: unknown, signal?: AbortSignal): Promise<unknown> {
  return ask(path, { ...posting(body), ...(signal && { signal }) });
}

/** The same of a route that answers a text. Throws AskError. */
export async function askText(path: string, body: unknown): Promise<string> {
  const response = await fetchOrExplain(path, posting(body));
  if (response.ok) return response.text();
  throw errorOf(response, await response.json().catch(() => undefined));
}

function posting(body: unknown): RequestInit {
  return {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  };
}

/** Asks a route. An answer without a body is one where `isEmpty` says so of its status. Throws AskError. */
export async function ask(
  path: string,
  init: RequestInit = {},
  isEmpty: (status: number) => boolean = () => false,
): Promise<unknown> {
  const response = await fetchOrExplain(path, init);
  if (isEmpty(response.status)) return undefined;
  const answer: unknown = await response.json().catch(() => undefined);
  if (response.ok && answer !== undefined) return answer;
  throw errorOf(response, answer);
}

function errorOf(response: Response, answer: unknown): AskError {
  // https://www.rfc-editor.org/rfc/rfc9457
  const { title, detail, code } = isRecord(answer) ? answer : {};
  // The same text would be too much again.
  const isFinal = code === 'too-complex';
  const kind = !isFinal && (response.status >= 500 || response.ok) ? 'failed' : 'refused';
  if (typeof title === 'string' && typeof detail === 'string') return new AskError(kind, title, detail);
  return new AskError(
    kind,
    'Plinth did not answer',
    `The server said ${response.status} and nothing more. Try again.`,
  );
}

const longestWait = 30_000;

async function fetchOrExplain(path: string, init: RequestInit): Promise<Response> {
  const tooLong = AbortSignal.timeout(longestWait);
  const signal = init.signal ? AbortSignal.any([init.signal, tooLong]) : tooLong;
  try {
    return await fetch(path, { ...init, signal });
  } catch (cause) {
    if (init.signal?.aborted) throw cause;
    if (tooLong.aborted) {
      throw new AskError('failed', 'Plinth did not answer in time', 'Your text is kept. Try again.', {
        cause,
      });
    }
    throw new AskError(
      'offline',
      navigator.onLine ? 'Plinth cannot be reached' : 'You are offline',
      'Your text is kept in this browser. The report comes as soon as the connection is back.',
      { cause },
    );
  }
}
