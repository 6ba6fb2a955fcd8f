import { RegistryError } from '../registry/error';
import { freshHashKey } from '../registry/hash-key';
import type { ImageConfig } from '../registry/image';
import type { LayerEntry } from '../registry/layer';
import type { Bounds } from '../registry/limits';
import { Notes, type Noting } from './notes';
import type { Root } from './observer';
import { rootOf } from './root';
import { kinds } from './tree/attributes';
import { resolve, Steps } from './tree/resolve';
import { none, Tree } from './tree/tree';

const whiteout = '.wh.';
const ownOfAufs = '.wh..wh.';
const opaqueMark = '.wh..wh..opq';

/** A regular file of the layer that is read. */
export type FileNumber = number;

/**
 * Layers put on one another as overlay file systems do: each is a tree of its own, laid on those below when it has been
 * read to its end and is good. So whiteouts hold for what is below and never for their own layer, in whatever order
 * they come, and nothing of a bad layer stays.
 * https://github.com/opencontainers/image-spec/blob/main/layer.md#whiteouts
 */
export class Layers {
  readonly #tree: Tree;
  readonly #steps: Steps;
  readonly #notes = new Notes();
  #below = none;
  #upper = none;
  #layer = 0;
  #isWhole = true;
  /** Where the last entry was put: most that follow go there too. */
  #folder: string | undefined;
  #folderNode = none;

  constructor(bounds: Bounds) {
    this.#tree = new Tree(bounds, freshHashKey());
    this.#steps = new Steps(bounds);
  }

  begin(layer: number): void {
    this.#layer = layer;
    this.#upper = this.#tree.makeRoot(layer);
    this.#folder = undefined;
  }

  /** Puts an entry of a layer where it belongs. Answers its number for a regular file. */
  add(entry: LayerEntry): FileNumber | undefined {
    const slash = entry.path.lastIndexOf('/');
    const name = entry.path.slice(slash + 1);
    if (name === '') {
      if (entry.kind === 'directory') this.#describe(this.#upper, entry);
      return undefined;
    }
    const directory = this.#directory(entry.path.slice(0, slash));
    if (name.startsWith(whiteout)) return this.#hide(directory, name);
    const found = this.#tree.find(directory, name);
    if (entry.kind === 'directory' && found !== none && this.#tree.kind(found) === kinds.directory) {
      this.#describe(found, entry);
      return undefined;
    }
    if (entry.kind === 'hardlink') {
      const target = this.#existing(entry.target ?? '');
      if (target !== none) this.#tree.link(this.#replace(found, directory, name), target);
      return undefined;
    }
    const node = this.#replace(found, directory, name);
    this.#describe(node, entry);
    return entry.kind === 'file' ? node : undefined;
  }

  note<Note>(observer: Noting<Note>, file: FileNumber, note: Note): void {
    this.#notes.put(observer, file, note);
  }

  /** Lays the layer that was read on those below. */
  put(): void {
    if (this.#below === none) this.#below = this.#upper;
    else this.#lay();
  }

  /**
   * Of a layer that could not be read nobody knows what it takes away or replaces: what was below is forgotten with it.
   * What the layers above hold is there all the same, and that is all that the root then has.
   */
  drop(): void {
    this.#tree.clear();
    this.#notes.clear();
    this.#below = none;
    this.#isWhole = false;
  }

  /** The file system in the end; no layer may come after. */
  root(config: ImageConfig): Root {
    if (this.#below === none) this.#below = this.#tree.makeRoot(0);
    return rootOf({
      tree: this.#tree,
      root: this.#below,
      steps: this.#steps,
      notes: this.#notes,
      config,
      isWhole: this.#isWhole,
    });
  }

  #describe(node: number, entry: LayerEntry): void {
    if (entry.kind === 'hardlink') return;
    const { mode, uid, gid, size, target } = entry;
    const what = { kind: kinds[entry.kind], mode, uid, gid, size, layer: this.#layer };
    this.#tree.describe(node, target === undefined ? what : { ...what, target });
  }

  /** A directory of this layer, through links of this layer alone, as engines unpack: made where it is not there. */
  #directory(path: string): number {
    if (path === this.#folder) return this.#folderNode;
    const node = resolve(
      this.#tree,
      {
        root: this.#upper,
        from: this.#upper,
        path,
        follow: true,
        make: (found, directory, name) => this.#replace(found, directory, name),
      },
      this.#steps,
    );
    this.#folder = path;
    this.#folderNode = node;
    return node;
  }

  /** A new name where another may have been; that the layers below lose it stays. */
  #replace(found: number, directory: number, name: string): number {
    if (found === none) return this.#tree.add(directory, name, this.#layer);
    const hides = this.#tree.isOpaque(found) || this.#tree.kind(found) === kinds.whiteout;
    this.#tree.detach(found);
    this.#folder = undefined;
    const node = this.#tree.add(directory, name, this.#layer);
    if (hides) this.#tree.setOpaque(node);
    return node;
  }

  #hide(directory: number, mark: string): undefined {
    if (mark === opaqueMark) {
      this.#tree.setOpaque(directory);
      return;
    }
    if (mark.startsWith(ownOfAufs)) return;
    const name = mark.slice(whiteout.length);
    if (name === '' || name === '.' || name === '..')
      throw new RegistryError('not-understood', { said: 'a whiteout' });
    const found = this.#tree.find(directory, name);
    if (found !== none) {
      this.#tree.setOpaque(found);
      return;
    }
    const node = this.#tree.add(directory, name, this.#layer);
    this.#tree.describe(node, {
      kind: kinds.whiteout,
      mode: 0,
      uid: 0,
      gid: 0,
      size: 0,
      layer: this.#layer,
    });
  }

  /** What a hard link is made of: in this layer, or else below. Nothing where no engine could make it. */
  #existing(path: string): number {
    for (const root of [this.#upper, this.#below]) {
      if (root === none) continue;
      const node = resolve(this.#tree, { root, from: root, path, follow: false }, this.#steps);
      if (node !== none && this.#tree.kind(node) !== kinds.directory) return node;
    }
    return none;
  }

  #lay(): void {
    const tree = this.#tree;
    const pending: (readonly [number, number])[] = [[this.#upper, this.#below]];
    for (let pair = pending.pop(); pair !== undefined; pair = pending.pop()) {
      const [from, to] = pair;
      if (tree.isOpaque(from)) for (const each of tree.children(to)) tree.detach(each);
      if (!tree.isImplied(from)) tree.describe(to, tree.attributes(from));
      for (const each of tree.children(from)) {
        const below = tree.findLike(to, each);
        const kind = tree.kind(each);
        if (kind === kinds.directory && below !== none && tree.kind(below) === kinds.directory) {
          pending.push([each, below]);
          continue;
        }
        if (below !== none) tree.detach(below);
        tree.detach(each);
        if (kind !== kinds.whiteout) tree.place(each, to);
      }
    }
  }
}
