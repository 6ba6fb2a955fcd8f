import { accountOf, isRoot } from '../account/account';
import type { CatalogImage } from '../catalog/image';
import type { StageView } from '../contents/contents';
import { presentIn } from '../fact/fact';
import { installedBy, installLine, type Way, wayOf, ways } from '../programs/package-commands';
import { packagesAt } from '../programs/packages';
import { programAt } from '../programs/program';
import type { PackageName } from '../shell/effect';
import type { Step } from '../stages/stage';
import type { TextEdit } from '../text/edit';
import { lineBefore, lineEnd } from '../text/line-edit';
import { span } from '../text/span';
import type { Reported } from './rule';

/** What packages are called, parted by blanks, by the form in which distributions pack them. */
export type PackagesByForm = { readonly apt: string; readonly apk: string; readonly rpm: string };

/** A compiler of C with the headers of the C library. */
export const compiler: PackagesByForm = { apt: 'gcc libc6-dev', apk: 'gcc musl-dev', rpm: 'gcc' };

/**
 * The edit that has packages installed before a place in a stage: among those that a command above installs, else by a
 * line of its own. `failing`: the step that needs them and where in the text; none for what is started. Nothing where
 * the stage has no way to install, is not root's there, or one of the packages is not known to exist.
 */
export function installFix(
  view: StageView,
  packages: PackagesByForm | readonly string[],
  failing: { readonly step: number; readonly at: number } | undefined,
): Pick<Reported, 'fix'> {
  const { image } = view;
  const way = image && wayOfImage(image);
  if (image === undefined || way === undefined) return {};
  const names = 'apt' in packages ? packages[formOf(way)].split(' ') : packages;
  const known = packagesAt(view);
  if (names.length === 0 || !names.every((name) => known?.finds(name))) return {};
  const edit = amongOthers(view, way, names, failing) ?? onItsOwn(view, way, names, failing?.step);
  return edit ? { fix: { safety: 'review', edits: [edit] } } : {};
}

function wayOfImage({ facts }: CatalogImage): Way | undefined {
  const managers = presentIn(facts.packageManagers) ?? [];
  return ways.find((way) => way.managers.some((manager) => managers.includes(manager)));
}

function formOf({ managers }: Way): keyof PackagesByForm {
  const [manager] = managers;
  return manager === 'apk' ? 'apk' : manager === 'apt-get' ? 'apt' : 'rpm';
}

/** Behind the last package of the nearest command above that only installs. */
function amongOthers(
  view: StageView,
  way: Way,
  names: readonly string[],
  failing: { readonly step: number; readonly at: number } | undefined,
): TextEdit | undefined {
  const { text } = view.contents.graph.dockerfile;
  const steps = view.stage.steps.slice(0, failing === undefined ? undefined : failing.step + 1);
  for (const { run, replayedFrom } of steps.toReversed()) {
    if (run === undefined || replayedFrom !== undefined) continue;
    for (const command of run.script.commands.toReversed()) {
      if (wayOf(command) !== way || !command.failureCounts) continue;
      const installed = installedBy(command, run);
      const last = installed?.at(-1);
      if (last === undefined || (failing && last.span.end > failing.at)) continue;
      const others = names.filter((name) => !installed?.some((each) => each.name === name));
      return behind(text, last, others.length === 0 ? names : others);
    }
  }
  return undefined;
}

/** In the manner of the list: a line for each where the last has a line of its own, which the line above continues in. */
function behind(text: string, { span: last }: PackageName, names: readonly string[]): TextEdit {
  const start = text.lastIndexOf('\n', last.start - 1) + 1;
  const before = text.slice(start, last.start);
  const mark =
    text
      .slice(Math.max(0, start - 3), start)
      .trimEnd()
      .at(-1) ?? '';
  const isOnItsOwn = before !== '' && before.trim() === '' && /[\\`]/.test(mark);
  const gap = isOnItsOwn ? ` ${mark}${lineEnd(text)}${before}` : ' ';
  return { span: span(last.end, last.end), newText: names.map((name) => `${gap}${name}`).join('') };
}

/** A RUN before the step that fails; for what is started, where the stage is root's for the last time. */
function onItsOwn(
  view: StageView,
  way: Way,
  names: readonly string[],
  failing: number | undefined,
): TextEdit | undefined {
  const { text } = view.contents.graph.dockerfile;
  const { steps } = view.stage;
  const at = failing ?? steps.findIndex((step) => !isIdle(step) && isLastOfRoot(step));
  const step = steps[at];
  const line = step && lineFor(view, way, names, at, step);
  return step && line !== undefined ? lineBefore(text, step.instruction.span, line) : undefined;
}

/** The instruction that installs these before a step; undefined where nobody may or can. */
function lineFor(
  view: StageView,
  { managers }: Way,
  names: readonly string[],
  at: number,
  step: Step,
): string | undefined {
  if (step.replayedFrom !== undefined || !isRootBefore(view, step)) return undefined;
  const shell = step.before.shell.value[0] ?? '/bin/sh';
  if (programAt(view.before(at), shell).is === 'missing') return undefined;
  const line = installLine(managers[0] ?? '', names);
  return line === undefined ? undefined : `RUN ${line}`;
}

/** Installs a package in place of a step. */
export function installedInstead(view: StageView, name: string, at: number): Pick<Reported, 'fix'> {
  const way = view.image && wayOfImage(view.image);
  const step = view.stage.steps[at];
  if (way === undefined || step === undefined || !packagesAt(view)?.finds(name)) return {};
  const line = lineFor(view, way, [name], at, step);
  if (line === undefined) return {};
  return { fix: { safety: 'review', edits: [{ span: step.instruction.span, newText: line }] } };
}

function isIdle({ instruction }: Step): boolean {
  return instruction.keyword === 'arg' || instruction.keyword === 'label';
}

function isLastOfRoot({ instruction }: Step): boolean {
  return ['user', 'cmd', 'entrypoint', 'healthcheck'].includes(instruction.keyword);
}

/** Whether a step is done as root, as far as it is known. */
export function isRootBefore({ image }: StageView, { before: { user } }: Step): boolean {
  if (user?.span === undefined) return isRoot(image && presentIn(image.facts.user));
  return user.value !== undefined && isRoot(accountOf(user.value));
}

/**
 * The one package that brings a program to a stage; undefined where none or several do, and where an interpreter comes
 * along: what is written in a language is rather installed by the manager of that language.
 */
export function packageWith(view: StageView, program: string): string | undefined {
  const packages = packagesAt(view);
  const holders = packages?.withProgram(program) ?? [];
  const holder = holders.find((name) => name === program) ?? (holders.length === 1 ? holders[0] : undefined);
  const brought = holder === undefined ? undefined : packages?.bringing(holder, false)?.programs;
  const isOfLanguage = ofLanguage.test(holder ?? '') || interpreters.some((name) => brought?.has(name));
  return isOfLanguage ? undefined : holder;
}

const ofLanguage = /^(python3?|py3|node(js)?|ruby|php\d*|golang|go|rust|cargo)(-|$)/;
const interpreters = ['python3', 'node', 'ruby', 'php', 'java'];
