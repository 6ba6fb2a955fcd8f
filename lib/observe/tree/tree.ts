import { RegistryError } from '../../registry/error';
import type { Bounds } from '../../registry/limits';
import { type Attributes, AttributeTable, grown, kinds } from './attributes';
import { hashOfName } from './hash';
import { mostBytes, Texts, writeText } from './texts';

/** No node. */
export const none = 0xffff_ffff;

/** Taken out of its directory. */
const detached = 1;
/** A directory that is only named in a path. */
const implied = 2;
/** The layers below lose what they have under this name. */
const opaque = 4;
/** A directory whose names are in order. */
const sorted = 8;

const leastCapacity = 1024;
/** Directories that are only named in paths, roots of layers. With a million entries all have room in 2²⁰. */
const besideEntries = 40_000;

/**
 * Names in directories, as numbers in arrays: a million of them takes less than 100 MB, where objects take several
 * times as much. A node is a name; what is said of its file stands at the number that is its `inode`, its own or that
 * of the node it is a hard link of. Numbers are never used again, so that hard links outlive the name they came from.
 */
export class Tree {
  readonly #bounds: Bounds;
  readonly #key: readonly [number, number];
  readonly #texts: Texts;
  readonly #attributes: AttributeTable;
  /** A name that is looked for. */
  readonly #sought: Uint8Array;
  #count = 0;
  #parent = new Uint32Array(0);
  /** The next name in the same directory, and the first in this one. */
  #next = new Uint32Array(0);
  #first = new Uint32Array(0);
  /** The next name with the same hash, and the first of each. */
  #chain = new Uint32Array(0);
  #heads = new Uint32Array(0);
  #name = new Uint32Array(0);
  #nameLength = new Uint16Array(0);
  #pathLength = new Uint16Array(0);
  #inode = new Uint32Array(0);
  #flags = new Uint8Array(0);

  constructor(bounds: Bounds, key: readonly [number, number]) {
    this.#bounds = bounds;
    this.#key = key;
    this.#texts = new Texts(bounds.nameBytes);
    this.#attributes = new AttributeTable(this.#texts);
    this.#sought = new Uint8Array(mostBytes(bounds.pathLength));
    this.#grow();
  }

  /** Forgets everything, and keeps its room. */
  clear(): void {
    this.#count = 0;
    this.#texts.clear();
    this.#heads.fill(none);
  }

  /** A directory that is in none. */
  makeRoot(layer: number): number {
    const node = this.#make(layer);
    this.#parent[node] = node;
    this.#pathLength[node] = 0;
    this.#nameLength[node] = 0;
    return node;
  }

  /** Puts a name into a directory that does not have it: a directory that is only named, until something is said of it. */
  add(directory: number, name: string, layer: number): number {
    const length = this.pathLength(directory) + 1 + name.length;
    if (length > this.#bounds.pathLength)
      throw new RegistryError('too-much', { bound: 'path-length', limit: this.#bounds.pathLength });
    const node = this.#make(layer);
    this.#pathLength[node] = length;
    this.#nameLength[node] = writeText(name, this.#sought);
    this.#name[node] = this.#texts.keep(this.#sought, this.#nameLength[node] ?? 0);
    this.place(node, directory);
    return node;
  }

  describe(node: number, attributes: Attributes): void {
    this.#flags[node] = this.#flagsOf(node) & ~implied;
    this.#attributes.put(node, attributes);
  }

  attributes(node: number): Attributes {
    return this.#attributes.get(this.inode(node));
  }

  /** Makes a name another one of the same file. */
  link(node: number, to: number): void {
    this.#flags[node] = this.#flagsOf(node) & ~implied;
    this.#inode[node] = this.inode(to);
  }

  inode(node: number): number {
    return this.#inode[node] ?? none;
  }

  kind(node: number): number {
    return this.#attributes.kind(this.inode(node));
  }

  mode(node: number): number {
    return this.#attributes.mode(this.inode(node));
  }

  size(node: number): number {
    return this.#attributes.size(this.inode(node));
  }

  /** Where a symbolic link points. */
  target(node: number): string {
    return this.#attributes.target(this.inode(node));
  }

  parent(node: number): number {
    return this.#parent[node] ?? none;
  }

  name(node: number): string {
    return this.#texts.at(this.#name[node] ?? 0, this.#nameLength[node] ?? 0);
  }

  pathLength(node: number): number {
    return this.#pathLength[node] ?? 0;
  }

  isImplied(node: number): boolean {
    return (this.#flagsOf(node) & implied) !== 0;
  }

  isOpaque(node: number): boolean {
    return (this.#flagsOf(node) & opaque) !== 0;
  }

  setOpaque(node: number): void {
    this.#flags[node] = this.#flagsOf(node) | opaque;
  }

  /** The node of a name in a directory, be it a whiteout; `none` where there is none. */
  find(directory: number, name: string): number {
    if (name.length > this.#bounds.pathLength) return none;
    return this.#find(directory, this.#sought, 0, writeText(name, this.#sought));
  }

  /** The node in a directory that has the same name as one in another. */
  findLike(directory: number, like: number): number {
    const name = this.#name[like] ?? 0;
    const bytes = this.#texts.bytesAt(name);
    return this.#find(directory, bytes, this.#texts.offset(name), this.#nameLength[like] ?? 0);
  }

  /** Takes a name out of its directory, with all that is under it. */
  detach(node: number): void {
    this.#flags[node] = this.#flagsOf(node) | detached;
    const bucket = this.#bucketOf(node);
    const after = this.#chain[node] ?? none;
    let at = this.#heads[bucket] ?? none;
    if (at === node) {
      this.#heads[bucket] = after;
      return;
    }
    while (at !== none && this.#chain[at] !== node) at = this.#chain[at] ?? none;
    if (at !== none) this.#chain[at] = after;
  }

  /** Puts a name that is in no directory, with all that is under it, into one that does not have it. */
  place(node: number, directory: number): void {
    this.#flags[node] = this.#flagsOf(node) & ~detached;
    this.#parent[node] = directory;
    this.#next[node] = this.#first[directory] ?? none;
    this.#first[directory] = node;
    this.#hang(node);
  }

  /** All names in a directory, whiteouts among them. */
  children(directory: number): Uint32Array {
    let count = 0;
    let node = this.#first[directory] ?? none;
    for (; node !== none; node = this.#next[node] ?? none) count += 1;
    const found = new Uint32Array(count);
    count = 0;
    for (node = this.#first[directory] ?? none; node !== none; node = this.#next[node] ?? none) {
      if ((this.#flagsOf(node) & detached) !== 0) continue;
      found[count] = node;
      count += 1;
    }
    return found.subarray(0, count);
  }

  /** The first of the names in a directory in their order, whiteouts left out; for a tree that is finished. */
  first(directory: number): number {
    if ((this.#flagsOf(directory) & sorted) === 0) this.#sort(directory);
    return this.#first[directory] ?? none;
  }

  /** The name after another in the same directory, once `first` was asked for. */
  next(node: number): number {
    return this.#next[node] ?? none;
  }

  #sort(directory: number): void {
    this.#flags[directory] = this.#flagsOf(directory) | sorted;
    const nodes = this.children(directory).sort((a, b) => this.#compare(a, b));
    let following = none;
    for (let index = nodes.length - 1; index >= 0; index -= 1) {
      const node = nodes[index] ?? none;
      if (this.kind(node) === kinds.whiteout) continue;
      this.#next[node] = following;
      following = node;
    }
    this.#first[directory] = following;
  }

  #compare(a: number, b: number): number {
    const [name, length] = [this.#name, this.#nameLength];
    return this.#texts.compare(name[a] ?? 0, length[a] ?? 0, name[b] ?? 0, length[b] ?? 0);
  }

  #make(layer: number): number {
    const node = this.#count;
    if (node >= this.#bounds.entries + besideEntries)
      throw new RegistryError('too-much', { bound: 'entries', limit: this.#bounds.entries });
    if (node === this.#parent.length) this.#grow();
    this.#count += 1;
    this.#first[node] = none;
    this.#inode[node] = node;
    this.#attributes.put(node, { kind: kinds.directory, mode: 0o755, uid: 0, gid: 0, size: 0, layer });
    this.#flags[node] = implied;
    return node;
  }

  #grow(): void {
    const capacity = Math.max(leastCapacity, 2 * this.#parent.length);
    this.#parent = grown(this.#parent, new Uint32Array(capacity));
    this.#next = grown(this.#next, new Uint32Array(capacity));
    this.#first = grown(this.#first, new Uint32Array(capacity));
    this.#chain = grown(this.#chain, new Uint32Array(capacity));
    this.#name = grown(this.#name, new Uint32Array(capacity));
    this.#nameLength = grown(this.#nameLength, new Uint16Array(capacity));
    this.#pathLength = grown(this.#pathLength, new Uint16Array(capacity));
    this.#inode = grown(this.#inode, new Uint32Array(capacity));
    this.#flags = grown(this.#flags, new Uint8Array(capacity));
    this.#attributes.grow(capacity);
    this.#heads = new Uint32Array(capacity).fill(none);
    for (let node = 0; node < this.#count; node += 1)
      if ((this.#flagsOf(node) & detached) === 0 && this.#parent[node] !== node) this.#hang(node);
  }

  #flagsOf(node: number): number {
    return this.#flags[node] ?? 0;
  }

  #hang(node: number): void {
    const bucket = this.#bucketOf(node);
    this.#chain[node] = this.#heads[bucket] ?? none;
    this.#heads[bucket] = node;
  }

  #bucketOf(node: number): number {
    const name = this.#name[node] ?? 0;
    const bytes = this.#texts.bytesAt(name);
    return this.#bucket(this.parent(node), bytes, this.#texts.offset(name), this.#nameLength[node] ?? 0);
  }

  #bucket(directory: number, bytes: Uint8Array, start: number, length: number): number {
    return hashOfName(this.#key, directory, bytes, start, length) & (this.#heads.length - 1);
  }

  #find(directory: number, bytes: Uint8Array, start: number, length: number): number {
    let node = this.#heads[this.#bucket(directory, bytes, start, length)] ?? none;
    while (node !== none && !this.#is(node, directory, bytes, start, length))
      node = this.#chain[node] ?? none;
    return node;
  }

  #is(node: number, directory: number, bytes: Uint8Array, start: number, length: number): boolean {
    if (this.#parent[node] !== directory || this.#nameLength[node] !== length) return false;
    const name = this.#name[node] ?? 0;
    const kept = this.#texts.bytesAt(name);
    const own = this.#texts.offset(name);
    for (let index = 0; index < length; index += 1)
      if (kept[own + index] !== bytes[start + index]) return false;
    return true;
  }
}
