import { createHash } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { promisify } from 'node:util';
import { gunzip, gzip } from 'node:zlib';
import type { KeptPage } from './kept-pages';

const pack = promisify(gzip);
const unpack = promisify(gunzip);

/** Smaller ones gain nothing by it. */
const leastPacked = 1024;

/** Adds what lets a browser ask whether its copy still holds, rather than for the whole. */
export function withTag(page: KeptPage): KeptPage {
  const tag = createHash('sha256').update(page.body).digest('base64url').slice(0, 22);
  // Weak, as the packed and the plain bytes are one page.
  return { ...page, headers: { ...page.headers, 'cache-control': 'no-cache', etag: `W/"${tag}"` } };
}

/** Adds the name of a header of the request that the answer depends on: RFC 9110, 12.5.5. */
export function withVary<P extends KeptPage>(page: P, name: string): P {
  const others = [page.headers.vary ?? []].flat();
  return { ...page, headers: { ...page.headers, vary: [name, ...others].join(', ') } };
}

/** Sends a page packed or plain, whole, without its body, or as "you have it": RFC 9110, sections 8, 12.5.3 and 13. */
export async function sendPage(
  page: KeptPage,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  response.statusCode = page.status;
  for (const [name, value] of Object.entries(page.headers)) response.setHeader(name, value);
  const { etag } = page.headers;
  if (typeof etag === 'string' && holds(request.headers['if-none-match'], etag)) {
    response.statusCode = 304;
    response.end();
    return;
  }
  if (!/\baccept-encoding\b/i.test(String(page.headers.vary)))
    response.appendHeader('vary', 'Accept-Encoding');
  const isPacked = takesGzip(request.headers['accept-encoding']);
  const body = isPacked ? page.body : await unpack(page.body);
  if (isPacked) response.setHeader('content-encoding', 'gzip');
  response.setHeader('content-length', body.byteLength);
  response.end(request.method === 'HEAD' ? undefined : body);
}

/** Sends what was made for one, packed on its way where it gains by it. */
export async function sendOnce(
  { status, headers, body }: KeptPage,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  response.statusCode = status;
  for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
  // Asked for the head alone, Next makes no body, and how long it would be nobody knows.
  const isUnmade = request.method === 'HEAD' && body.byteLength === 0;
  if (status === 204 || status === 304 || isUnmade) {
    response.end();
    return;
  }
  const mayBePacked = body.byteLength >= leastPacked && isText(String(headers['content-type']));
  if (mayBePacked && !/\baccept-encoding\b/i.test(String(headers.vary)))
    response.appendHeader('vary', 'Accept-Encoding');
  const isPacked = mayBePacked && takesGzip(request.headers['accept-encoding']);
  const sent = isPacked ? await pack(body) : body;
  if (isPacked) response.setHeader('content-encoding', 'gzip');
  response.setHeader('content-length', sent.byteLength);
  response.end(request.method === 'HEAD' ? undefined : sent);
}

function isText(type: string): boolean {
  return /^(?:text\/|application\/(?:json|xml|[a-z.-]+\+json)|image\/svg)/.test(type);
}

function holds(asked: string | undefined, etag: string): boolean {
  const opaque = (tag: string) => tag.trim().replace(/^W\//, '');
  const tags = asked?.split(',') ?? [];
  return tags.some((tag) => tag.trim() === '*' || opaque(tag) === opaque(etag));
}

function takesGzip(accepted: string | string[] | undefined): boolean {
  const codings = String(accepted ?? '').split(',');
  return codings.some((coding) => {
    const [name = '', ...rest] = coding.split(';').map((part) => part.trim().toLowerCase());
    return (name === 'gzip' || name === '*') && !rest.some((part) => /^q=0(?:\.0*)?$/.test(part));
  });
}
