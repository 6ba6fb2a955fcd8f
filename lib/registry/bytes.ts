import { createHash } from 'node:crypto';
import { RegistryError } from './error';
import { type Transfer, type Wire, within } from './wire';

/** The whole body of an answer, within bounds of bytes and of time. */
export async function readBytes(
  transfer: Transfer,
  most: number,
  { patience }: Wire,
  signal: AbortSignal,
): Promise<Uint8Array> {
  const { host, headers } = transfer;
  const tooMuch = () => new RegistryError('too-much', { bound: 'manifest-bytes', limit: most, host });
  async function all(): Promise<Uint8Array> {
    if (Number(headers.get('content-length')) > most) throw tooMuch();
    const chunks: Uint8Array[] = [];
    let size = 0;
    for await (const chunk of transfer.chunks()) {
      size += chunk.byteLength;
      if (size > most) throw tooMuch();
      chunks.push(chunk);
    }
    return Buffer.concat(chunks);
  }
  try {
    return await within(patience.document, host, signal, all());
  } finally {
    transfer.close();
  }
}

/** How what a digest names is hashed. */
export function hashFor(digest: string): ReturnType<typeof createHash> {
  return createHash(digest.startsWith('sha512:') ? 'sha512' : 'sha256');
}

/** Throws `digest-mismatch` where the bytes are not those that the digest names. */
export function verify(bytes: Uint8Array, digest: string, host: string): void {
  const hash = hashFor(digest).update(bytes).digest('hex');
  if (!digest.endsWith(`:${hash}`)) throw new RegistryError('digest-mismatch', { digest, host });
}

export function sha256Of(bytes: Uint8Array): string {
  return `sha256:${createHash('sha256').update(bytes).digest('hex')}`;
}
