import { spawnSync } from 'node:child_process';
import { findRegistry } from '../../../bin/registry';
import { RegistryError } from '../error';
import type { Packing } from '../image';
import { type LayerEntry, readLayer, type Unpacked } from '../layer';
import { type Bounds, defaultBounds } from '../limits';

type Options = { readonly packing?: Packing; readonly bounds?: Partial<Bounds>; readonly wanted?: number };
type Seen = LayerEntry & { readonly start?: string };

async function* inPieces(pieces: readonly Uint8Array[]) {
  yield* pieces;
}

/** All entries of a layer that is given in pieces, and how much it unpacks to. */
export async function readEntries(
  pieces: readonly Uint8Array[],
  { packing = 'none', bounds, wanted = 0 }: Options = {},
): Promise<Unpacked & { readonly all: readonly Seen[] }> {
  const entries: Seen[] = [];
  const all = { ...defaultBounds, ...bounds };
  const end = await readLayer(inPieces(pieces), packing, all, {
    entry(entry) {
      entries.push(entry);
      return wanted;
    },
    start(start) {
      const last = entries.pop();
      if (last) entries.push({ ...last, start: Buffer.from(start).toString() });
    },
  });
  return { ...end, all: entries };
}

/** As a test tells it: what is refused and by which bound. */
export async function refusal(pieces: readonly Uint8Array[], options?: Options): Promise<string> {
  try {
    await readEntries(pieces, options);
    return 'read';
  } catch (error) {
    if (!(error instanceof RegistryError)) throw error;
    return [error.code, ...(error.details.bound ? [error.details.bound] : [])].join(' ');
  }
}

/** Packed by zstd itself. */
export function zstd(bytes: Uint8Array, ...options: readonly string[]): Buffer {
  const { stdout, status } = spawnSync(findRegistry()?.zstd ?? 'zstd', ['-q', '-c', ...options], {
    input: bytes,
    maxBuffer: 1024 ** 3,
  });
  if (status !== 0) throw new Error('zstd is not there.');
  return stdout;
}
