import { baseName, directoryOf, usualPath } from '../path/path';
import type { Contents } from './contents';
import { isGlob } from './glob';
import { trace } from './trace';
import type { StageTree, Write } from './tree';

type Bringing = {
  /** The first step that writes at the path itself. */
  readonly itself: number;
  /** The first that may bring files of any name below it. */
  readonly anything: number;
  /** The first that brings a file of this name. */
  readonly named: ReadonlyMap<string, number>;
};

const names = new WeakMap<StageTree, ReadonlySet<string>>();

/** Whether something is written at a path that ends in this name. */
export function writesName(tree: StageTree, name: string): boolean {
  const known = names.get(tree) ?? new Set([...tree.writes.keys()].map(baseName));
  names.set(tree, known);
  return known.has(name);
}

const paths = new WeakMap<StageTree, Map<string, boolean>>();

/** Whether something is written at a directory of PATH, or at one it lies in. */
export function writesIntoPath(tree: StageTree, path: string): boolean {
  const known = paths.get(tree) ?? new Map<string, boolean>();
  paths.set(tree, known);
  const writes = known.get(path) ?? path.split(':').some((each) => writesAbove(tree, each).length > 0);
  known.set(path, writes);
  return writes;
}

type Place = { readonly at: string; readonly writes: readonly Write[] };

const places = new WeakMap<StageTree, Map<string, readonly Place[]>>();

/** What is written at a directory and at those it lies in, the nearest first; found once for each directory of PATH. */
export function writesAbove(tree: StageTree, directory: string): readonly Place[] {
  const known = places.get(tree) ?? new Map<string, readonly Place[]>();
  places.set(tree, known);
  const before = known.get(directory);
  if (before) return before;
  const found: Place[] = [];
  for (let at = directory; ; at = directoryOf(at)) {
    const writes = tree.writes.get(at);
    if (writes) found.push({ at, writes });
    if (at === '/') break;
  }
  known.set(directory, found);
  return found;
}

const bringing = new WeakMap<readonly Write[], Bringing>();

/** The first step of writes at one path that may put something there, or at `rest` below it. */
export function firstBringing(contents: Contents, writes: readonly Write[], rest: string): number {
  let known = bringing.get(writes);
  if (!known) {
    known = bringingOf(contents, writes);
    bringing.set(writes, known);
  }
  if (rest === '') return known.itself;
  return Math.min(known.anything, known.named.get(baseName(rest)) ?? Number.POSITIVE_INFINITY);
}

function bringingOf(contents: Contents, writes: readonly Write[]): Bringing {
  const never = Number.POSITIVE_INFINITY;
  let itself = never;
  let anything = never;
  const named = new Map<string, number>();
  for (const write of writes) {
    const { origin, shape, step } = write;
    if (shape !== 'inside') itself = Math.min(itself, step);
    if (shape === 'exact') continue;
    if (step < anything && mayBringAnything(contents, write)) anything = step;
    const name = isCopied(origin) ? baseName(origin.path) : undefined;
    if (name !== undefined) named.set(name, Math.min(step, named.get(name) ?? never));
  }
  return { itself, anything, named };
}

type Copied = Extract<Write['origin'], { kind: 'stage' | 'image' | 'context' | 'moved' }>;

function isCopied(origin: Write['origin']): origin is Copied {
  return ['stage', 'image', 'context', 'moved'].includes(origin.kind);
}

/** A directory copied above a place of PATH may bring anything; a single file brings itself alone. */
function mayBringAnything(contents: Contents, { origin, path }: Write): boolean {
  if (origin.kind === 'archive') return true;
  if (origin.kind === 'command') return origin.effect.kind === 'artifact-built';
  if (!isCopied(origin)) return false;
  const name = baseName(origin.path);
  if (isGlob(name)) return true;
  if (!usualPath.split(':').includes(path))
    return !/[^.]\.[A-Za-z0-9]+$/.test(name) && !isSingleFile(contents, origin);
  return (
    /^(bin|sbin|out|dist|build|release|install|usr|local|tools?|scripts|\.|)$/.test(name) &&
    !isSingleFile(contents, origin)
  );
}

/** A file that a compiler of another stage makes under this very name. */
function isSingleFile(contents: Contents, origin: Write['origin']): boolean {
  if (origin.kind !== 'stage') return false;
  const traced = trace(contents, origin.stage, origin.path);
  return traced.kind === 'made' && traced.effect.kind === 'executable-built';
}
