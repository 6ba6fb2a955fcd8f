import type { IncomingMessage, ServerResponse } from 'node:http';
import { own } from '../../lib/text/table';
import { strictHeaders } from './headers';

/** What answers a request, and what is answered before it, with nothing of the request read but its head. */
export type DirectRoute = {
  readonly answer: (request: Asked) => Promise<Answer>;
  readonly refuse?: (headers: Asked['headers']) => Answer | undefined;
};

/** Of a request as much as routes ask for: a Request of the platform costs more than all else that is done here. */
export type Asked = {
  readonly url: string;
  readonly headers: Pick<Headers, 'get'>;
  readonly signal: AbortSignal;
  readonly body: { getReader(): BodyReader } | null;
};

/** As of a ReadableStream of bytes: https://streams.spec.whatwg.org/#default-reader-class */
type BodyReader = { read(): Promise<Read>; cancel(): Promise<void> };
type Read = { readonly done: false; readonly value: Uint8Array } | { readonly done: true };

type Answer = {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
};

/** Answers a request without Next; `routes` are by method and path. False where it is none of them. */
export async function answerDirectly(
  routes: ReadonlyMap<string, DirectRoute> | undefined,
  incoming: IncomingMessage,
  response: ServerResponse,
): Promise<boolean> {
  const { method, url = '' } = incoming;
  const route = routes?.get(`${method} ${url.split('?', 1)[0]}`);
  if (route === undefined) return false;
  const head = headOf(incoming);
  const early = route.refuse?.(head.headers);
  send(early ?? (await route.answer(askedOf(incoming, head, response))), response);
  // What was refused before its end is read to its end and dropped: only then can the connection serve the next.
  incoming.resume();
  return true;
}

/** Where a request goes, and what stands above its body. */
export function headOf(incoming: IncomingMessage): Pick<Asked, 'url' | 'headers'> {
  const headers = { get: (name: string) => headerOf(incoming, name) };
  return { url: `http://localhost${incoming.url ?? '/'}`, headers };
}

function askedOf(
  incoming: IncomingMessage,
  head: Pick<Asked, 'url' | 'headers'>,
  response: ServerResponse,
): Asked {
  const { method = 'GET' } = incoming;
  const hasBody = method !== 'GET' && method !== 'HEAD';
  return {
    ...head,
    signal: whenLeft(incoming, response),
    body: hasBody ? { getReader: () => readerOf(incoming) } : null,
  };
}

function headerOf({ headers }: IncomingMessage, name: string): string | null {
  const value = own(headers, name) ?? null;
  return Array.isArray(value) ? value.join(', ') : value;
}

/** Tells when the one who asked leaves before the answer is sent. */
function whenLeft({ socket }: IncomingMessage, response: ServerResponse): AbortSignal {
  const leaving = new AbortController();
  const leave = () => leaving.abort();
  // Of the connection, not of the response: one that waits behind another on the same connection hears nothing.
  socket.once('close', leave);
  response.once('finish', () => socket.off('close', leave));
  return leaving.signal;
}

/** The body as it comes, no faster than it is read. Who reads no further leaves the connection whole. */
function readerOf(incoming: IncomingMessage): BodyReader {
  const chunks: Uint8Array[] = [];
  let end: 'whole' | 'left' | 'dropped' | undefined;
  let waiting: { resolve(read: Read): void; reject(error: unknown): void } | undefined;
  incoming.on('data', (chunk: Uint8Array) => {
    if (end !== undefined) return;
    chunks.push(chunk);
    incoming.pause();
    tell();
  });
  incoming.on('end', () => endAs('whole'));
  incoming.on('error', () => endAs('left'));
  incoming.pause();
  return {
    read() {
      return new Promise((resolve, reject) => {
        waiting = { resolve, reject };
        tell();
        if (waiting !== undefined) incoming.resume();
      });
    },
    async cancel() {
      chunks.length = 0;
      endAs('dropped');
    },
  };

  function endAs(how: NonNullable<typeof end>): void {
    end ??= how;
    tell();
  }

  /** Gives what there is to who waits for it. */
  function tell(): void {
    if (waiting === undefined || (chunks.length === 0 && end === undefined)) return;
    const { resolve, reject } = waiting;
    const value = chunks.shift();
    waiting = undefined;
    if (value !== undefined) resolve({ done: false, value });
    else if (end === 'left') reject(new DOMException('Has left', 'AbortError'));
    else resolve({ done: true });
  }
}

function send({ status, headers, body }: Answer, response: ServerResponse): void {
  const length = Buffer.byteLength(body);
  response.writeHead(status, { ...headers, 'content-length': length, ...strictHeaders }).end(body);
}
