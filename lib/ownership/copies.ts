import { type Account, accountOf, rootAccount } from '../account/account';
import type { StageView } from '../contents/contents';
import { isGlob } from '../contents/glob';
import type { Write } from '../contents/tree';
import { leavesUnknown } from '../contents/unknowns';
import { copyFlags } from '../dockerfile/flags';
import { baseName, directoryOf, resolvePath } from '../path/path';
import type { Step } from '../stages/stage';
import type { Recorder } from './recorder';

/** What COPY and ADD bring, by step. */
export function copiesOf({ tree }: StageView): ReadonlyMap<number, readonly Write[]> {
  const found = new Map<number, Write[]>();
  for (const writes of tree.writes.values()) {
    for (const write of writes) {
      if (write.origin.kind === 'command' || write.origin.kind === 'moved') continue;
      const list = found.get(write.step);
      if (list) list.push(write);
      else found.set(write.step, [write]);
    }
  }
  return found;
}

/** What COPY events are written down with. */
type Scene = {
  readonly view: StageView;
  readonly recorder: Recorder;
  /** Whether a path of a stage above is surely a directory. */
  readonly isDirectory: (stage: number, path: string) => boolean;
};

/**
 * COPY and ADD make files and missing directories for root, or for whom `--chown` names. From another stage or an
 * image files keep their owner, the directory they are copied to does not: https://github.com/moby/buildkit/issues/1941
 */
export function copyEvents(
  scene: Scene,
  index: number,
  { instruction }: Step,
  writes: readonly Write[],
): void {
  if (instruction.keyword !== 'copy' && instruction.keyword !== 'add') return;
  const { recorder, view } = scene;
  const { span } = instruction;
  const flags = copyFlags(instruction);
  const fromContext = writes.every(
    ({ origin }) => origin.kind === 'context' || origin.kind === 'here-document',
  );
  const isWhole = writes.length >= instruction.sources.length;
  const unknown = leavesUnknown(view, index);
  if (!isWhole || flags.parents || (unknown && !fromContext)) {
    const reach = isWhole ? (writes[0]?.path ?? '/') : '/';
    recorder.record(reach, 'tree', { kind: 'clouded' }, span);
    if (reach === '/') return;
  }
  for (const write of writes) copyEvent(scene, write, flags.link);
}

/** How one source of a COPY arrives. */
type Arrival = {
  readonly write: Write;
  readonly owner: Account | undefined;
  readonly mode: number | undefined;
  /** Files keep the owner they have where they come from. */
  readonly keeps: boolean;
  readonly from: { readonly stage: number; readonly path: string } | undefined;
};

function copyEvent(scene: Scene, write: Write, link: boolean): void {
  const { recorder } = scene;
  const { path, shape, origin, owner: chown, span } = write;
  if (origin.kind === 'archive') {
    recorder.record(path, 'tree', { kind: 'clouded' }, span);
    return;
  }
  const owner = chown === undefined ? rootAccount : accountOf(chown);
  const mode = modeOf(write.mode);
  const isDirectory = shape === 'inside' || isDirectorySource(scene, write);
  if (path !== '/') recorder.directories(isDirectory ? path : directoryOf(path), owner, span);
  // A linked layer brings its own directories, which take the place of those below.
  if (link)
    recorder.record(path, 'itself', { kind: 'filled', owner, from: undefined, only: undefined }, span);
  if (mode === undefined) recorder.record(path, 'tree', { kind: 'mode', value: '?' }, span);
  const keeps = chown === undefined && (origin.kind === 'stage' || origin.kind === 'image');
  const from = keeps && origin.kind === 'stage' ? { stage: origin.stage, path: origin.path } : undefined;
  const arrival: Arrival = { write, owner, mode, keeps, from };
  if (shape === 'exact') fileEvent(recorder, arrival, path, true);
  else if (shape === 'inside' && namesFile(scene, write)) insideEvent(recorder, arrival);
  else {
    const filled = { kind: 'filled', owner: keeps ? undefined : owner, from, only: undefined } as const;
    recorder.record(path, isDirectory ? 'below' : 'tree', filled, span);
    if (!isDirectory) fileEvent(recorder, arrival, path, false);
  }
}

function fileEvent(recorder: Recorder, { write, owner, mode }: Arrival, path: string, fresh: boolean): void {
  const said = write.mode !== undefined && mode !== undefined ? ({ isModeSaid: true } as const) : {};
  recorder.record(
    path,
    'itself',
    { kind: 'made', owner, mode, ...said, fresh, directory: false },
    write.span,
  );
}

/** A file that is copied into a directory under its own name, or files of one pattern. */
function insideEvent(recorder: Recorder, arrival: Arrival): void {
  const { write, owner, keeps, from } = arrival;
  const { path, span } = write;
  const name = baseName(sourceOf(write));
  if (isGlob(name)) {
    const directory = from && { ...from, path: directoryOf(from.path) };
    const filled = { kind: 'filled', owner: keeps ? undefined : owner, from: directory, only: name } as const;
    recorder.record(path, 'below', filled, span);
    return;
  }
  const file = resolvePath(path, name);
  if (!keeps) {
    fileEvent(recorder, arrival, file, true);
    return;
  }
  recorder.record(file, 'tree', { kind: 'gone' }, span);
  recorder.record(file, 'itself', { kind: 'filled', owner: undefined, from, only: undefined }, span);
}

function sourceOf({ origin }: Write): string {
  return 'path' in origin ? (origin.path ?? '') : '';
}

/** A name with an ending is that of a file. */
function namesFile(scene: Scene, write: Write): boolean {
  return /[^/]\.[A-Za-z0-9*]{1,10}$/.test(sourceOf(write)) && !isDirectorySource(scene, write);
}

/** A mode without the right to write for group and others is followed into what is copied, another is not. */
function modeOf(chmod: string | undefined): number | undefined {
  if (chmod === undefined) return 0o755;
  if (!/^[0-7]{3,4}$/.test(chmod)) return undefined;
  const mode = Number.parseInt(chmod, 8);
  return (mode & 0o022) === 0 ? mode : undefined;
}

/** The source is surely a directory, whose contents are copied rather than itself. */
function isDirectorySource({ isDirectory }: Scene, { origin }: Write): boolean {
  if (origin.kind === 'context') return /(^|\/)\.{0,2}$/.test(origin.path);
  if (origin.kind !== 'stage' || isGlob(origin.path)) return false;
  return origin.path === '/' || isDirectory(origin.stage, origin.path);
}
