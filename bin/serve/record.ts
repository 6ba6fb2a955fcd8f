import {
  type IncomingHttpHeaders,
  type IncomingMessage,
  type OutgoingHttpHeaders,
  ServerResponse,
} from 'node:http';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { headersFor, isHtml, unchangedHeaders } from './headers';
import type { KeptPage } from './kept-pages';
import { scriptsOf } from './scripts';

const pack = promisify(gzip);

export type Render = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

/** A page as it was made, not packed. */
export type MadePage = KeptPage & {
  /** Inline scripts that are not known, and not run. */
  readonly unknownScripts: number;
};

/** Has a page made and holds on to it instead of sending it, packed once for all who will ask. */
export async function recordPage(request: IncomingMessage, render: Render): Promise<MadePage> {
  // Nothing that the first who asks has sent beside the address goes into the page that all get: Next obeys many names.
  const page = await makePage(request, render, { host: 'localhost' });
  return { ...page, body: await pack(page.body, { level: 9 }) };
}

/** Has a page made whole, as its content policy names what stands in it. */
export async function makePage(
  request: IncomingMessage,
  render: Render,
  headers: IncomingHttpHeaders,
): Promise<MadePage> {
  const asked = request.headers;
  request.headers = headers;
  try {
    return withPolicy(await record(request, render));
  } finally {
    request.headers = asked;
  }
}

function withPolicy(page: KeptPage): MadePage {
  if (page.status === 304)
    return { ...page, headers: { ...page.headers, ...unchangedHeaders }, unknownScripts: 0 };
  const type = String(page.headers['content-type'] ?? '');
  const text = isHtml(type) ? Buffer.from(page.body).toString() : '';
  const { hashes, unknown } = scriptsOf(text);
  return { ...page, headers: { ...page.headers, ...headersFor(type, hashes) }, unknownScripts: unknown };
}

async function record(request: IncomingMessage, render: Render): Promise<KeptPage> {
  const response = new ServerResponse(request);
  const chunks: Uint8Array[] = [];
  const isWhole = new Promise<void>((resolve, reject) => {
    response.write = (chunk: unknown) => {
      add(chunks, chunk);
      return true;
    };
    response.end = (chunk?: unknown) => {
      add(chunks, chunk);
      // What waits for the answer to be sent goes on.
      Object.defineProperty(response, 'writableFinished', { value: true });
      response.emit('finish');
      response.emit('close');
      resolve();
      return response;
    };
    response.destroy = (error) => {
      reject(error ?? new Error(`The page ${request.url} was broken off`));
      return response;
    };
  });
  isWhole.catch(() => {});
  await render(request, response);
  await isWhole;
  return {
    status: Number(response.getHeader(statusHeader) ?? response.statusCode),
    headers: plainHeaders(response.getHeaders()),
    body: Buffer.concat(chunks),
  };
}

function add(chunks: Uint8Array[], chunk: unknown): void {
  if (typeof chunk === 'string') chunks.push(Buffer.from(chunk));
  else if (chunk instanceof Uint8Array) chunks.push(chunk);
}

/** How `proxy.ts` says the status of a page that Next makes as any other. */
const statusHeader = 'x-plinth-status';

/** Those that speak of one answer on its way are left out. */
const ofOneAnswer = new Set([
  statusHeader,
  'connection',
  'content-length',
  'date',
  'keep-alive',
  'transfer-encoding',
  'x-middleware-rewrite',
]);

function plainHeaders(headers: OutgoingHttpHeaders): KeptPage['headers'] {
  const plain = new Map<string, string | readonly string[]>();
  for (const [name, value] of Object.entries(headers)) {
    if (value !== undefined && !ofOneAnswer.has(name))
      plain.set(name, typeof value === 'number' ? String(value) : value);
  }
  return Object.fromEntries(plain);
}
