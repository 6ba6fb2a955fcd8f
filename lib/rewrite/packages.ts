import type { CatalogImage } from '../catalog/image';
import type { PackageNames, PackageTranslation } from '../catalog/package-names';
import { presentIn } from '../fact/fact';
import {
  installedBy,
  isIdle,
  isPlainInstall,
  isUpgrade,
  isUpkeep,
  type Way,
  wayOf,
  ways,
} from '../programs/package-commands';
import type { Command } from '../shell/command';
import type { PackageName } from '../shell/effect';
import type { RunStep, Step } from '../stages/stage';
import type { TextEdit } from '../text/edit';
import { type Carrying, stagesMoved } from './carrying';
import type { Cure } from './draft';
import { isWithLanguage } from './own-language';
import { commentLines, joinedGaps, withoutCommands, withoutInstruction } from './removal';
import { isShim, withBaseWords } from './with-base';

/** The finding that goes when a stage installs with the manager that its base has. */
const rule = 'package-manager-not-found';

/**
 * Installing with another package manager, in the stages that stand on what the target stands on: each word of a command
 * where it stands, the packages under their names there, without the commands that bring lists up to date and clear up. A
 * RUN that asks a manager for anything else, or for a package whose name there is not known or does not exist, stays.
 */
export function packageCures(carrying: Carrying): readonly Cure[] {
  const { from, idAt, inspection, names, to } = carrying;
  const [manager] = presentIn(to.facts.packageManagers) ?? [];
  const there = ways.find(({ managers }) => manager !== undefined && managers.includes(manager));
  const [source, target] = [presentIn(from.facts.upstream), presentIn(to.facts.upstream)];
  if (there === undefined || source === undefined || target === undefined) return [];
  const translate = translation(names, source, target, carrying);
  return stagesMoved(carrying).flatMap((stage) =>
    stage.steps.flatMap((step) => {
      if (step.run === undefined || step.replayedFrom !== undefined) return [];
      const edits = editsOf(inspection.dockerfile.text, step, step.run, there, translate);
      const [first] = edits ?? [];
      if (edits === undefined || first === undefined) return renamed(step.run, there, to, translate, idAt);
      const because = [
        `\`${to.reference}\` installs with \`${there.managers[0]}\`, where packages may be called otherwise.`,
        ...(step.run.script.commands.some(isUpgrade)
          ? ['What is brought up to date comes with newer images.']
          : []),
        ...leftOut(step.run, translate),
        ...writtenOut(inspection.dockerfile.text, step.run),
      ].join(' ');
      return [
        {
          cause: { id: idAt('packages', first.span.start), rule, safety: 'review', because },
          edits,
        } as const,
      ];
    }),
  );
}

/** None goes without a word. */
function leftOut(run: RunStep, translate: Translate): readonly string[] {
  const names = run.effects
    .flatMap((effect) => (isPlainInstall(effect) ? effect.packages : []))
    .filter(({ name }) => translate(name)?.kind === 'with-base')
    .map(({ name }) => name);
  return names.length === 0 ? [] : [withBaseWords(names)];
}

/** A name that a variable gave is that of one distribution: it does not give it any more. */
function writtenOut(text: string, run: RunStep): readonly string[] {
  const words = run.effects
    .flatMap((effect) => (isPlainInstall(effect) ? effect.packages : []))
    .map(({ span }) => text.slice(span.start, span.end))
    .filter((word) => word.includes('$'));
  return [...new Set(words)].map(
    (word) => `\`${word}\` is written out: its value is a name of the old distribution.`,
  );
}

type Translate = (name: string) => PackageTranslation | undefined;

function translation(
  names: PackageNames,
  source: Parameters<PackageNames['translate']>[1],
  target: Parameters<PackageNames['translate']>[1],
  { from, to }: Carrying,
): Translate {
  return (name) =>
    isShim(name, to) || isWithLanguage(name, from, to)
      ? { kind: 'with-base', names: [], source: undefined }
      : names.translate(name, source, target);
}

/** Packages that the release of the new base has under another name, where the manager stays. */
function renamed(
  run: RunStep,
  there: Way,
  to: CatalogImage,
  translate: Translate,
  idAt: Carrying['idAt'],
): readonly Cure[] {
  const edits = run.effects.flatMap((effect) => {
    if (!isPlainInstall(effect) || !there.managers.includes(managerOf(effect.manager))) return [];
    return effect.packages.flatMap((each) => {
      const found = translate(each.name);
      if (found === undefined || found.kind === 'absent' || found.names.includes(each.name)) return [];
      return [{ span: each.span, newText: found.names.join(' ') }];
    });
  });
  const [first] = edits;
  if (first === undefined) return [];
  const because = `\`${to.reference}\` has packages of other names for the same.`;
  return [
    {
      cause: {
        id: idAt('packages', first.span.start),
        rule: 'package-not-in-release',
        safety: 'review',
        because,
      },
      edits,
    },
  ];
}

/** As it is called: what it installs is said of `apt`, whichever of its programs runs. */
function managerOf(manager: string): string {
  return manager === 'apt' ? 'apt-get' : manager;
}

/** One command that installs, with what its packages are called there. */
type Install = {
  readonly command: Command;
  readonly packages: readonly (readonly [PackageName, readonly string[]])[];
};

function editsOf(
  text: string,
  { instruction }: Step,
  run: RunStep,
  there: Way,
  translate: Translate,
): readonly TextEdit[] | undefined {
  const { commands } = run.script;
  const here = commands.map(wayOf).find((way) => way !== undefined);
  if (here === undefined || here === there || run.language !== 'shell') return undefined;
  const gone = new Set<Command>();
  const installs: Install[] = [];
  for (const command of commands) {
    if (command.runs === 'always' && isUpkeep(command)) gone.add(command);
    else if (wayOf(command) !== undefined) {
      const packages = translated(installedBy(command, run), translate);
      if (packages === undefined) return undefined;
      if (packages.some(([, names]) => names.length > 0)) installs.push({ command, packages });
      else gone.add(command);
    }
  }
  if (installs.length === 0 && commands.every((command) => gone.has(command) || isIdle(command)))
    return [withoutInstruction(text, instruction.span)];
  const removals = withoutCommands(text, run, gone);
  const edits = installs.map((install, at) =>
    installing(text, run, install, there, { isFirst: at === 0, isLast: at === installs.length - 1 }),
  );
  if (removals === undefined || edits.some((each) => each === undefined)) return undefined;
  const made = edits.filter((each) => each !== undefined);
  return [...removals, ...made].sort((a, b) => a.span.start - b.span.start);
}

function translated(
  packages: readonly PackageName[] | undefined,
  translate: Translate,
): Install['packages'] | undefined {
  const said = new Set<string>();
  const result: (readonly [PackageName, readonly string[]])[] = [];
  for (const each of packages ?? []) {
    const found = translate(each.name);
    if (found === undefined || found.kind === 'absent') return undefined;
    const names = found.kind === 'with-base' ? [] : found.names.filter((name) => !said.has(name));
    for (const name of names) said.add(name);
    result.push([each, names]);
  }
  return packages === undefined || packages.length === 0 ? undefined : result;
}

/** The command as it is written, with another beginning, other options, and names in the place of names. */
function installing(
  text: string,
  run: RunStep,
  { command, packages }: Install,
  { after, before, install }: Way,
  { isFirst, isLast }: { readonly isFirst: boolean; readonly isLast: boolean },
): TextEdit | undefined {
  const place = run.toSource(command.span);
  const words = command.args.map(({ span: at, text: word = '' }) => ({ word, at: run.toSource(at) }));
  const verb = words.findIndex(({ word }) => !word.startsWith('-'));
  let written = `${isFirst ? before : ''}${install}`;
  let end = words[verb]?.at.end ?? place.end;
  const isLastSilenced = command.redirects.every(
    (each) => run.toSource(each.span).start >= (words.at(-1)?.at.end ?? 0),
  );
  if (text.slice(place.start, end).includes('\n') || !isLastSilenced) return undefined;
  let gaps: readonly string[] = [];
  for (const { at, word } of words.slice(verb + 1)) {
    const found = packages.find(([each]) => each.span.start === at.start && each.span.end === at.end);
    if (found === undefined && !word.startsWith('-')) return undefined;
    gaps = [...gaps, text.slice(end, at.start)];
    end = at.end;
    const names = found?.[1] ?? [];
    if (names.length === 0) continue;
    written += `${joinedGaps(gaps)}${names.join(' ')}`;
    gaps = [];
  }
  // A comment behind the last word would be within the next command.
  if (gaps.some((gap) => commentLines(gap).length > 0)) return undefined;
  return { span: place, newText: `${written}${text.slice(end, place.end)}${isLast ? after : ''}` };
}
