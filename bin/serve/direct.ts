import type { IncomingMessage, ServerResponse } from 'node:http';
import { own } from '../../lib/text/table';

/** A function of a route file, and what is answered before it, with nothing of the request read but its head. */
export type DirectRoute = {
  readonly answer: (request: Request) => Promise<Response>;
  readonly refuse?: (headers: Pick<Headers, 'get'>) => EarlyAnswer | undefined;
};

type EarlyAnswer = {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
};

const forwardedFor = 'x-forwarded-for';

/** Answers a request by a function of a route file; `routes` has them by method and path. False where it has none. */
export async function answerDirectly(
  routes: ReadonlyMap<string, DirectRoute> | undefined,
  incoming: IncomingMessage,
  response: ServerResponse,
): Promise<boolean> {
  const { method, url = '' } = incoming;
  const route = routes?.get(`${method} ${url.split('?', 1)[0]}`);
  if (route === undefined) return false;
  const early = route.refuse?.({ get: (name) => headerOf(incoming, name) ?? null });
  if (early === undefined) await send(await route.answer(requestOf(incoming, response)), response);
  else response.writeHead(early.status, early.headers).end(early.body);
  // What was refused before its end is read to its end and dropped: only then can the connection serve the next.
  incoming.resume();
  return true;
}

function requestOf(incoming: IncomingMessage, response: ServerResponse): Request {
  const headers = new Headers();
  for (const name of [...Object.keys(incoming.headers), forwardedFor]) {
    const value = headerOf(incoming, name);
    if (value !== undefined) headers.set(name, value);
  }
  const { method = 'GET', url = '/' } = incoming;
  const hasBody = method !== 'GET' && method !== 'HEAD';
  return new Request(`http://localhost${url}`, {
    method,
    headers,
    signal: whenLeft(incoming, response),
    ...(hasBody && { body: bodyOf(incoming), duplex: 'half' }),
  });
}

/** As Next writes it down: without a proxy the address is that of the connection. */
function headerOf(incoming: IncomingMessage, name: string): string | undefined {
  const value =
    own(incoming.headers, name) ?? (name === forwardedFor ? incoming.socket.remoteAddress : undefined);
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
function bodyOf(incoming: IncomingMessage): ReadableStream<Uint8Array> {
  let isOver = false;
  const end = (tell: () => void) => {
    if (!isOver) tell();
    isOver = true;
  };
  return new ReadableStream<Uint8Array>({
    start(controller) {
      incoming.on('data', (chunk: Uint8Array) => {
        if (isOver) return;
        controller.enqueue(chunk);
        if ((controller.desiredSize ?? 0) <= 0) incoming.pause();
      });
      incoming.on('end', () => end(() => controller.close()));
      incoming.on('error', () => end(() => controller.error(new DOMException('Has left', 'AbortError'))));
      incoming.pause();
    },
    pull() {
      incoming.resume();
    },
    cancel() {
      isOver = true;
    },
  });
}

async function send(answer: Response, response: ServerResponse): Promise<void> {
  const body = Buffer.from(await answer.arrayBuffer());
  response.statusCode = answer.status;
  for (const [name, value] of answer.headers) response.setHeader(name, value);
  response.setHeader('content-length', body.byteLength);
  response.end(body);
}
