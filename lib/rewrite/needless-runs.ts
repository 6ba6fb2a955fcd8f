import type { StageView } from '../contents/contents';
import { presentIn, valueOf } from '../fact/fact';
import type { Inspection } from '../inspection';
import { baseName } from '../path/path';
import { installedBy, isIdle, isUpkeepAlone } from '../programs/package-commands';
import { programAt } from '../programs/program';
import type { Command } from '../shell/command';
import type { Effect } from '../shell/effect';
import type { RunStep, Stage, Step } from '../stages/stage';
import type { TextEdit } from '../text/edit';
import { lineBefore } from '../text/line-edit';
import { nonrootOf, numbered, numbersOf, usualNumber } from './account-numbers';
import { type Carrying, stagesMoved } from './carrying';
import type { Cure } from './draft';
import { type HandOver, isDoneByCopy, modeEdits, ownerEdits } from './hand-over';
import { type Gathered, gatheredLines, gatheringEdits, withThoseOfPrograms } from './libraries';
import { withoutCommands, withoutInstruction } from './removal';
import { addsRepository } from './repositories';
import { type Bringing, bringingOf, withBaseWords } from './with-base';

/** What commands of a stage need not be run for on the new base, and why. */
type Needless = {
  readonly packages: Set<string>;
  readonly effects: Effect[];
  readonly copies: Map<string, string>;
  readonly gathered: Map<string, Gathered>;
  readonly handOver: HandOver;
};

/**
 * RUN lines that the new base cannot run and has no use for: that install what comes with it, keep lists of packages that
 * are not there, make accounts where numbers do. Where there is no shell all of a stage have to go, or none does.
 */
export function needlessRunCures(carrying: Carrying): readonly Cure[] {
  return stagesMoved(carrying).flatMap((stage) => {
    const view = carrying.inspection.contents.view(stage.index);
    const runs = stage.steps.filter(({ run }) => run !== undefined);
    const [first] = runs;
    if (first === undefined || runs.some(({ replayedFrom }) => replayedFrom !== undefined)) return [];
    const shell = first.before.shell.value[0] ?? '/bin/sh';
    const isMissing = programAt(view.before(0), shell).is === 'missing';
    if (isMissing && valueOf(carrying.to.facts.shell) === 'none') return withoutShell(carrying, view, runs);
    if (isMissing) return [];
    return [...withoutManager(carrying, view, runs), ...withoutAccounts(carrying, view, runs)];
  });
}

/** Whether commands of the stages that move do more than what may be needless on a base without a shell. */
export function needsShell(inspection: Inspection): boolean {
  // A script needs it all the same.
  const startsScript = inspection.target?.start?.argv.some(({ text }) => text?.endsWith('.sh')) === true;
  return stagesMoved({ inspection }).some(({ index, steps }) => {
    const needless = nothingYet();
    const view = inspection.contents.view(index);
    return steps.some(({ run }) => {
      if (run === undefined) return false;
      if (run.language !== 'shell') return true;
      return !run.script.commands.every(
        (command) =>
          isIdle(command) ||
          isUpkeepAlone(command) ||
          command.name === 'update-ca-certificates' ||
          (installedBy(command, run)?.length ?? 0) > 0 ||
          isOfAccounts(command, run, needless, true) ||
          addsRepository(command, run) ||
          (isDoneByCopy(command, run, view, needless.handOver) &&
            !(startsScript && baseName(command.name) === 'chmod')),
      );
    });
  });
}

/** What the cures are called by, as there may be several for one place. */
const kinds = {
  'run-without-shell': 'needless-runs',
  'package-manager-not-found': 'needless-packages',
  'command-not-found': 'needless-accounts',
} as const;

const reasons = {
  'run-without-shell': 'has no shell, and nothing that was run is needed on it',
  'package-manager-not-found': 'has no package manager, and nothing that was asked of one is needed on it',
  'command-not-found': 'has no program that makes accounts',
} as const;

function nothingYet(): Needless {
  return {
    packages: new Set(),
    effects: [],
    copies: new Map(),
    gathered: new Map(),
    handOver: { owners: new Map(), modes: new Map(), seen: new Set() },
  };
}

/** Each RUN with the commands that are needless in it. */
type Judged = { readonly step: Step; readonly run: RunStep; readonly gone: ReadonlySet<Command> };

function judge(
  runs: readonly Step[],
  isNeedless: (command: Command, run: RunStep) => boolean,
): readonly Judged[] {
  return runs.flatMap((step) => {
    const { run } = step;
    if (run === undefined || run.language !== 'shell') return [];
    return [{ step, run, gone: new Set(run.script.commands.filter((command) => isNeedless(command, run))) }];
  });
}

function withoutShell(carrying: Carrying, view: StageView, runs: readonly Step[]): readonly Cure[] {
  const needless = nothingYet();
  const bringing = bringingOf(carrying, view);
  const judged = judge(
    runs,
    (command, run) =>
      isOfPackages(command, run, bringing, needless) ||
      isOfAccounts(command, run, needless, true) ||
      addsRepository(command, run) ||
      isDoneByCopy(command, run, view, needless.handOver),
  );
  if (judged.length < runs.length || !judged.every(isWhollyGone)) return [];
  return cureOf(carrying, view, needless, 'run-without-shell', judged);
}

/** The base has a shell and no package manager. */
function withoutManager(carrying: Carrying, view: StageView, runs: readonly Step[]): readonly Cure[] {
  if (presentIn(carrying.to.facts.packageManagers)?.length !== 0) return [];
  const needless = nothingYet();
  const bringing = bringingOf(carrying, view);
  const judged = judge(runs, (command, run) => isOfPackages(command, run, bringing, needless));
  return cureOf(carrying, view, needless, 'package-manager-not-found', judged);
}

/** The base has a shell and no program that makes accounts. */
function withoutAccounts(carrying: Carrying, view: StageView, runs: readonly Step[]): readonly Cure[] {
  const makers = ['useradd', 'adduser'];
  if (!makers.every((program) => programAt(view.end, program).is === 'missing')) return [];
  const needless = nothingYet();
  const judged = judge(runs, (command, run) => isOfAccounts(command, run, needless, false));
  return cureOf(carrying, view, needless, 'command-not-found', judged);
}

/** Undefined where a command cannot be taken out by itself. */
export function removalOf(text: string, { gone, run, step }: Judged): readonly TextEdit[] | undefined {
  if (isWhollyGone({ gone, run })) return [withoutInstruction(text, step.instruction.span)];
  return withoutCommands(text, run, gone);
}

function isWhollyGone({ gone, run }: Pick<Judged, 'gone' | 'run'>): boolean {
  return run.script.commands.every((command) => gone.has(command) || isIdle(command));
}

function isOfPackages(command: Command, run: RunStep, bringing: Bringing, needless: Needless): boolean {
  if (isUpkeepAlone(command)) return true;
  if (command.name === 'update-ca-certificates') return bringing.hasNoCertificatesOfItsOwn;
  const installed = installedBy(command, run);
  if (installed === undefined || installed.length === 0) return false;
  for (const { name } of installed) {
    const how = bringing.of(name);
    if (how === undefined) return false;
    if (how === 'base') needless.packages.add(name);
    else if ('sonames' in how) needless.gathered.set(name, how);
    else needless.copies.set(how.line, how.because);
  }
  return true;
}

const accountPrograms: ReadonlySet<string> = new Set([
  'useradd',
  'adduser',
  'groupadd',
  'addgroup',
  'usermod',
]);
const askingPrograms: ReadonlySet<string> = new Set(['getent', 'id']);

function isOfAccounts(command: Command, run: RunStep, needless: Needless, mayAsk: boolean): boolean {
  const name = baseName(command.name);
  if (!mayAsk && command.runs !== 'always') return false;
  if (command.pipe !== undefined || command.wrappers.length > 0) return false;
  if (askingPrograms.has(name)) return mayAsk;
  if (!accountPrograms.has(name)) return false;
  // What is not certain may be any name.
  if (command.args.some(({ text }) => text === undefined)) return false;
  needless.effects.push(...run.effectsOf(command));
  return true;
}

function cureOf(
  carrying: Carrying,
  view: StageView,
  needless: Needless,
  rule: keyof typeof kinds,
  judged: readonly Judged[],
): readonly Cure[] {
  const { inspection, to, idAt } = carrying;
  const { text } = inspection.dockerfile;
  const some = judged.filter(({ gone }) => gone.size > 0);
  const removals = some.map((one) => removalOf(text, one));
  const [first] = some;
  if (first === undefined || removals.includes(undefined)) return [];
  const numbers = numbersOf(needless.effects, nonrootOf(to) ?? usualNumber);
  const named = numbers.users.size + numbers.groups.size > 0;
  if (named && isSwitchedTo(view.stage)) return [];
  const owners = named ? stagesMoved(carrying).flatMap((stage) => numbered(stage, numbers)) : [];
  const given = ownerEdits(needless.handOver, view, numbers);
  const modes = modeEdits(needless.handOver, view);
  const { start } = first.step.instruction.span;
  const gathered = withThoseOfPrograms(carrying, [...needless.gathered.values()]);
  const lines = [...needless.copies.keys(), ...(gathered.length === 0 ? [] : gatheredLines(gathered))];
  const copies = lines.map((line) => lineBefore(text, { start, end: start }, line));
  const said = [...numbers.users].map(([name, uid]) => `\`${name}\` is ${uid}`);
  const because = [
    `\`${to.reference}\` ${reasons[rule]}.`,
    ...(needless.packages.size === 0 ? [] : [withBaseWords([...needless.packages])]),
    ...needless.copies.values(),
    ...(gathered.length === 0 ? [] : [withLibraries([...needless.gathered.keys()])]),
    ...(said.length === 0 ? [] : [`Accounts are numbers: ${said.join(', ')}.`]),
    ...(given.length === 0
      ? []
      : [`Whose files they are is said where they are copied${ofDirectories(view.stage)}.`]),
    ...(modes.length === 0 ? [] : ['Who may run files is said where they are copied.']),
  ].join(' ');
  return [
    {
      cause: { id: idAt(kinds[rule], start), rule, safety: 'review', because },
      edits: [
        ...gatheringEdits(text, gathered),
        ...copies,
        ...removals.flatMap((edits) => edits ?? []),
        ...owners,
        ...given,
        ...modes,
      ],
    },
  ];
}

function ofDirectories({ steps }: Stage): string {
  const isMade = steps.some(({ instruction }) => instruction.keyword === 'workdir');
  return isMade ? '; a directory that WORKDIR made stays root’s' : '';
}

function withLibraries(packages: readonly string[]): string {
  const names = packages.map((name) => `\`${name}\``).join(', ');
  return `The libraries of ${names} are taken along from where it is built, with those that they are linked with; what they open by name while they run, like plugins, is not among them.`;
}

/** Programs that look an account up by its name when the container runs. */
function isSwitchedTo({ steps }: Stage): boolean {
  return steps.some(
    ({ instruction }) =>
      (instruction.keyword === 'cmd' || instruction.keyword === 'entrypoint') &&
      /\b(gosu|su-exec|setpriv|runuser|sudo|su|chpst|setuidgid)\b/.test(instruction.rest.text),
  );
}
