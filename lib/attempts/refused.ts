import { isRoot, isSameAccount, rootAccount } from '../account/account';
import type { StageView } from '../contents/contents';
import { type Actor, actorOf, actorsOf, isRootActor } from '../ownership/actor';
import { type ClosedMount, closedMounts } from '../ownership/closed-mounts';
import { isUnder, mountedAt } from '../ownership/commands';
import { homeOf } from '../ownership/home';
import { type Owned, ownedAt, type Refusal, refusalAt } from '../ownership/ownership';
import { timelineOf } from '../ownership/timeline';
import { accountAt } from '../ownership/user';
import { below, directoryOf } from '../path/path';
import { packageManagerCommands } from '../programs/package-manager-commands';
import { programAt } from '../programs/program';
import type { Command } from '../shell/command';
import type { RunStep, Step } from '../stages/stage';
import type { Span } from '../text/span';
import { type Attempt, attemptsOf, changesRights } from './attempts';
import { toolAttempts } from './tool-attempts';

/** A command of a RUN that is not allowed to do what it is told. */
export type Refused = {
  readonly view: StageView;
  /** Index of the step. */
  readonly index: number;
  readonly step: Step;
  readonly command: Command;
  /** Of the command, in the Dockerfile. */
  readonly span: Span;
  readonly actor: Actor;
  readonly attempt: Attempt;
  readonly refusal: Refusal;
  /** It works where what it makes is there already. */
  readonly unless: boolean;
};

/** The commands of a stage that are refused: those that may be, and the first that surely is. */
export function refusedIn(view: StageView): readonly Refused[] {
  return view.part(find);
}

function find(view: StageView): readonly Refused[] {
  const found: Refused[] = [];
  for (const [index, step] of view.stage.steps.entries()) {
    const { run } = step;
    const start = actorOf(step.before);
    if (!run || (run.language !== 'shell' && run.language !== 'exec') || !start) continue;
    if (isRootActor(start) && !/\b(su|runuser|gosu|su-exec|setpriv|sudo)\b/.test(run.text)) continue;
    const outcome = findIn(view, index, step, run, start);
    found.push(...outcome.found);
    if (outcome.ends) break;
  }
  return found;
}

function findIn(
  view: StageView,
  index: number,
  step: Step,
  run: RunStep,
  start: Actor,
): { readonly found: readonly Refused[]; readonly ends: boolean } {
  const found: Refused[] = [];
  const mounted = mountedAt(step);
  const closed = closedMounts(view.contents, step);
  const actorFor = actorsOf(run.text, start);
  const shell = step.before.shell.value[0] ?? '/bin/sh';
  const before = view.before(index);
  for (const command of run.script.commands) {
    const actor = actorFor(command);
    if (!actor || isRootActor(actor) || command.runs !== 'always' || !command.failureCounts) continue;
    // Another rule speaks of it, and the build ends there.
    if (command.name !== undefined && packageManagerCommands.has(command.name)) return { found, ends: true };
    const span = run.toSource(command.span);
    const own = run.effectsOf(command);
    const isSwitched = !isSameAccount(actor.account, start.account);
    const place = {
      view,
      home: () => (isSwitched ? undefined : homeOf(view.before(index + 1), actor, command)),
    };
    const attempts = [...toolAttempts(command, own, place), ...attemptsOf(command, own)].filter(
      // `su -` sets another HOME than the one paths were read with.
      ({ path }) => !isSwitched || below(command.environment.get('HOME') ?? '/root', path) === undefined,
    );
    const refused = inMount(attempts, closed) ?? firstRefused(view, command, attempts, actor, mounted);
    if (!refused) continue;
    const isMissing =
      (run.language === 'shell' && programAt(before, shell).is === 'missing') ||
      (command.name !== undefined && programAt(before, command.name).is === 'missing') ||
      (actor.account.name !== undefined &&
        accountAt(view.before(index + 1), actor.account.name, 'user').is === 'missing');
    if (isMissing) return { found, ends: true };
    found.push({ view, index, step, command, span, actor, ...refused });
    if (!refused.unless) return { found, ends: true };
  }
  return { found, ends: false };
}

type RefusedAttempt = Pick<Refused, 'attempt' | 'refusal' | 'unless'>;

/** What is tried in a cache that belongs to root. */
function inMount(attempts: readonly Attempt[], closed: readonly ClosedMount[]): RefusedAttempt | undefined {
  for (const attempt of attempts) {
    if (attempt.byTool && !attempt.inHome) continue;
    const mount = closed.find(({ path }) => below(path, attempt.path) !== undefined);
    if (!mount || attempt.unlessThere || changesRights(attempt)) continue;
    const owned = { ...ofRoot, certainty: 'likely', span: mount.span } as const;
    return { attempt, refusal: { path: mount.path, owned, there: 'no', between: false }, unless: false };
  }
  return undefined;
}

/** The first thing a command tries that its user may not do. */
export function firstRefused(
  view: StageView,
  command: Command,
  attempts: readonly Attempt[],
  actor: Actor,
  mounted: readonly string[],
): RefusedAttempt | undefined {
  if (attempts.length === 0) return undefined;
  let perhaps: RefusedAttempt | undefined;
  const time = timelineOf(view)?.timeOf(command);
  for (const attempt of attempts) {
    if (isUnder(mounted, attempt.path)) continue;
    const refused = judge(view, attempt, actor, time);
    if (refused && !refused.unless) return refused;
    perhaps ??= refused;
  }
  return perhaps;
}

/** Whether somebody may not do what they try; undefined: they may, or it is not known. */
export function judge(
  view: StageView,
  attempt: Attempt,
  actor: Actor,
  time: number | undefined,
): RefusedAttempt | undefined {
  const { does, path, unlessThere, byTool } = attempt;
  if (does === 'needs-root') return { attempt, refusal: onItself(path, ofRoot), unless: false };
  if (does === 'changes-mode' || does === 'changes-owner') {
    const owned = ownedAt(view, path, time);
    if (owned.exists === 'yes')
      return isRoot(owned.owner) ? { attempt, refusal: onItself(path, owned), unless: false } : undefined;
  }
  const refusal = refusalAt(view, path, actor.account, time);
  if (!refusal) return undefined;
  // Nobody but root gets into it: what is there does not matter.
  if (!mayEnter(refusal.owned)) return { attempt, refusal, unless: false };
  if (does === 'replaces') return besideIt(view, attempt, actor, time);
  if (refusal.path === path) return unlessThere ? undefined : { attempt, refusal, unless: false };
  // Nobody makes a file in a directory that is not there: something unseen has made it.
  if (!byTool && !unlessThere && refusal.path !== directoryOf(path)) return undefined;
  // A directory that is there cannot be made again, whoever owns it.
  if (refusal.there === 'other' && !byTool && (does !== 'makes-directory' || unlessThere)) return undefined;
  const unless = unlessThere
    ? refusal.there !== 'no' || refusal.between
    : byTool && refusal.there === 'other';
  return { attempt, refusal, unless };
}

/** The new file is made in the directory of the old one. */
function besideIt(
  view: StageView,
  attempt: Attempt,
  actor: Actor,
  time: number | undefined,
): RefusedAttempt | undefined {
  const directory = directoryOf(attempt.path);
  const refusal = refusalAt(view, `${directory}/${newFile}`, actor.account, time);
  return refusal?.path === directory ? { attempt, refusal, unless: false } : undefined;
}

/** A name that no file has. */
const newFile = '\0';

const ofRoot: Owned = {
  exists: 'yes',
  owner: rootAccount,
  mode: 0o755,
  certainty: 'certain',
  span: undefined,
};

function mayEnter({ mode }: Owned): boolean {
  return mode === undefined || (mode & 0o011) !== 0;
}

function onItself(path: string, owned: Owned): Refusal {
  return { path, owned, there: 'no', between: false };
}
