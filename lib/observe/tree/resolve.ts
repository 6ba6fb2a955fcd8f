import { RegistryError } from '../../registry/error';
import type { Bounds } from '../../registry/limits';
import { kinds } from './attributes';
import { none, type Tree } from './tree';

/** Steps from a directory to a name in it, for one image: enough for each of a million files several times. */
const mostSteps = 50_000_000;

/** What all ways through one tree have in common. */
export class Steps {
  readonly linkDepth: number;
  #left = mostSteps;

  constructor({ linkDepth }: Bounds) {
    this.linkDepth = linkDepth;
  }

  take(): void {
    this.#left -= 1;
    if (this.#left < 0) throw tooDeep(this.linkDepth);
  }
}

export type Way = {
  readonly root: number;
  readonly from: number;
  readonly path: string;
  /** Whether a symbolic link at the end is followed as well. */
  readonly follow: boolean;
  /** Puts a directory where the path needs one and something else or nothing stands. */
  readonly make?: (found: number, directory: number, name: string) => number;
};

/** The node a path leads to, links followed inside the root; `none` where that is nothing or too many links away. */
export function resolve(tree: Tree, { root, from, path, follow, make }: Way, steps: Steps): number {
  const pending = namesIn(path);
  let node = path.startsWith('/') ? root : from;
  let links = 0;
  for (let name = pending.pop(); name !== undefined; name = pending.pop()) {
    steps.take();
    if (name === '..') {
      node = tree.parent(node);
      continue;
    }
    const found = tree.find(node, name);
    const kind = found === none ? kinds.whiteout : tree.kind(found);
    if (kind === kinds.directory) {
      node = found;
    } else if (kind === kinds.symlink && (follow || pending.length > 0)) {
      links += 1;
      if (links > steps.linkDepth) {
        if (make) throw tooDeep(steps.linkDepth);
        return none;
      }
      const target = tree.target(found);
      if (target.startsWith('/')) node = root;
      for (const each of namesIn(target)) pending.push(each);
    } else if (make) {
      node = make(found, node, name);
    } else {
      return kind !== kinds.whiteout && pending.length === 0 ? found : none;
    }
  }
  return node;
}

/** Last first. */
function namesIn(path: string): string[] {
  return path
    .split('/')
    .filter((name) => name !== '' && name !== '.')
    .reverse();
}

function tooDeep(limit: number): RegistryError {
  return new RegistryError('too-much', { bound: 'link-depth', limit });
}
