import type { Texts } from './texts';

/** A whiteout stands in a layer for a name that the layers below lose. */
export const kinds = { file: 0, directory: 1, symlink: 2, other: 3, whiteout: 4 } as const;

/** What is said of a file. */
export type Attributes = {
  readonly kind: number;
  readonly mode: number;
  readonly uid: number;
  readonly gid: number;
  readonly size: number;
  readonly target?: string;
  readonly layer: number;
};

/** What is said of many files, by their numbers. */
export class AttributeTable {
  #kind = new Uint8Array(0);
  #mode = new Uint16Array(0);
  #uid = new Uint32Array(0);
  #gid = new Uint32Array(0);
  #size = new Float64Array(0);
  #layer = new Uint16Array(0);
  #target = new Uint32Array(0);
  #targetLength = new Uint16Array(0);
  readonly #texts: Texts;

  constructor(texts: Texts) {
    this.#texts = texts;
  }

  grow(capacity: number): void {
    this.#kind = grown(this.#kind, new Uint8Array(capacity));
    this.#mode = grown(this.#mode, new Uint16Array(capacity));
    this.#uid = grown(this.#uid, new Uint32Array(capacity));
    this.#gid = grown(this.#gid, new Uint32Array(capacity));
    this.#size = grown(this.#size, new Float64Array(capacity));
    this.#layer = grown(this.#layer, new Uint16Array(capacity));
    this.#target = grown(this.#target, new Uint32Array(capacity));
    this.#targetLength = grown(this.#targetLength, new Uint16Array(capacity));
  }

  put(inode: number, { kind, mode, uid, gid, size, target, layer }: Attributes): void {
    this.#kind[inode] = kind;
    this.#mode[inode] = mode;
    this.#uid[inode] = uid;
    this.#gid[inode] = gid;
    this.#size[inode] = size;
    this.#layer[inode] = layer;
    if (target === undefined) return;
    const bytes = new TextEncoder().encode(target);
    this.#target[inode] = this.#texts.keep(bytes, bytes.length);
    this.#targetLength[inode] = bytes.length;
  }

  kind(inode: number): number {
    return this.#kind[inode] ?? kinds.other;
  }

  mode(inode: number): number {
    return this.#mode[inode] ?? 0;
  }

  size(inode: number): number {
    return this.#size[inode] ?? 0;
  }

  get(inode: number): Attributes {
    const kind = this.kind(inode);
    const mode = this.mode(inode);
    const uid = this.#uid[inode] ?? 0;
    const gid = this.#gid[inode] ?? 0;
    const size = this.size(inode);
    const layer = this.#layer[inode] ?? 0;
    return kind === kinds.symlink
      ? { kind, mode, uid, gid, size, layer, target: this.target(inode) }
      : { kind, mode, uid, gid, size, layer };
  }

  target(inode: number): string {
    return this.#texts.at(this.#target[inode] ?? 0, this.#targetLength[inode] ?? 0);
  }
}

type Numbers = Uint8Array | Uint16Array | Uint32Array | Float64Array;

export function grown<Array extends Numbers>(from: Numbers, to: Array): Array {
  to.set(from);
  return to;
}
