import { documentBounds } from './bounds';

/** What one image may ask for, whoever made it. Bytes, counts, milliseconds. */
export type Bounds = {
  /** Of all layers, as they are transferred. */
  readonly compressedBytes: number;
  /** Of one layer, and of all. */
  readonly layerBytes: number;
  readonly unpackedBytes: number;
  /** Unpacked bytes for one transferred, in a layer that unpacks to more than `ratioFrom`. */
  readonly ratio: number;
  readonly ratioFrom: number;
  /** Of all layers. */
  readonly entries: number;
  /** Characters of one path or of where a link points. */
  readonly pathLength: number;
  /** Of all names and of all that links point to. */
  readonly nameBytes: number;
  /** Symbolic links on the way to one file. */
  readonly linkDepth: number;
  readonly layers: number;
  readonly time: number;
  /** Of the start of a file, the only thing that is held in memory. */
  readonly startBytes: number;
  /** What a frame of zstd looks back to is held in memory. The most that `zstd --long` writes unasked is twice this. */
  readonly zstdWindow: number;
};

export const defaultBounds: Bounds = {
  compressedBytes: 4 * 1024 ** 3,
  layerBytes: 8 * 1024 ** 3,
  unpackedBytes: 16 * 1024 ** 3,
  ratio: 250,
  ratioFrom: 64 * 1024 ** 2,
  entries: 1_000_000,
  pathLength: 4096,
  nameBytes: 48 * 1024 ** 2,
  linkDepth: 40,
  layers: documentBounds.layers,
  time: 10 * 60_000,
  startBytes: 64 * 1024 ** 2,
  zstdWindow: 64 * 1024 ** 2,
};
