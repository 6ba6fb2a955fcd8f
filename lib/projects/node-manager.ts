import type { LanguagePrograms } from '../catalog/language-programs';
import type { StageView } from '../contents/contents';
import { trace } from '../contents/trace';
import { compareVersions, majorOf } from '../contents/version';
import { baseName, resolvePath } from '../path/path';
import { installedUnderItsName, isInstalled } from '../programs/packages';
import { isPutIntoPath } from '../programs/program';
import type { Command } from '../shell/command';

export type NodeManager = NonNullable<LanguagePrograms['managers']>[number];

/** A package manager that a command calls as the image brings it. */
export type OwnManager = {
  readonly manager: NodeManager;
  /** Nothing of the project may have it start another one instead. */
  readonly isSure: boolean;
};

/** The package manager of an image of Node.js itself that a command calls; undefined where it may be another one. */
export function ownManagerOf(view: StageView, step: number, command: Command): OwnManager | undefined {
  const name = baseName(command.name);
  const language = view.image?.traits.ownLanguage?.name ?? '';
  const manager = view.contents.catalog.languagePrograms
    .get(language)
    ?.managers?.find(({ programs }) => programs.includes(name));
  if (manager === undefined || command.directory === undefined) return undefined;
  const moment = view.before(step + 1);
  if (isInstalled(moment, name) || isPutIntoPath(moment, name)) return undefined;
  if (installedUnderItsName(moment, name) !== undefined) return undefined;
  if (command.args.some(({ text }) => text === undefined || manager.wordsOfOthers.includes(text)))
    return undefined;
  if (isReplaced(view, step, manager)) return undefined;
  const { kind, hops } = trace(view.before(step), resolvePath(command.directory, manager.ledBy));
  const isAbsent = kind === 'missing' || (kind === 'image' && hops.length === 0);
  return { manager, isSure: isAbsent && !isMounted(view, step) };
}

/** Whether images of a release bring it so that it stops where a project names another one. */
export function looksAtProject({ since }: NodeManager, release: string): boolean {
  const ofLine = since.find((first) => majorOf(first) === majorOf(release));
  if (ofLine !== undefined) return compareVersions(release, ofLine) >= 0;
  return since.every((first) => compareVersions(release, first) > 0);
}

/** Whether a step up to this one enables what takes its place, or has it fetch another version of itself. */
function isReplaced(view: StageView, step: number, { programs, replacedBy, wordsOfOthers }: NodeManager) {
  return view.chain.some((each) =>
    each.stage.steps.some(({ run }, at) => {
      if (each === view && at > step) return false;
      return (run?.script.commands ?? []).some(({ args, name }) => {
        if (name === undefined) return true;
        const isSwitch = baseName(name) === replacedBy.program && args[0]?.text === replacedBy.command;
        const isOther = programs.includes(baseName(name)) && wordsOfOthers.includes(args[0]?.text ?? '');
        return isSwitch || isOther;
      });
    }),
  );
}

/** A mount may bring any file of the project. */
function isMounted({ stage }: StageView, step: number): boolean {
  const instruction = stage.steps[step]?.instruction;
  return instruction?.keyword === 'run' && instruction.flags.some(({ name }) => name === 'mount');
}
