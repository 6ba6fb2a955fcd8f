import 'server-only';
import { maximumDockerfileBytes } from '@/lib/report/bounds';
import type { Asked } from './asked';
import { RequestError } from './problem';

/** In JSON a byte of the Dockerfile may take six (`\u001b`), and options come on top. */
export const maximumJsonBytes = 7 * maximumDockerfileBytes;

const bodyMilliseconds = 15_000;

/**
 * The body as text. Reading stops at `limit` bytes or when the time is over, whatever Content-Length says.
 * Throws RequestError `too-large`, `too-slow` or `not-text`.
 */
export async function readText(
  request: Pick<Asked, 'headers' | 'body'>,
  limit: number,
  milliseconds: number = bodyMilliseconds,
): Promise<string> {
  if (Number(request.headers.get('content-length')) >= limit) throw new RequestError('too-large');
  if (request.body === null) return '';
  const reader = request.body.getReader();
  const chunks: Uint8Array[] = [];
  let size = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new RequestError('too-slow')), milliseconds);
  });
  try {
    for (;;) {
      const { done, value } = await Promise.race([reader.read(), late]);
      if (done) break;
      size += value.byteLength;
      if (size >= limit) throw new RequestError('too-large');
      chunks.push(value);
    }
  } catch (error) {
    reader.cancel().catch(() => {});
    throw error;
  } finally {
    clearTimeout(timer);
  }
  return decode(Buffer.concat(chunks));
}

/** Strict UTF-8; a byte order mark stays, as it is part of the file. */
function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw new RequestError('not-text');
  }
}

/** Empty, binary or too large: refused before anything looks at it. */
export function checkDockerfile(text: string): void {
  if (Buffer.byteLength(text, 'utf8') >= maximumDockerfileBytes) throw new RequestError('too-large');
  if (text.includes('\0')) {
    throw new RequestError('not-text', 'This is not a Dockerfile: it has zero bytes, as binary files have.');
  }
  if (text.trim() === '') throw new RequestError('empty');
}
