import { hashFor } from './bytes';
import { RegistryError } from './error';
import type { Transfer, Wire } from './wire';

const mostConnections = 20;
/** Connections one after the other that bring nothing. */
const mostBarren = 3;
const firstWait = 500;

type Named = { readonly digest: string; readonly size: number };

/**
 * The bytes that a descriptor names, as they come. A connection that breaks or falls silent is taken up where it was, also
 * with a registry that begins anew. Ends with `length-mismatch` or `digest-mismatch` where they are other bytes.
 */
export async function* readBlob(
  { digest, size }: Named,
  open: (headers: Readonly<Record<string, string>>) => Promise<Transfer>,
  wire: Wire,
  signal: AbortSignal,
): AsyncGenerator<Uint8Array, void> {
  const hash = hashFor(digest);
  let received = 0;
  let barren = 0;
  let host = '';
  for (let connections = 1; received < size; connections++) {
    const before = received;
    const transfer = await openAt(received, open, digest);
    host = transfer.host;
    let fault = new RegistryError('length-mismatch', { digest, host });
    try {
      for await (const chunk of rest(transfer, received, { digest, size })) {
        received += chunk.byteLength;
        hash.update(chunk);
        yield chunk;
      }
    } catch (error) {
      if (!isBroken(error)) throw error;
      fault = error;
    }
    if (received === size) break;
    barren = received > before ? 0 : barren + 1;
    if (barren >= mostBarren || connections >= mostConnections) throw fault;
    wire.log({ kind: 'resumed', host, bytes: received });
    await wire.wait(firstWait * 2 ** barren, signal);
  }
  if (!digest.endsWith(`:${hash.digest('hex')}`))
    throw new RegistryError('digest-mismatch', { digest, host });
}

async function openAt(
  received: number,
  open: (headers: Readonly<Record<string, string>>) => Promise<Transfer>,
  digest: string,
): Promise<Transfer> {
  try {
    return await open(received === 0 ? {} : { range: `bytes=${received}-` });
  } catch (error) {
    // Nothing is left there where a part of it should be.
    if (error instanceof RegistryError && error.details.status === 416)
      throw new RegistryError('length-mismatch', { ...error.details, digest }, { cause: error });
    throw error;
  }
}

function isBroken(error: unknown): error is RegistryError {
  return error instanceof RegistryError && (error.code === 'not-reached' || error.code === 'too-slow');
}

/** What an answer has from there on: of one that begins anew, the start is passed over. */
async function* rest(transfer: Transfer, from: number, named: Named): AsyncGenerator<Uint8Array, void> {
  const { digest, size } = named;
  const wrong = () => new RegistryError('length-mismatch', { digest, host: transfer.host });
  try {
    let at = startOf(transfer, from, named);
    for await (const chunk of transfer.chunks()) {
      const passed = Math.min(Math.max(from - at, 0), chunk.byteLength);
      at += chunk.byteLength;
      if (at > size) throw wrong();
      if (passed < chunk.byteLength) yield passed === 0 ? chunk : chunk.subarray(passed);
    }
  } finally {
    transfer.close();
  }
}

/** Where the body of an answer begins in the whole. Refuses one whose length is told to be another. */
function startOf({ status, headers, host }: Transfer, from: number, { digest, size }: Named): number {
  const wrong = new RegistryError('length-mismatch', { digest, host });
  if (status === 206) {
    const [, start, total] =
      /^bytes (\d{1,15})-\d{1,15}\/(\d{1,15}|\*)$/.exec(headers.get('content-range') ?? '') ?? [];
    if (start === undefined || Number(start) !== from || (total !== '*' && Number(total) !== size))
      throw wrong;
    return from;
  }
  const length = headers.get('content-length');
  if (length !== null && Number(length) !== size) throw wrong;
  return 0;
}
