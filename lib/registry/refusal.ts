import { z } from 'zod';
import { documentBounds } from './bounds';
import { RegistryError, type RegistryErrorDetails } from './error';
import type { Transfer, Wire } from './wire';

/** https://github.com/opencontainers/distribution-spec/blob/main/spec.md#error-codes */
const Errors = z.object({
  errors: z.array(z.object({ code: z.string().optional(), message: z.string().optional() })),
});
const longestSaid = 300;

/** What an answer that is none means. Its body is read within a bound, and ended. */
export async function refusalOf(transfer: Transfer, wire: Wire): Promise<RegistryError> {
  const { host, status, headers } = transfer;
  const said = await saidIn(transfer);
  const retryAfter = retryAfterOf(headers.get('retry-after'), wire.now());
  const details: RegistryErrorDetails = {
    host,
    status,
    ...(said !== undefined && { said }),
    ...(retryAfter !== undefined && { retryAfter }),
  };
  if (status === 401 || status === 403) return new RegistryError('login-needed', details);
  if (status === 404 || status === 410) return new RegistryError('not-there', details);
  if (status !== 429) return new RegistryError('not-answered', details);
  const allowance = allowanceOf(headers);
  return new RegistryError('rate-limited', { ...details, ...(allowance !== undefined && { allowance }) });
}

/** Codes and messages of the registry, without what could be a secret in them. */
async function saidIn(transfer: Transfer): Promise<string | undefined> {
  try {
    const chunks: Uint8Array[] = [];
    let size = 0;
    for await (const chunk of transfer.chunks()) {
      size += chunk.byteLength;
      if (size > documentBounds.refusalBytes) return undefined;
      chunks.push(chunk);
    }
    const { errors } = Errors.parse(JSON.parse(Buffer.concat(chunks).toString('utf8')));
    const told = errors.map(({ code = '', message = '' }) => `${code} ${message}`.trim()).join('; ');
    return told === '' ? undefined : redacted(told).slice(0, longestSaid);
  } catch {
    // Whoever refuses need not say why, and not in JSON.
    return undefined;
  }
}

/** No queries of addresses, in which signatures stand, no tokens and nothing that moves a cursor. */
export function redacted(text: string): string {
  return text
    .split(/\s/)
    .map((word) => {
      const query = word.indexOf('?');
      const told = query === -1 ? word : `${word.slice(0, query)}?…`;
      return told.length > 128 ? '…' : told;
    })
    .join(' ')
    .replace(/[^\P{C}]/gu, '')
    .replace(/\b(Bearer|Basic) \S+/gi, '$1 …');
}

/** Seconds: the header has them, or a day and time. */
export function retryAfterOf(header: string | null, now: number): number | undefined {
  if (header === null) return undefined;
  if (/^\d{1,9}$/.test(header)) return Number(header);
  const day = Date.parse(header);
  return Number.isNaN(day) ? undefined : Math.max(0, Math.ceil((day - now) / 1000));
}

/** `100;w=21600`: so many requests in so many seconds. https://docs.docker.com/docker-hub/usage/pulls/ */
export function allowanceOf(headers: Headers): RegistryErrorDetails['allowance'] {
  return countOf(headers.get('ratelimit-limit'));
}

/** What is left of it. */
export function remainingOf(headers: Headers): number | undefined {
  return countOf(headers.get('ratelimit-remaining'))?.requests;
}

function countOf(header: string | null): RegistryErrorDetails['allowance'] {
  const [, requests, seconds] = /^(\d{1,9});w=(\d{1,9})/.exec(header ?? '') ?? [];
  return requests === undefined || seconds === undefined
    ? undefined
    : { requests: Number(requests), seconds: Number(seconds) };
}
