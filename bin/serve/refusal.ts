import type { ServerResponse } from 'node:http';
import { strictHeaders } from './headers';

/** What the server refuses before a route sees it. Routes have a table of their own. */
const refusals = {
  'not-http': {
    status: 400,
    title: 'Not understood',
    detail: 'What was sent is not a request of HTTP that this server understands.',
  },
  'other-site': {
    status: 403,
    title: 'Sent by another site',
    detail:
      'A page of another site had your browser send this. Nothing was stored. Send it from a page of this server, or with a program.',
  },
  method: {
    status: 405,
    title: 'Method not allowed',
    detail: 'This is a page, which can be read only. The API is below /api; /developers describes it.',
  },
  'too-slow': {
    status: 408,
    title: 'Not received in time',
    detail: 'The request did not arrive in time. Send it again on a steadier connection.',
  },
  'too-large': {
    status: 413,
    title: 'Too large',
    detail: 'The body is larger than anything this server takes: a Dockerfile has to be smaller than 1 MiB.',
  },
  'address-too-long': {
    status: 414,
    title: 'Address too long',
    detail: 'The address has more than 16 KiB. Send what is in it as JSON, in the body.',
  },
  expectation: {
    status: 417,
    title: 'Expectation not met',
    detail: 'The header Expect asks for something that this server does not do. Send the request without it.',
  },
  'headers-too-large': {
    status: 431,
    title: 'Headers too large',
    detail:
      'The address and the headers of the request have more than 32 KiB together. Send fewer, such as no cookies.',
  },
  internal: {
    status: 500,
    title: 'Plinth failed',
    detail: 'Something went wrong in Plinth, not in what you sent. Try again.',
  },
  'unknown-method': {
    status: 501,
    title: 'Method not known',
    detail: 'This server answers GET, HEAD, OPTIONS and POST; below /api/reports DELETE too.',
  },
  stopping: {
    status: 503,
    title: 'Stopping',
    detail: 'This server is being stopped, and takes no more. Send it to another.',
  },
} as const;

export type RefusalCode = keyof typeof refusals;

export function statusOf(code: RefusalCode): number {
  return refusals[code].status;
}

/** Answers with a problem document, and ends the connection with the last. */
export function refuse(code: RefusalCode, response: ServerResponse, isLast: boolean): void {
  if (isLast) response.shouldKeepAlive = false;
  response.writeHead(refusals[code].status, headersOf(code)).end(bodyOf(code));
}

/** The same for a connection on which no request was understood. */
export function refusalText(code: RefusalCode, more: Readonly<Record<string, string>>): string {
  const { status, title } = refusals[code];
  const headers = { ...headersOf(code), ...more, connection: 'close' };
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
  return `HTTP/1.1 ${[`${status} ${title}`, ...lines].join('\r\n')}\r\n\r\n${bodyOf(code)}`;
}

function headersOf(code: RefusalCode): Readonly<Record<string, string>> {
  return {
    ...strictHeaders,
    'content-type': 'application/problem+json; charset=utf-8',
    'cache-control': 'no-store',
    ...(code === 'method' && { allow: 'GET, HEAD, OPTIONS' }),
    'content-length': String(Buffer.byteLength(bodyOf(code))),
  };
}

function bodyOf(code: RefusalCode): string {
  return `${JSON.stringify({ type: 'about:blank', ...refusals[code], code })}\n`;
}
