import type { IncomingMessage, Server, ServerOptions, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { type RefusalCode, refusalText, refuse, statusOf } from './refusal';

/** How much of a request is read, and for how long. */
export type Bounds = {
  readonly headerBytes: number;
  readonly addressLength: number;
  /** More than any route reads. */
  readonly bodyBytes: number;
  /** Of a body that nobody reads, after its answer: who is cut off while he sends may not see why. */
  readonly droppedBytes: number;
  /** For the headers of a request, from its first byte. */
  readonly headerMilliseconds: number;
  /** For the whole of it. */
  readonly requestMilliseconds: number;
  /** For an answer of which nothing is taken. */
  readonly stuckMilliseconds: number;
  /** The same while the server is being stopped. */
  readonly stuckAtEndMilliseconds: number;
  /** For the next request of a connection: longer than proxies keep theirs, or they meet one that has just ended. */
  readonly idleMilliseconds: number;
};

export const usualBounds: Bounds = {
  headerBytes: 32 * 1024,
  addressLength: 16 * 1024,
  bodyBytes: 8 * 1024 * 1024,
  droppedBytes: 16 * 1024 * 1024,
  headerMilliseconds: 10_000,
  requestMilliseconds: 30_000,
  stuckMilliseconds: 60_000,
  stuckAtEndMilliseconds: 5_000,
  idleMilliseconds: 75_000,
};

/** How long a connection that is refused may take to read why. */
const partingMilliseconds = 500;

export function serverOptions(bounds: Bounds): ServerOptions {
  return {
    // Refused in `refusedByHead`: Node says nothing to it.
    requireHostHeader: false,
    maxHeaderSize: bounds.headerBytes,
    headersTimeout: bounds.headerMilliseconds,
    requestTimeout: bounds.requestMilliseconds,
    keepAliveTimeout: bounds.idleMilliseconds,
    connectionsCheckingInterval: Math.min(1000, bounds.headerMilliseconds / 4),
  };
}

/** What is refused by the head of a request alone. */
export function refusedByHead(
  { method = 'GET', url = '', headers, httpVersion }: Head,
  bounds: Bounds,
): RefusalCode | undefined {
  if (headers.host === undefined && httpVersion === '1.1') return 'not-http';
  if (!knownMethods.has(method)) return 'unknown-method';
  if (url.length > bounds.addressLength) return 'address-too-long';
  if (!url.startsWith('/')) return 'not-http';
  // A page would be answered to them as it is to GET.
  if (storing.has(method) && !url.startsWith('/api/')) return 'method';
  return Number(headers['content-length']) > bounds.bodyBytes ? 'too-large' : undefined;
}

type Head = Pick<IncomingMessage, 'method' | 'url' | 'headers' | 'httpVersion'>;

const storing: ReadonlySet<string> = new Set(['PUT', 'PATCH', 'DELETE']);
const knownMethods: ReadonlySet<string> = new Set(['GET', 'HEAD', 'POST', 'OPTIONS', ...storing]);

/**
 * Answers what is no request, ends who takes nothing of an answer, and says what was refused to `refused`. `headers` go
 * with every answer.
 */
export function guard(
  server: Server,
  bounds: Bounds,
  headers: Readonly<Record<string, string>>,
  refused: (code: RefusalCode, status: number) => void,
): void {
  const answering = new WeakMap<object, ServerResponse>();
  server.on('request', (request, response) => {
    answering.set(request.socket, response);
    // Before Node's own, which takes what nobody has read and tells nobody.
    response.prependOnceListener('finish', () => dropRest(request, bounds.droppedBytes));
  });
  server.on('clientError', (error, socket) => {
    const response = answering.get(socket);
    const isUnderWay = response?.headersSent && !response.writableFinished;
    if (!socket.writable || isUnderWay || codeOf(error) === 'ECONNRESET') {
      socket.destroy();
      return;
    }
    const code = refusalOf(error, bounds);
    refused(code, statusOf(code));
    socket.end(refusalText(code, headers));
    socket.resume();
    setTimeout(() => socket.destroy(), partingMilliseconds).unref();
  });
  server.on('checkExpectation', (_request, response) => {
    refused('expectation', statusOf('expectation'));
    for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
    refuse('expectation', response, true);
  });
  server.setTimeout(bounds.stuckMilliseconds, (socket: Socket) => {
    const response = answering.get(socket);
    // Who waits for an analysis is answered, however long it takes.
    const isWaiting = response !== undefined && !response.headersSent && !response.writableFinished;
    if (!isWaiting) socket.destroy();
  });
}

/** The rest of a body that nobody has read keeps a connection busy until it has come, or is more than that. */
function dropRest(request: IncomingMessage, most: number): void {
  if (request.complete) return;
  const { socket } = request;
  const begun = socket.bytesRead;
  request.on('data', () => {
    if (socket.bytesRead - begun > most) socket.destroy();
  });
  // From now on it counts as read by us.
  request.read(0);
}

function refusalOf(error: Error, bounds: Bounds): RefusalCode {
  switch (codeOf(error)) {
    case 'HPE_HEADER_OVERFLOW':
      return isInAddress(error, bounds) ? 'address-too-long' : 'headers-too-large';
    case 'ERR_HTTP_REQUEST_TIMEOUT':
      return 'too-slow';
    case 'HPE_CHUNK_EXTENSIONS_OVERFLOW':
      return 'too-large';
    default:
      return 'not-http';
  }
}

/** Whether the first line alone is too long, as far as the bytes at hand show it. */
function isInAddress(error: Error, { addressLength }: Bounds): boolean {
  const bytes = 'rawPacket' in error ? error.rawPacket : undefined;
  if (!(bytes instanceof Uint8Array)) return false;
  const text = Buffer.from(bytes.subarray(0, addressLength)).toString('latin1');
  return /^[A-Z]+ \//.test(text) && !text.includes('\n');
}

function codeOf(error: Error): unknown {
  return 'code' in error ? error.code : undefined;
}
