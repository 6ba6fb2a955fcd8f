import type { StageView } from '../contents/contents';
import { baseName, directoryOf } from '../path/path';
import type { Command } from '../shell/command';
import { leavesOutDev } from './dev-dependencies';

/** What of a package's dependencies is in the `node_modules` of a directory. */
export type ModulesThere = {
  readonly has: 'all' | 'no-development';
  readonly view: StageView;
  readonly by: Command;
  readonly step: number;
};

const farthest = 4;

/**
 * As a command of a step finds it, or leaves it that installs; undefined where nobody installed them in this file, or they may come from elsewhere.
 */
export function modulesThere(
  view: StageView,
  before: number,
  directory: string,
  until: Command | undefined,
  depth = 0,
): ModulesThere | undefined {
  let there: ModulesThere | undefined;
  steps: for (const [step, { run }] of view.stage.steps.entries()) {
    if (step > before) break;
    for (const command of run?.script.commands ?? []) {
      there = after(there, view, step, command, directory) ?? there;
      if (command === until) break steps;
    }
  }
  const copied = copiedFrom(view, before, directory);
  if (copied === undefined) return there ?? below(view, directory, depth);
  if (copied === 'unknown' || (there && there.step > copied.step) || depth >= farthest) return there;
  return modulesThere(
    view.contents.view(copied.stage),
    Number.POSITIVE_INFINITY,
    copied.directory,
    undefined,
    depth + 1,
  );
}

function below({ parent }: StageView, directory: string, depth: number): ModulesThere | undefined {
  return parent && depth < farthest
    ? modulesThere(parent, Number.POSITIVE_INFINITY, directory, undefined, depth + 1)
    : undefined;
}

function after(
  there: ModulesThere | undefined,
  view: StageView,
  step: number,
  command: Command,
  directory: string,
): ModulesThere | undefined {
  const manager = baseName(command.name);
  if (!/^(npm|pnpm|yarn|yarnpkg)$/.test(manager)) return undefined;
  const words = command.args.map(({ text }) => text ?? '$?');
  const [verb = manager.startsWith('yarn') ? 'install' : ''] = words.filter((word) => !word.startsWith('-'));
  if (words.includes('-g') || words.includes('--global') || command.directory !== directory) return undefined;
  const common = { view, by: command, step };
  if (/^(ci|i|install|clean-install|add)$/.test(verb))
    return { ...common, has: leavesOutDev(command) ? 'no-development' : 'all' };
  return verb === 'prune' && leavesOutDev(command) && there
    ? { ...common, has: 'no-development' }
    : undefined;
}

type Copied = { readonly stage: number; readonly directory: string; readonly step: number };

/** The stage that the modules are copied from, last: they themselves, or the whole directory. */
function copiedFrom({ tree }: StageView, before: number, directory: string): Copied | 'unknown' | undefined {
  let last: Copied | 'unknown' | undefined;
  let at = -1;
  for (const path of [`${directory}/node_modules`, directory, directoryOf(directory)]) {
    for (const { origin, step } of tree.writes.get(path) ?? []) {
      if (step >= before || step < at || origin.kind === 'context' || origin.kind === 'command') continue;
      at = step;
      const isModules = path.endsWith('/node_modules');
      if (origin.kind !== 'stage') last = 'unknown';
      else if (isModules && baseName(origin.path) === 'node_modules')
        last = { stage: origin.stage, directory: directoryOf(origin.path), step };
      else if (path === directory && baseName(origin.path) !== 'node_modules')
        last = { stage: origin.stage, directory: origin.path, step };
      else last = 'unknown';
    }
  }
  return last;
}
