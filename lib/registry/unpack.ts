import { setImmediate } from 'node:timers/promises';
import { createGunzip } from 'node:zlib';
import { Decompress } from 'fzstd';
import { RegistryError } from './error';
import type { Packing } from './image';
import type { Bounds } from './limits';
import { notUnderstood } from './tar-header';
import { ZstdFrames } from './zstd-frames';

type Sink = (piece: Buffer) => void;

/** Twice as fast as with pieces of 16 KiB; so much waits on either side of the thread that unpacks. */
const gunzipOptions = { chunkSize: 256 * 1024, highWaterMark: 1024 * 1024 };
/** Between two slices others have their turn. */
const zstdSlice = 32 * 1024;

/**
 * Hands the unpacked bytes to a sink piece by piece and reads the source to its end, whatever stands behind what was
 * packed, so that it can check its digest. Members of gzip and frames of zstd may follow one another.
 */
export async function unpack(
  bytes: AsyncIterable<Uint8Array>,
  packing: Packing,
  bounds: Bounds,
  sink: Sink,
): Promise<void> {
  switch (packing) {
    case 'none':
      for await (const piece of bytes) sink(asBuffer(piece));
      return;
    case 'gzip':
      return unpackGzip(bytes, sink);
    case 'zstd':
      return unpackZstd(bytes, bounds, sink);
    default:
      return packing satisfies never;
  }
}

async function unpackGzip(bytes: AsyncIterable<Uint8Array>, sink: Sink): Promise<void> {
  const gunzip = createGunzip(gunzipOptions);
  // Zeros behind the last member end the stream, and from then on it never asks for more.
  let isOver = false;
  let fault: unknown;
  let wake = () => {};
  gunzip.on('end', () => {
    isOver = true;
  });
  for (const event of ['drain', 'end', 'close', 'error']) gunzip.on(event, () => wake());

  async function feed(): Promise<void> {
    for await (const piece of bytes) {
      if (isOver || isNotUnderstood(fault)) continue;
      if (fault !== undefined) return;
      if (gunzip.destroyed || gunzip.write(piece) || isOver || gunzip.destroyed) continue;
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
    }
    gunzip.end();
  }
  async function empty(): Promise<void> {
    try {
      for await (const piece of gunzip) sink(piece);
    } catch (error) {
      fault ??= isZlibError(error) ? notUnderstood('gzip') : error;
    }
    gunzip.destroy();
  }
  const emptied = empty();
  try {
    await feed();
  } catch (error) {
    fault = error;
    gunzip.destroy();
  }
  await emptied;
  if (fault !== undefined) throw fault;
}

async function unpackZstd(bytes: AsyncIterable<Uint8Array>, bounds: Bounds, sink: Sink): Promise<void> {
  let fault: unknown;
  let unpacked = 0;
  const frames = new ZstdFrames(bounds);
  const decompress = new Decompress((piece) => {
    unpacked += piece.length;
    try {
      sink(asBuffer(piece));
    } catch (error) {
      fault = error;
      throw error;
    }
  });
  const push = (slice: Uint8Array, isLast: boolean) => {
    try {
      frames.check(slice, unpacked);
      decompress.push(slice, isLast);
    } catch (error) {
      fault ??= error instanceof RegistryError ? error : notUnderstood('zstd');
      if (!isNotUnderstood(fault)) throw fault;
    }
  };
  for await (const piece of bytes) {
    for (let at = 0; at < piece.length && fault === undefined; at += zstdSlice) {
      push(piece.subarray(at, at + zstdSlice), false);
      await setImmediate();
    }
  }
  if (fault === undefined) push(new Uint8Array(0), true);
  if (fault !== undefined) throw fault;
}

/** Read on then: where the bytes are others than were named, that is what is wrong with them. */
export function isNotUnderstood(error: unknown): boolean {
  return error instanceof RegistryError && error.code === 'not-understood';
}

function isZlibError(error: unknown): boolean {
  return error instanceof Error && 'code' in error && String(error.code).startsWith('Z_');
}

function asBuffer(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
