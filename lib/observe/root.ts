import type { ImageConfig } from '../registry/image';
import type { Notes, Noting } from './notes';
import type { Entry, Root } from './observer';
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
  let folder = '/';
  let folderNode = root;
  /** The names that were asked for last: of a folder with many several observers want them one after another. */
  let listed: { readonly directory: number; readonly names: readonly string[] } | undefined;

  /** Most questions are about one directory after another. */
  function nodeAt(path: string, follow: boolean): number {
    const slash = path.lastIndexOf('/');
    const above = slash <= 0 ? '/' : path.slice(0, slash);
    if (above !== folder) {
      folderNode = resolve(tree, { root, from: root, path: above, follow: true }, steps);
      folder = above;
    }
    if (folderNode === none) return none;
    const name = path.slice(slash + 1);
    if (tree.kind(folderNode) !== kinds.directory) return none;
    return resolve(tree, { root, from: folderNode, path: name, follow }, steps);
  }

  function entryOf(node: number, path: string): Entry {
    const { kind: code, mode, uid, gid, size, layer, target } = tree.attributes(node);
    const kind = kindNames[code] ?? 'other';
    const inode = tree.inode(node);
    // Spread, the second takes ten times as long.
    return target === undefined
      ? { path, kind, mode, uid, gid, size, layer, inode }
      : { path, kind, mode, uid, gid, size, layer, inode, target };
  }

  function entryAt(node: number): Entry | undefined {
    return node === none ? undefined : entryOf(node, pathOf(tree, node));
  }

  /** Every node but the root, names in order; `folders` holds the paths of the directories it stands in. */
  function* nodes(folders: string[]): Generator<number, void, undefined> {
    let directory = root;
    let node = tree.first(root);
    folders.push('');
    while (node !== none || directory !== root) {
      if (node === none) {
        folders.pop();
        node = tree.next(directory);
        directory = tree.parent(directory);
        continue;
      }
      yield node;
      if (tree.kind(node) === kinds.directory) {
        folders.push(`${folders.at(-1)}/${tree.name(node)}`);
        directory = node;
        node = tree.first(node);
      } else node = tree.next(node);
    }
  }

  function* entries(): Generator<Entry, void, undefined> {
    const folders: string[] = [];
    for (const node of nodes(folders)) yield entryOf(node, `${folders.at(-1)}/${tree.name(node)}`);
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
    const folders: string[] = [];
    for (const node of nodes(folders)) {
      const note = notes.get(observer, tree.inode(node));
      if (note !== undefined) found.push([`${folders.at(-1)}/${tree.name(node)}`, note]);
    }
    return found.sort(([a], [b]) => (a < b ? -1 : 1));
  }

  return {
    config,
    isWhole,
    at: (path) => entryAt(nodeAt(path, false)),
    follow: (path) => entryAt(nodeAt(path, true)),
    names,
    entries,
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

function pathOf(tree: Tree, node: number): string {
  const names: string[] = [];
  for (let at = node; tree.parent(at) !== at; at = tree.parent(at)) names.push(tree.name(at));
  return `/${names.reverse().join('/')}`;
}
