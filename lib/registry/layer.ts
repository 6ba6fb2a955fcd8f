import { type Bound, RegistryError } from './error';
import type { Packing } from './image';
import type { Bounds } from './limits';
import { type LayerVisitor, TarWalk } from './tar';
import { isNotUnderstood, unpack } from './unpack';

export type { LayerEntry, LayerVisitor } from './tar';

/** Bytes and entries of a layer, or of those before it. */
export type Unpacked = { readonly unpacked: number; readonly entries: number };

/**
 * Reads a layer as it comes and tells a visitor of each entry; nothing but the start of one file is ever held. Throws
 * `RegistryError` `not-understood` for what no engine could unpack, `too-much` for what is over a bound, and whatever
 * the source throws: what the visitor was told before does not count then.
 * https://github.com/opencontainers/image-spec/blob/main/layer.md
 */
export async function readLayer(
  bytes: AsyncIterable<Uint8Array>,
  packing: Packing,
  bounds: Bounds,
  visitor: LayerVisitor,
  before: Unpacked = { unpacked: 0, entries: 0 },
): Promise<Unpacked> {
  const walk = new TarWalk(visitor, bounds, before.entries);
  let packed = 0;
  let unpacked = 0;
  let fault: unknown;

  async function* counted(): AsyncGenerator<Uint8Array, void, undefined> {
    for await (const piece of bytes) {
      packed += piece.length;
      within('compressed-bytes', packed, bounds.compressedBytes);
      yield piece;
    }
  }
  await unpack(counted(), packing, bounds, (piece) => {
    unpacked += piece.length;
    within('unpacked-bytes', unpacked, bounds.layerBytes);
    within('unpacked-bytes', before.unpacked + unpacked, bounds.unpackedBytes);
    if (unpacked > bounds.ratioFrom) within('ratio', unpacked / packed, bounds.ratio);
    if (fault !== undefined) return;
    try {
      walk.push(piece);
    } catch (error) {
      if (!isNotUnderstood(error)) throw error;
      fault = error;
    }
  });
  if (fault !== undefined) throw fault;
  walk.end();
  return { unpacked, entries: walk.entries };
}

function within(bound: Bound, value: number, limit: number): void {
  if (value > limit) throw new RegistryError('too-much', { bound, limit });
}
