import { accountOf } from '../account/account';
import type { OwnerKeeping } from '../catalog/owner-keeping';
import { expandAt, workdirAt } from '../contents/expansion';
import { mountsOf } from '../dockerfile/mounts';
import { baseName, below, directoryOf, resolvePath } from '../path/path';
import { flagsOf } from '../shell/arguments';
import type { Command, Script } from '../shell/command';
import type { Effect } from '../shell/effect';
import type { RunStep, Step } from '../stages/stage';
import { actorOf, actorsOf, isRootActor } from './actor';
import { cloud, effectEvents } from './effects';
import { keepsOwners } from './owner-keeping-programs';
import type { CommandScene, Recorder } from './recorder';

/** Where the commands of a stage run. */
export type Place = {
  readonly keeping: OwnerKeeping;
  readonly stage: number;
  /** sudo or doas is spoken of: anybody may be root. */
  readonly sudo: boolean;
  readonly onDebian: boolean;
};

/** What the commands of a RUN do to owners and modes. */
export function runEvents(
  { keeping, stage, sudo, onDebian }: Place,
  step: Step,
  run: RunStep,
  recorder: Recorder,
): void {
  const start = actorOf(step.before);
  if (run.language !== 'shell' && run.language !== 'exec') {
    if (!start || isRootActor(start) || sudo) cloud(recorder, '/', step.instruction.span);
    return;
  }
  if (run.text.trim() !== '' && run.script.commands.length === 0 && run.script.functions.size === 0)
    cloud(recorder, '/', step.instruction.span);
  const mounted = mountedAt(step);
  // It is not known where: what the commands make is there or is not.
  if (mounted.includes('/')) cloud(recorder, '/', step.instruction.span);
  const opens = opensToOthers(run.text);
  const actorFor = actorsOf(run.text, start);
  for (const command of run.script.commands) {
    const actor = actorFor(command);
    const span = run.toSource(command.span);
    recorder.mark(command);
    const byRoot = isRootActor(actor);
    const sure = command.runs === 'always' && (command.failureCounts || byRoot);
    const scene: CommandScene = { stage, keeping, recorder, command, span, actor, sure, opens, onDebian };
    if (!actor || byRoot || sudo) unknownProgram(scene, run.script);
    const name = baseName(command.name ?? '');
    if (name === 'chown' || name === 'chgrp' || name === 'chmod') changed(scene, name, mounted);
    for (const effect of run.effectsOf(command)) {
      if (!isUnder(mounted, pathOfEffect(effect))) effectEvents(scene, name, effect);
    }
  }
}

/** `umask 002`; 022 and stricter masks change nothing that matters here. */
function opensToOthers(script: string): boolean {
  for (const [, mask = ''] of script.matchAll(/\bumask\b\s*(\S*)/g)) {
    if (!/^0*[0-7]?[2367][2367];?$/.test(mask)) return true;
  }
  return false;
}

/** Where other file systems stand in while a RUN runs: what is done there leaves no trace. */
export function mountedAt(step: Step): readonly string[] {
  if (step.instruction.keyword !== 'run') return [];
  return mountsOf(step.instruction).map(({ target }) => {
    if (!target) return '/run/secrets';
    const written = expandAt(step, target.text);
    const workdir = workdirAt(step);
    return written === undefined || workdir === undefined ? '/' : resolvePath(workdir, written);
  });
}

export function isUnder(directories: readonly string[], path: string | undefined): boolean {
  return path !== undefined && directories.some((directory) => below(directory, path) !== undefined);
}

/** Programs nobody knows may hand over anything. */
function unknownProgram({ recorder, keeping, command, span }: CommandScene, script: Script): void {
  const { name, words } = command;
  if (words.length === 0) return;
  if (name !== undefined && (script.functions.has(name) || keepsOwners(keeping, command))) return;
  cloud(recorder, '/', span);
}

/** chown(1), chgrp(1), chmod(1). */
function changed(scene: CommandScene, name: 'chown' | 'chgrp' | 'chmod', mounted: readonly string[]): void {
  const { recorder, command, span, actor, sure } = scene;
  if (actor && !isRootActor(actor) && name !== 'chmod') return;
  const read = changeOf(command, name);
  if (!read) {
    cloud(recorder, '/', span);
    return;
  }
  for (const path of read.paths) {
    if (path === undefined) {
      cloud(recorder, '/', span);
      continue;
    }
    if (isUnder(mounted, path)) continue;
    const glob = path.search(/[*?[]/);
    const whole = glob === -1 ? path : directoryOf(path.slice(0, glob + 1));
    if (glob !== -1 && !path.endsWith('/*')) {
      cloud(recorder, whole, span);
      continue;
    }
    const scope = glob !== -1 ? 'below' : read.recursive ? 'tree' : 'itself';
    if (name === 'chmod')
      recorder.record(whole, scope, { kind: 'mode', value: sure ? read.value : '?' }, span);
    else if (name === 'chown' && !/^[:.]/.test(read.value))
      recorder.record(whole, scope, { kind: 'owner', owner: sure ? accountOf(read.value) : undefined }, span);
  }
}

export type OwnershipCommand = {
  /** `app:app`, `u+x`; what is not certain stays as written. */
  readonly value: string;
  readonly recursive: boolean;
  /** Undefined: not certain. */
  readonly paths: readonly (string | undefined)[];
};

/** The words of chown, chgrp or chmod; undefined when they take owner or mode from elsewhere. */
export function changeOf(command: Command, name: 'chown' | 'chgrp' | 'chmod'): OwnershipCommand | undefined {
  const isMode = /^-[rwxXst,]+$/;
  const mode = name === 'chmod' ? command.args.find(({ written }) => isMode.test(written)) : undefined;
  const read = flagsOf(command.args.filter((word) => word !== mode));
  if (read.options.some(({ name: option }) => option === '--reference' || option === '--from'))
    return undefined;
  const [value, ...words] = mode ? [mode, ...read.operands] : read.operands;
  if (!value) return undefined;
  return {
    value: value.text ?? '?',
    recursive: read.has('-R', '--recursive'),
    paths: words.map(({ text }) => pathOf(command, text)),
  };
}

/** An operand of a command as an absolute path; undefined when it is not certain. */
export function pathOf({ directory, environment }: Command, text: string | undefined): string | undefined {
  if (text === undefined || text === '') return undefined;
  const home = environment.get('HOME');
  if (text === '~' || text.startsWith('~/'))
    return home === undefined ? undefined : resolvePath(home, `.${text.slice(1)}`);
  if (text.startsWith('/')) return resolvePath('/', text);
  return directory === undefined ? undefined : resolvePath(directory, text);
}

function pathOfEffect(effect: Effect): string | undefined {
  if (effect.kind === 'path-copied' || effect.kind === 'path-moved' || effect.kind === 'path-linked')
    return effect.to;
  if (effect.kind === 'unpacked') return effect.into;
  return 'path' in effect ? effect.path : undefined;
}
