import type { StageView } from '../contents/contents';
import type { Write } from '../contents/tree';
import { copyFlags } from '../dockerfile/flags';
import type { CopyInstruction } from '../dockerfile/syntax';
import { baseName, below } from '../path/path';
import type { Command } from '../shell/command';
import type { Effect } from '../shell/effect';
import type { RunStep } from '../stages/stage';
import type { TextEdit } from '../text/edit';
import { span } from '../text/span';
import type { Numbers } from './account-numbers';

/** COPY and ADD that get an owner, by the position of the step in its stage; owners as written. */
type Owners = Map<number, string>;

/** COPY and ADD that get a mode, in octal digits, by the position of the step in its stage. */
type Modes = Map<number, string>;

/** What is left to COPY, and what was looked at for it. */
export type HandOver = { readonly owners: Owners; readonly modes: Modes; readonly seen: Set<Effect> };

/** Each is held against all that is copied; who writes by hand writes fewer. */
const mostSeen = 100;

/**
 * Whether COPY does by itself what a command does with paths of a stage: a directory that files are copied into is made on
 * the way, `chown -R app /app` is the owner of what was copied there, and `chmod +x /app/run` its mode. Adds the owners
 * and modes that have to be said then.
 */
export function isDoneByCopy(command: Command, run: RunStep, view: StageView, handOver: HandOver): boolean {
  const name = baseName(command.name);
  if (!handedOver.has(name)) return false;
  if (command.runs !== 'always' || command.pipe !== undefined || command.wrappers.length > 0) return false;
  const step = view.stage.steps.findIndex((each) => each.run === run);
  const effects = run.effectsOf(command);
  if (handOver.seen.size + effects.length > mostSeen) return false;
  for (const effect of effects) handOver.seen.add(effect);
  if (effects.length === 0 || effects.some(({ certainty }) => certainty !== 'certain')) return false;
  const asked: Owners = new Map();
  const modes: Modes = new Map();
  const isDone = effects.every((effect) => {
    if (effect.kind === 'directory-created') return copiedInto(effect.path, view).length > 0;
    if (effect.kind === 'mode-changed') return isModeOfCopied(effect, step, view, modes);
    return effect.kind === 'owner-changed' && isOwnerOfCopied(effect, step, view, asked);
  });
  if (!isDone) return false;
  for (const [at, owner] of asked) handOver.owners.set(at, owner);
  for (const [at, mode] of modes) handOver.modes.set(at, mode);
  return true;
}

const handedOver: ReadonlySet<string> = new Set(['mkdir', 'chown', 'chgrp', 'chmod']);

type OfPath = Extract<Effect, { readonly recursive: boolean }>;

/** One file by its name, or all that is copied into a directory, as they may be read and run by all. */
function isModeOfCopied(
  { path, value, recursive }: OfPath,
  step: number,
  view: StageView,
  modes: Modes,
): boolean {
  const mode = /^([augo]*\+r?x)$/.test(value) ? '755' : /^0?([0-7]{3})$/.exec(value)?.[1];
  if (mode === undefined || (recursive && value !== '755' && value !== '0755')) return false;
  const before = copiedInto(path, view).filter((write) => write.step < step);
  if (before.length === 0) return false;
  if (!recursive && !before.every((write) => write.path === path && write.shape !== 'inside')) return false;
  for (const write of before) {
    const instruction = copyAt(view.stage.steps[write.step]);
    if (instruction === undefined || copyFlags(instruction).chmod !== undefined) return false;
    if ((modes.get(write.step) ?? mode) !== mode) return false;
    modes.set(write.step, mode);
  }
  return true;
}

function isOwnerOfCopied(
  { path, value, recursive }: OfPath,
  step: number,
  view: StageView,
  asked: Owners,
): boolean {
  if (!/^[\w-]+(:[\w-]+)?$/.test(value)) return false;
  const writes = copiedInto(path, view);
  const before = writes.filter((write) => write.step < step);
  if (before.length === 0) return writes.length > 0 && writes.every(({ owner }) => owner === value);
  if (!recursive && !before.every((write) => write.path === path && write.shape === 'exact')) return false;
  for (const write of before) {
    if (write.owner !== undefined && write.owner !== value) return false;
    if (write.owner === undefined) asked.set(write.step, value);
  }
  return true;
}

/** What COPY and ADD put into a directory, or at a path. */
function copiedInto(path: string, { stage, tree }: StageView): readonly Write[] {
  return [...tree.writes].flatMap(([at, writes]) =>
    below(path, at) === undefined
      ? []
      : writes.filter((write) => copyAt(stage.steps[write.step]) !== undefined),
  );
}

function copyAt(step: StageView['stage']['steps'][number] | undefined): CopyInstruction | undefined {
  if (step === undefined || step.replayedFrom !== undefined) return undefined;
  const { instruction } = step;
  return instruction.keyword === 'copy' || instruction.keyword === 'add' ? instruction : undefined;
}

/** The owners as flags, by number where the account has one of its own now. */
export function ownerEdits(
  { owners }: HandOver,
  { stage }: StageView,
  { groups, users }: Numbers,
): readonly TextEdit[] {
  return [...owners].flatMap(([at, owner]) => {
    const instruction = copyAt(stage.steps[at]);
    if (instruction === undefined || copyFlags(instruction).chown !== undefined) return [];
    const [user = '', group] = owner.split(':');
    const said = [users.get(user) ?? user, ...(group === undefined ? [] : [groups.get(group) ?? group])];
    const { end } = instruction.keywordSpan;
    return [{ span: span(end, end), newText: ` --chown=${said.join(':')}` }];
  });
}

/** The modes as flags. */
export function modeEdits({ modes }: HandOver, { stage }: StageView): readonly TextEdit[] {
  return [...modes].flatMap(([at, mode]) => {
    const end = copyAt(stage.steps[at])?.keywordSpan.end;
    return end === undefined ? [] : [{ span: span(end, end), newText: ` --chmod=${mode}` }];
  });
}
