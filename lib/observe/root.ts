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
    const { kind, ...rest } = tree.attributes(node);
    return { path, kind: kindNames[kind] ?? 'other', ...rest, inode: tree.inode(node) };
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
    const found: string[] = [];
    const directory = nodeAt(path, true);
    if (directory === none || tree.kind(directory) !== kinds.directory) return found;
    for (let node = tree.first(directory); node !== none; node = tree.next(node)) found.push(tree.name(node));
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
