import { type Mount, mountsOf } from '../dockerfile/mounts';
import type { RunInstruction } from '../dockerfile/syntax';
import { baseName, below, directoryOf, isOwnPath, resolvePath } from '../path/path';
import { shellBuiltins } from '../shell/builtins';
import type { Command } from '../shell/command';
import type { Step } from '../stages/stage';
import type { StageView } from './contents';
import { expandAt, workdirAt } from './expansion';
import { isGlob } from './glob';
import type { StageTree, Write } from './tree';

/** A mount of a RUN that lies over a path: what the RUN writes there stays out of the image. */
export type MountOver = {
  readonly mount: Mount;
  readonly type: 'bind' | 'cache' | 'secret' | 'tmpfs';
  /** Absolute. */
  readonly target: string;
  readonly step: Step;
  /** The directory itself is there without the mount, empty. */
  readonly isMade: boolean;
};

type Mounted = { readonly index: number; readonly over: MountOver };

/** The mounts of a stage whose places are known, in the order of its steps. */
function mountsIn(view: StageView): readonly Mounted[] {
  return view.stage.steps.flatMap((step, index) =>
    step.instruction.keyword === 'run' ? ofRun(view, step, step.instruction, index) : [],
  );
}

function ofRun(view: StageView, step: Step, run: RunInstruction, index: number): readonly Mounted[] {
  return mountsOf(run).flatMap((mount) => {
    const { type } = mount;
    if (type === undefined || type === 'ssh') return [];
    const target = targetOf(step, mount);
    return target === undefined || target === '/'
      ? []
      : [{ index, over: { mount, type, target, step, isMade: isMade(view, target) } }];
  });
}

function targetOf(step: Step, { id, target, type }: Mount): string | undefined {
  const written = target ?? (type === 'secret' && id ? { text: `/run/secrets/${id.text}` } : undefined);
  const path = written && expandAt(step, written.text);
  const directory = workdirAt(step);
  if (path === undefined || path === '') return undefined;
  return path.startsWith('/') || directory !== undefined ? resolvePath(directory ?? '/', path) : undefined;
}

/** Whether a step makes the directory: where nothing does, the builder takes it away again behind the mount. */
function isMade({ chain }: StageView, target: string): boolean {
  return (
    /^\/(root|tmp|home)(\/[^/]+)?$/.test(target) ||
    chain.some(
      ({ stage, tree }) =>
        tree.writes.get(target)?.some(isDirectory) === true ||
        stage.steps.some(
          ({ after, instruction }) =>
            instruction.keyword === 'workdir' && below(target, after.workdir?.value ?? '') !== undefined,
        ),
    )
  );
}

function isDirectory({ origin }: Write): boolean {
  return origin.kind === 'command' && origin.effect.kind === 'directory-created';
}

/**
 * The last mount over a path of a stage, where nothing but what runs under such a mount can have put something there.
 * https://github.com/moby/buildkit/blob/2cae26f61891a359c21748b50d73ea6c5961e82c/executor/stubs.go
 */
export function mountOver(view: StageView, path: string): MountOver | undefined {
  const place = withoutGlob(path);
  for (const each of view.chain) {
    const mounted = each.part(mountsIn).filter(({ over }) => below(over.target, place) !== undefined);
    const over = mounted.at(-1)?.over;
    if (over === undefined) continue;
    return isEmptyBelow(view, mounted, over.target, place) && !isOfBase(view, place) ? over : undefined;
  }
  return undefined;
}

function withoutGlob(path: string): string {
  let at = path;
  while (isGlob(at)) at = directoryOf(at);
  return at;
}

function isEmptyBelow(view: StageView, mounted: readonly Mounted[], target: string, place: string): boolean {
  const covered = new Set(mounted.map(({ over }) => over.step));
  const programs = new Set(mounted.flatMap(({ over }) => commandsOf(over.step).map(programOf)));
  return view.chain.every(({ stage, tree }) => {
    const isCovered = (index: number) => {
      const step = stage.steps[index];
      return step !== undefined && covered.has(step);
    };
    if (tree.unknowns.some((each) => !isCovered(each.step) && below(each.path, place) !== undefined))
      return false;
    if (isWritten(tree, target, place, isCovered)) return false;
    return stage.steps.every((step) => covered.has(step) || !mayMakeAnything(step, programs));
  });
}

/** Whether something is put at the place, or at a directory it lies in, that the mount does not hide. */
function isWritten(
  tree: StageTree,
  target: string,
  place: string,
  isCovered: (step: number) => boolean,
): boolean {
  for (let at = place; ; at = directoryOf(at)) {
    const isInside = below(target, at) !== undefined;
    const writes = tree.writes.get(at) ?? [];
    const fills = (write: Write) =>
      !isCovered(write.step) && !isDirectory(write) && (isInside || mayBring(write));
    if (writes.some(fills)) return true;
    const unnamed = tree.unnamed.get(at) ?? [];
    if (isInside && unnamed.some(({ step }) => !isCovered(step))) return true;
    if (at === '/') return false;
  }
}

/** What comes out of the context is the source, not what is built of it. */
function mayBring({ origin, shape }: Write): boolean {
  return shape !== 'exact' && origin.kind !== 'context' && origin.kind !== 'here-document';
}

/** A program that runs under the mount may do the same without it, and a script of one's own may do anything. */
function mayMakeAnything(step: Step, programs: ReadonlySet<string>): boolean {
  if (step.run === undefined) return false;
  if (step.run.language !== 'shell' && step.run.language !== 'exec') return true;
  return commandsOf(step).some((command) => {
    const program = programOf(command);
    if (program === '' || isOpaque(command, program)) return true;
    return programs.has(program) && !plain.test(program) && !shellBuiltins.has(program);
  });
}

/** What they write is known of each. */
const plain =
  /^(assignment|cp|mv|mkdir|rm|ln|chmod|chown|install|touch|tar|unzip|curl|wget|git|apt|apt-get|apk|dnf|microdnf|yum)$/;

const opaque =
  /^(make|ninja|cmake|just|task|bazel|ba?sh|sh|ash|dash|zsh|python[\d.]*|node|ruby|perl|eval|source|\.)$/;

function isOpaque({ name }: Command, program: string): boolean {
  return opaque.test(program) || (name !== undefined && isOwnPath(name));
}

function commandsOf({ run }: Step): readonly Command[] {
  return run?.script.commands ?? [];
}

/** Empty where it is not known. */
function programOf({ name, words }: Command): string {
  return name === undefined && words.length === 0 ? 'assignment' : baseName(name);
}

const ofSystem = /^\/((usr|usr\/local|usr\/lib|etc|var|var\/lib|opt|go|bin|lib|sbin)(\/)?)?$/;

/** Whether the base may bring something there: it brings no place that a stage works in, and none of a home. */
function isOfBase({ chain, image }: StageView, place: string): boolean {
  const worked = chain.some(({ stage }) =>
    stage.steps.some(({ after, instruction }) => {
      const directory = instruction.keyword === 'workdir' ? after.workdir?.value : undefined;
      return directory !== undefined && !ofSystem.test(directory) && below(directory, place) !== undefined;
    }),
  );
  if (worked) return false;
  return image === undefined || !/^\/(root|home|tmp|run|app|src|build|work|workspace)\//.test(`${place}/`);
}
