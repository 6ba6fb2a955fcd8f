import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { deflateRawSync, inflateRaw } from 'node:zlib';
import { StoreError } from './store-error';

const decompress = promisify(inflateRaw);

/** Below it, compressing saves less than it costs. */
const compressFrom = 1024;
/** What we keep stays well below it; more is not something we wrote. */
const maximumJsonBytes = 256 * 1024 * 1024;

/** Plain data as a row keeps it: JSON, compressed when large, with the checksum of the JSON. */
export type Packed = { readonly encoding: string; readonly sha256: string; readonly body: Uint8Array };

type PackedRow = Omit<Packed, 'body'> & { readonly body: ArrayBuffer | Uint8Array };

/** Compressed at once: it runs in workers, where handing a few kilobytes to yet another thread costs more than that. */
export function pack(value: unknown): Packed {
  const json = Buffer.from(JSON.stringify(value), 'utf8');
  const isLarge = json.byteLength >= compressFrom;
  return {
    encoding: isLarge ? 'json+deflate' : 'json',
    sha256: sha256(json),
    // Of its own length: what it was packed into is larger, and would be copied whole from thread to thread.
    body: new Uint8Array(isLarge ? deflateRawSync(json) : json),
  };
}

/** The way back; `what` names it to people. Throws StoreError `corrupt` unless the checksum and the JSON are right. */
export async function unpack(row: PackedRow, what: string): Promise<unknown> {
  const json = await readBody(row, what);
  if (sha256(json) !== row.sha256) throw corrupt(what, 'its checksum does not match');
  try {
    return JSON.parse(json.toString('utf8'));
  } catch (cause) {
    throw corrupt(what, 'it is not JSON', cause);
  }
}

async function readBody({ body, encoding }: PackedRow, what: string): Promise<Buffer> {
  const bytes = body instanceof Uint8Array ? Buffer.from(body) : Buffer.from(new Uint8Array(body));
  if (encoding === 'json') return bytes;
  if (encoding !== 'json+deflate') throw corrupt(what, `its encoding "${encoding}" is not known`);
  try {
    return await decompress(bytes, { maxOutputLength: maximumJsonBytes });
  } catch (cause) {
    throw corrupt(what, 'it cannot be unpacked', cause);
  }
}

function sha256(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex');
}

export function corrupt(what: string, because: string, cause?: unknown): StoreError {
  return new StoreError('corrupt', `${what} cannot be read: ${because}.`, { cause });
}
