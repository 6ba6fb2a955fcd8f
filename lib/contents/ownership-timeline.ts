import { copyFlags } from '../dockerfile/flags';
import type { Command } from '../shell/command';
import type { Step } from '../stages/stage';
import type { Span } from '../text/span';
import { actorOf } from './actor';
import type { Contents } from './contents';
import { runEvents } from './ownership-commands';
import {
  type Account,
  accountOf,
  type OwnershipChange,
  type OwnershipEvent,
  rootAccount,
} from './ownership-event';
import { baseName, directoryOf, isGlob, resolvePath } from './path';
import type { Write } from './tree';

/** What happens to the ownership of paths in one stage, in order. */
export type Timeline = {
  /** Events of a path itself, by path. */
  readonly own: ReadonlyMap<string, readonly OwnershipEvent[]>;
  /** Events of all that is under a path, by that path. */
  readonly below: ReadonlyMap<string, readonly OwnershipEvent[]>;
  /** The time before a command of a RUN. */
  timeOf(command: Command): number | undefined;
};

/** Takes down one event after the other. */
export type Recorder = {
  readonly record: (
    path: string,
    scope: OwnershipEvent['scope'],
    change: OwnershipChange,
    span: Span,
  ) => void;
  /** A directory with those above it, as `mkdir -p` makes them. */
  readonly directories: (path: string, owner: Account | undefined, span: Span) => void;
  readonly mark: (command: Command) => void;
};

const timelines = new WeakMap<Contents, Timeline[]>();

/** The timeline of a stage; all are worked out when the first is asked for. */
export function timelineOf(contents: Contents, stage: number): Timeline | undefined {
  let known = timelines.get(contents);
  if (!known) {
    known = [];
    timelines.set(contents, known);
    // In order: a COPY asks what the stages above it are.
    for (const { index, steps } of contents.graph.stages) known.push(build(contents, index, steps));
  }
  return known[stage];
}

// Deeper directories are not followed.
const deepest = 64;

function build(contents: Contents, stage: number, steps: readonly Step[]): Timeline {
  const own = new Map<string, OwnershipEvent[]>();
  const below = new Map<string, OwnershipEvent[]>();
  const times = new Map<Command, number>();
  let clock = 0;
  const recorder: Recorder = {
    record(path, scope, change, span) {
      clock += 1;
      const event: OwnershipEvent = { ...change, at: clock, path, scope, span };
      if (scope !== 'below') add(own, path, event);
      if (scope !== 'itself') add(below, path, event);
    },
    directories(path, owner, span) {
      const made = { kind: 'made', owner, mode: 0o755, fresh: false, directory: true } as const;
      const parts = path.split('/').filter(Boolean).slice(0, deepest);
      for (let count = 1; count <= parts.length; count += 1)
        recorder.record(`/${parts.slice(0, count).join('/')}`, 'itself', made, span);
    },
    mark(command) {
      clock += 1;
      times.set(command, clock);
    },
  };
  const writes = copiesOf(contents, stage);
  const sudo = steps.some(({ run }) => run !== undefined && /\b(sudo|doas)\b/.test(run.text));
  for (const [index, step] of steps.entries()) {
    const { instruction, after, before, run } = step;
    if (instruction.keyword === 'workdir' && after.workdir?.value !== undefined)
      recorder.directories(after.workdir.value, actorOf(before)?.account, instruction.span);
    else if (run) runEvents(step, run, recorder, sudo);
    else if (instruction.keyword === 'copy' || instruction.keyword === 'add')
      copyEvents(contents, stage, index, step, writes.get(index) ?? [], recorder);
  }
  return { own, below, timeOf: (command) => times.get(command) };
}

function add(map: Map<string, OwnershipEvent[]>, path: string, event: OwnershipEvent): void {
  const list = map.get(path);
  if (list) list.push(event);
  else map.set(path, [event]);
}

/** What COPY and ADD bring, by step. */
function copiesOf(contents: Contents, stage: number): ReadonlyMap<number, readonly Write[]> {
  const found = new Map<number, Write[]>();
  for (const writes of contents.trees[stage]?.writes.values() ?? []) {
    for (const write of writes) {
      if (write.origin.kind === 'command' || write.origin.kind === 'moved') continue;
      const list = found.get(write.step);
      if (list) list.push(write);
      else found.set(write.step, [write]);
    }
  }
  return found;
}

/**
 * COPY and ADD make files and missing directories for root, or for whom `--chown` names. From another stage or an
 * image files keep their owner, the directory they are copied to does not: https://github.com/moby/buildkit/issues/1941
 */
function copyEvents(
  contents: Contents,
  stage: number,
  index: number,
  { instruction }: Step,
  writes: readonly Write[],
  recorder: Recorder,
): void {
  if (instruction.keyword !== 'copy' && instruction.keyword !== 'add') return;
  const { span } = instruction;
  const flags = copyFlags(instruction);
  const fromContext = writes.every(
    ({ origin }) => origin.kind === 'context' || origin.kind === 'here-document',
  );
  const unknown = contents.trees[stage]?.unknowns.some(({ step }) => step === index);
  if (writes.length < instruction.sources.length || flags.parents || (unknown && !fromContext)) {
    recorder.record(writes[0]?.path ?? '/', 'tree', { kind: 'clouded' }, span);
    if (writes.length < instruction.sources.length || writes.some(({ path }) => path === '/')) {
      recorder.record('/', 'tree', { kind: 'clouded' }, span);
      return;
    }
  }
  for (const write of writes) copyEvent(contents, write, flags.link, recorder);
}

function copyEvent(contents: Contents, write: Write, link: boolean, recorder: Recorder): void {
  const { path, shape, origin, owner: chown, span } = write;
  const owner = chown === undefined ? rootAccount : accountOf(chown);
  if (origin.kind === 'archive') {
    recorder.record(path, 'tree', { kind: 'clouded' }, span);
    return;
  }
  const mode = modeOf(write.mode);
  const isDirectory = shape === 'inside' || isDirectorySource(contents, write);
  const parent = directoryOf(path);
  if (path !== '/') recorder.directories(isDirectory ? path : parent, owner, span);
  // A linked layer brings its own directories, which take the place of those below.
  if (link)
    recorder.record(path, 'itself', { kind: 'filled', owner, from: undefined, only: undefined }, span);
  if (mode === undefined) recorder.record(path, 'tree', { kind: 'mode', value: '?' }, span);
  if (shape === 'exact') {
    recorder.record(path, 'itself', { kind: 'made', owner, mode, fresh: true, directory: false }, span);
    return;
  }
  const keeps = chown === undefined && (origin.kind === 'stage' || origin.kind === 'image');
  const from = keeps && origin.kind === 'stage' ? { stage: origin.stage, path: origin.path } : undefined;
  const filled = { kind: 'filled', owner: keeps ? undefined : owner, from } as const;
  const source = 'path' in origin ? (origin.path ?? '') : '';
  const name = baseName(source);
  if (shape === 'inside' && isFileName(source) && !isDirectorySource(contents, write)) {
    if (isGlob(name)) {
      const one = from && { ...from, path: directoryOf(from.path) };
      recorder.record(path, 'below', { ...filled, from: one, only: name }, span);
      return;
    }
    const file = resolvePath(path, name);
    if (keeps) {
      recorder.record(file, 'tree', { kind: 'gone' }, span);
      recorder.record(file, 'itself', { ...filled, only: undefined }, span);
    } else
      recorder.record(file, 'itself', { kind: 'made', owner, mode, fresh: true, directory: false }, span);
    return;
  }
  recorder.record(path, isDirectory ? 'below' : 'tree', { ...filled, only: undefined }, span);
  if (!isDirectory)
    recorder.record(path, 'itself', { kind: 'made', owner, mode, fresh: false, directory: false }, span);
}

/** A name with an ending is that of a file. */
function isFileName(source: string): boolean {
  return /[^/]\.[A-Za-z0-9*]{1,10}$/.test(source);
}

/** A mode without the right to write for group and others does not matter; another is not followed into what is copied. */
function modeOf(chmod: string | undefined): number | undefined {
  if (chmod === undefined) return 0o755;
  if (!/^[0-7]{3,4}$/.test(chmod)) return undefined;
  const mode = Number.parseInt(chmod, 8);
  return (mode & 0o022) === 0 ? mode : undefined;
}

/** The source is surely a directory, whose contents are copied rather than itself. */
function isDirectorySource(contents: Contents, { origin }: Write): boolean {
  if (origin.kind === 'context') return /(^|\/)\.{0,2}$/.test(origin.path);
  if (origin.kind !== 'stage' || isGlob(origin.path)) return false;
  if (origin.path === '/') return true;
  const events = timelineOf(contents, origin.stage)?.own.get(origin.path) ?? [];
  return events.some((event) => event.kind === 'made' && event.directory);
}
