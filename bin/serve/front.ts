import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { before } from '../../lib/text/cut';
import { type Bounds, guard, refusedByHead, serverOptions } from './bounds';
import { clientOf } from './client';
import { strictHeaders, strictTransport } from './headers';
import { type Log, loggedError } from './log';
import type { Metrics } from './metrics';
import { isFromOtherSite, isFromUnknownName } from './origin';
import { type RefusalCode, refuse } from './refusal';
import { routeName } from './route-name';

export type FrontOptions = {
  readonly publicUrl: string | undefined;
  readonly trustedProxies: number;
  readonly metricsTo: 'local' | 'all' | 'off';
  readonly bounds: Bounds;
  readonly log: Log;
  readonly metrics: Metrics;
  /** Answers what has passed the door. */
  readonly answer: (request: IncomingMessage, response: ServerResponse) => Promise<void>;
};

export type Front = {
  readonly server: Server;
  /** Takes no more, and resolves when what is under way is answered. */
  stop(): Promise<void>;
};

/** Who left before he was answered. */
const hasLeft = 499;

/** The door of the server: what every request passes, whoever answers it. */
export function createFront(options: FrontOptions): Front {
  const { publicUrl, trustedProxies, bounds, log, metrics } = options;
  const isProxied = trustedProxies > 0;
  let stopping = false;
  let hasWarned = false;
  const server = createServer(serverOptions(bounds), (request, response) => {
    count(request, response);
    if (stopping) response.shouldKeepAlive = false;
    if (isSecure(request)) response.setHeader(...transport);
    const refusal = refusalOf(request);
    if (refusal !== undefined) {
      refuse(refusal, response, false);
      return;
    }
    settle(request);
    answer(request, response).catch((error: unknown) => {
      log.error({ error: loggedError(error), route: routeName(request.url ?? '') }, 'fault');
      if (response.headersSent) response.destroy();
      else refuse('internal', response, true);
    });
  });
  const sockets = new Set<Socket>();
  server.on('connection', (socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  });
  guard(server, bounds, publicUrl?.startsWith('https:') ? strictTransport : {}, (code, status) => {
    metrics.request('none', 'none', status, 0);
    log.debug({ code, status }, 'refused');
  });
  return { server, stop };

  function refusalOf(request: IncomingMessage): RefusalCode | undefined {
    if (isFromOtherSite(request, { publicUrl, isProxied })) return 'other-site';
    // Agents are asked to be as strict: https://modelcontextprotocol.io/specification/2025-06-18/basic/transports#security-warning
    const isOfAgents = before(request.url ?? '', '?') === '/mcp';
    if (isOfAgents && isFromUnknownName(request, publicUrl)) return 'other-site';
    // The page of the analyzer says itself that its form is too large.
    const isForm = before(request.url ?? '', '?') === '/analyze';
    const refusal = refusedByHead(request, bounds);
    return refusal === 'too-large' && isForm ? undefined : refusal;
  }

  function isSecure({ headers }: IncomingMessage): boolean {
    if (publicUrl?.startsWith('https:')) return true;
    return isProxied && before(String(headers['x-forwarded-proto'] ?? ''), ',').trim() === 'https';
  }

  /** From here on a request says who sent it as far as that is known, and nothing of where it was sent to. */
  function settle({ headers, socket }: IncomingMessage): void {
    const forwarded = headers['x-forwarded-for'];
    if (forwarded !== undefined && !isProxied && !hasWarned) {
      hasWarned = true;
      log.warn('X-Forwarded-For was sent, and is passed over as PLINTH_TRUSTED_PROXIES is 0');
    }
    headers['x-forwarded-for'] = clientOf(socket.remoteAddress, String(forwarded ?? ''), trustedProxies);
    headers.host = 'localhost';
    if (headers.origin !== undefined) headers.origin = 'http://localhost';
    for (const name of namesOfPlace) delete headers[name];
  }

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { method, url = '' } = request;
    const path = before(url, '?');
    if (method === 'GET' || method === 'HEAD') {
      if (path === '/healthz') return say(response, 200, 'text/plain; charset=utf-8', 'ok\n');
      if (path === '/readyz' && stopping) return refuse('stopping', response, true);
      if (path === '/metrics' && mayMeasure(request)) {
        return say(response, 200, metrics.contentType, await metrics.text());
      }
    }
    await options.answer(request, response);
  }

  function mayMeasure({ socket, headers }: IncomingMessage): boolean {
    if (options.metricsTo !== 'local') return options.metricsTo === 'all';
    const isHere = loopback.has(socket.remoteAddress ?? '');
    return isHere && !wasForwarded.has(headers);
  }

  function count(request: IncomingMessage, response: ServerResponse): void {
    const begun = performance.now();
    const { method = '', url = '' } = request;
    if (isForwarded(request.headers)) wasForwarded.add(request.headers);
    response.once('close', () => {
      const status = response.headersSent ? response.statusCode : hasLeft;
      const route = routeName(url);
      const milliseconds = performance.now() - begun;
      metrics.request(route, method, status, milliseconds / 1000);
      note(log, { route, method, status, milliseconds });
      if (stopping) setImmediate(() => leave([request.socket]));
    });
  }

  function stop(): Promise<void> {
    stopping = true;
    return new Promise((resolve) => {
      server.close(() => resolve());
      leave(sockets);
    });
  }

  /** Ends what is idle. Of the others, who takes and sends no more is not waited for. */
  function leave(others: Iterable<Socket>): void {
    server.closeIdleConnections();
    for (const socket of others) {
      // On which nothing has ever come: these are not idle.
      if (socket.bytesRead === 0) socket.destroy();
      else socket.setTimeout(bounds.stuckAtEndMilliseconds);
    }
  }
}

/** What proxies say of the address a request was sent to. Links are not made of it. */
const namesOfPlace = [
  'forwarded',
  'x-forwarded-host',
  'x-forwarded-port',
  'x-forwarded-proto',
  'x-original-url',
  'x-rewrite-url',
] as const;

/** What proxies add beside that: one on this machine is not to show the world what this machine may see. */
const namesOfProxies = ['x-forwarded-for', 'x-real-ip', 'via', ...namesOfPlace] as const;

function isForwarded(headers: IncomingMessage['headers']): boolean {
  return namesOfProxies.some((name) => headers[name] !== undefined);
}

const loopback: ReadonlySet<string> = new Set(['127.0.0.1', '::1', '::ffff:127.0.0.1']);
const wasForwarded = new WeakSet<object>();
const transport = ['strict-transport-security', strictTransport['strict-transport-security']] as const;

function say(response: ServerResponse, status: number, type: string, body: string): void {
  const length = Buffer.byteLength(body);
  const headers = { 'content-type': type, 'cache-control': 'no-store', 'content-length': length };
  response.writeHead(status, { ...strictHeaders, ...headers }).end(body);
}

type Noted = {
  readonly route: string;
  readonly method: string;
  readonly status: number;
  readonly milliseconds: number;
};

/** Reports that are stored, and faults; every request where the log is to have all. */
function note(log: Log, { milliseconds, ...of }: Noted): void {
  const isFault = of.status >= 500 && of.status !== 503;
  const level = isFault ? 'warn' : of.status === 201 ? 'info' : 'debug';
  if (log.isLevelEnabled(level)) log[level]({ ...of, milliseconds: Math.round(milliseconds) }, 'request');
}
