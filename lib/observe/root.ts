import type { ImageConfig } from '../registry/image';
import type { Notes, Noting } from './notes';
import type { Entry, Listed, Root } from './observer';
import { kinds } from './tree/attributes';
import { resolve, type Steps } from './tree/resolve';
import { none, type Tree } from './tree/tree';

type Parts = {
  readonly tree: Tree;
  readonly root: number;
  readonly steps: Steps;
  readonly notes: Notes;
  readonly config: ImageConfig;
  readonly isWhole: boolean;
};

const kindNames = ['file', 'directory', 'symlink', 'other'] as const;

/** The file system that layers make in the end, as observers read it. */
export function rootOf({ tree, root, steps, notes, config, isWhole }: Parts): Root {
  /** The directory that was asked about last, as it was written, and the path that leads to it without links. */
  let folder = '/';
  let folderNode = root;
  let folderPath = '';
  /** Whether what was asked for last stands in that directory under that name. */
  let isThere = false;
  /** The names that were asked for last: of a folder with many several observers want them one after another. */
  let listed: { readonly directory: number; readonly names: readonly string[] } | undefined;

  /** Most questions are about one directory after another, and most names in it are no links. */
  function nodeAt(path: string, follow: boolean): number {
    const slash = path.lastIndexOf('/');
    const above = slash <= 0 ? '/' : path.slice(0, slash);
    if (above !== folder) {
      folderNode = resolve(tree, { root, from: root, path: above, follow: true }, steps);
      folderPath = folderNode === none || folderNode === root ? '' : pathOf(tree, folderNode);
      folder = above;
    }
    isThere = false;
    if (folderNode === none || tree.kind(folderNode) !== kinds.directory) return none;
    const name = path.slice(slash + 1);
    if (name !== '' && name !== '.' && name !== '..') {
      const found = tree.find(folderNode, name);
      const kind = found === none ? kinds.whiteout : tree.kind(found);
      isThere = kind !== kinds.symlink || !follow;
      if (isThere) {
        steps.take();
        return kind === kinds.whiteout ? none : found;
      }
    }
    return resolve(tree, { root, from: folderNode, path: name, follow }, steps);
  }

  function entryOf(node: number, path: string): Entry {
    const { mode, uid, gid, size, layer, target } = tree.attributes(node);
    const kind = kindOf(tree, node);
    const inode = tree.inode(node);
    // Spread, the second takes ten times as long.
    return target === undefined
      ? { path, kind, mode, uid, gid, size, layer, inode }
      : { path, kind, mode, uid, gid, size, layer, inode, target };
  }

  function entryAt(path: string, follow: boolean): Entry | undefined {
    const node = nodeAt(path, follow);
    if (node === none) return undefined;
    return entryOf(node, isThere ? `${folderPath}/${tree.name(node)}` : pathOf(tree, node));
  }

  /** Every name under a directory, in order, with the path of the directory it stands in. */
  function walk(from: number, path: string, visit: (node: number, folder: string) => void): void {
    const folders = [path];
    let directory = from;
    let node = tree.first(from);
    while (node !== none || directory !== from) {
      if (node === none) {
        folders.pop();
        node = tree.next(directory);
        directory = tree.parent(directory);
        continue;
      }
      const folder = folders.at(-1) ?? '';
      visit(node, folder);
      if (tree.kind(node) === kinds.directory) {
        folders.push(`${folder}/${tree.name(node)}`);
        directory = node;
        node = tree.first(node);
      } else node = tree.next(node);
    }
  }

  function each(visit: (entry: Listed) => void, folder = '/'): void {
    const from = nodeAt(folder, false);
    if (from === none || tree.kind(from) !== kinds.directory) return;
    const path = from === root ? '' : pathOf(tree, from);
    if (folder !== '/' && path !== folder) return;
    walk(from, path, (node, above) => visit(new Visited(tree, node, above)));
  }

  function eachIn(path: string, visit: (name: string, entry: Entry | undefined) => void): void {
    const directory = nodeAt(path, true);
    if (directory === none || tree.kind(directory) !== kinds.directory) return;
    const folder = directory === root ? '' : pathOf(tree, directory);
    for (let node = tree.first(directory); node !== none; node = tree.next(node)) {
      const name = tree.name(node);
      if (tree.kind(node) !== kinds.symlink) visit(name, entryOf(node, `${folder}/${name}`));
      else {
        const found = resolve(tree, { root, from: directory, path: name, follow: true }, steps);
        visit(name, found === none ? undefined : entryOf(found, pathOf(tree, found)));
      }
    }
  }

  function names(path: string): readonly string[] {
    const directory = nodeAt(path, true);
    if (directory === none || tree.kind(directory) !== kinds.directory) return [];
    if (listed?.directory === directory) return listed.names;
    let count = 0;
    for (let node = tree.first(directory); node !== none; node = tree.next(node)) count += 1;
    // With room for all from the start: what grows leaves twice as much behind.
    const found = new Array<string>(count);
    let node = tree.first(directory);
    for (let index = 0; index < count; index += 1) {
      found[index] = tree.name(node);
      node = tree.next(node);
    }
    listed = { directory, names: found };
    return found;
  }

  function allNoted<Note>(observer: Noting<Note>): readonly (readonly [string, Note])[] {
    const found: (readonly [string, Note])[] = [];
    if (notes.isEmpty(observer)) return found;
    walk(root, '', (node, folder) => {
      const note = notes.get(observer, tree.inode(node));
      if (note !== undefined) found.push([`${folder}/${tree.name(node)}`, note]);
    });
    return found.sort(([a], [b]) => (a < b ? -1 : 1));
  }

  return {
    config,
    isWhole,
    at: (path) => entryAt(path, false),
    follow: (path) => entryAt(path, true),
    names,
    each,
    eachIn,
    noted(observer, path) {
      const node = nodeAt(path, true);
      return node === none ? undefined : notes.get(observer, tree.inode(node));
    },
    allNoted,
    /** Of a directory that is only named in the paths of what is in it, the layers below say what it is. */
    isSure(path) {
      if (isWhole) return true;
      const node = nodeAt(path, true);
      return node !== none && !tree.isImplied(node);
    },
  };
}

/** Most of those who look at everything want to know little of each. */
class Visited implements Listed {
  readonly #tree: Tree;
  readonly #node: number;
  readonly #folder: string;

  constructor(tree: Tree, node: number, folder: string) {
    this.#tree = tree;
    this.#node = node;
    this.#folder = folder;
  }

  get path(): string {
    return `${this.#folder}/${this.#tree.name(this.#node)}`;
  }

  get kind(): Entry['kind'] {
    return kindOf(this.#tree, this.#node);
  }

  get mode(): number {
    return this.#tree.mode(this.#node);
  }

  get size(): number {
    return this.#tree.size(this.#node);
  }

  get inode(): number {
    return this.#tree.inode(this.#node);
  }
}

function kindOf(tree: Tree, node: number): Entry['kind'] {
  return kindNames[tree.kind(node)] ?? 'other';
}

function pathOf(tree: Tree, node: number): string {
  const names: string[] = [];
  for (let at = node; tree.parent(at) !== at; at = tree.parent(at)) names.push(tree.name(at));
  return `/${names.reverse().join('/')}`;
}
