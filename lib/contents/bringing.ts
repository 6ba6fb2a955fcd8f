import { baseName, directoryOf, usualPath } from '../path/path';
import type { Contents, StageView } from './contents';
import { isGlob } from './glob';
import { trace } from './trace';
import type { Write } from './tree';

type Bringing = {
  /** The first step that writes at the path itself. */
  readonly itself: number;
  /** The first that may bring files of any name below it. */
  readonly anything: number;
  /** The first that brings a file of this name. */
  readonly named: ReadonlyMap<string, number>;
};

/** What is written in a stage, as far as it was asked for. */
type Index = {
  /** The last parts of all paths something is written at. */
  readonly names: ReadonlySet<string>;
  /** By the value of PATH: whether something is written at one of its directories, or at one that lies above. */
  readonly paths: Map<string, boolean>;
  /** By directory: what is written there, and at those it lies in, the nearest first. */
  readonly above: Map<string, readonly Above[]>;
  readonly bringing: Map<readonly Write[], Bringing>;
};

type Above = { readonly at: string; readonly writes: readonly Write[] };

function indexOf({ tree }: StageView): Index {
  const names = new Set([...tree.writes.keys()].map(baseName));
  return { names, paths: new Map(), above: new Map(), bringing: new Map() };
}

/** Whether something is written at a path that ends in this name. */
export function writesName(view: StageView, name: string): boolean {
  return view.part(indexOf).names.has(name);
}

/** Whether something is written at a directory of PATH, or at one it lies in. */
export function writesIntoPath(view: StageView, path: string): boolean {
  const { paths } = view.part(indexOf);
  const writes = paths.get(path) ?? path.split(':').some((each) => writesAbove(view, each).length > 0);
  paths.set(path, writes);
  return writes;
}

/** What is written at a directory and at those it lies in, the nearest first. */
export function writesAbove(view: StageView, directory: string): readonly Above[] {
  const { above } = view.part(indexOf);
  const before = above.get(directory);
  if (before) return before;
  const found: Above[] = [];
  for (let at = directory; ; at = directoryOf(at)) {
    const writes = view.tree.writes.get(at);
    if (writes) found.push({ at, writes });
    if (at === '/') break;
  }
  above.set(directory, found);
  return found;
}

/** The first step of writes at one path of a stage that may put something there, or at `rest` below it. */
export function firstBringing(view: StageView, writes: readonly Write[], rest: string): number {
  const { bringing } = view.part(indexOf);
  const known = bringing.get(writes) ?? bringingOf(view.contents, writes);
  bringing.set(writes, known);
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
  const traced = trace(contents.view(origin.stage).end, origin.path);
  return traced.kind === 'made' && traced.effect.kind === 'executable-built';
}
