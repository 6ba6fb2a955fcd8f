import type { CompiledTable } from '../catalog/compiled';
import type { StageView } from '../contents/contents';
import { baseName } from '../path/path';
import type { Command } from '../shell/command';
import { leavesOutDev } from './dev-dependencies';
import { gemfileAt, lockfileAt } from './gemfile';
import { packageAt } from './package-json';

/** A package that a command installs, and the file of the project that names it. */
export type Named = { readonly name: string; readonly file: string | undefined };

/** What a command installs of what a package manager of a language may compile, in the order of the text. */
export function namesInstalled(
  view: StageView,
  step: number,
  command: Command,
  table: CompiledTable,
): readonly Named[] {
  const name = baseName(command.name);
  if (name === 'bundle') return gemsOf(view, step, command);
  if (table.manager === 'npm') return packagesOf(view, step, command, table);
  return namedIn(table, command).map((each) => ({ name: each, file: undefined }));
}

/** By name, without the version or the channel written to it. */
function namedIn({ commands }: CompiledTable, { args }: Command): readonly string[] {
  const [verb, ...operands] = args.filter(({ text }) => text === undefined || !text.startsWith('-'));
  if (!commands.includes(verb?.text ?? '')) return [];
  return operands.flatMap(({ text, written }) => {
    const [, name] =
      /^(?:[a-z.]+\/)?([A-Za-z]\w*?)(?:[-:]v?[\d$].*|-(?:stable|beta|alpha))?$/.exec(text ?? written) ?? [];
    return name === undefined ? [] : [name];
  });
}

/** Of a lock file all gems, unless groups are left out: which those bring is not told. */
function gemsOf(view: StageView, step: number, { args, directory, environment }: Command): readonly Named[] {
  const words = args.map(({ text }) => text ?? '$?');
  const verb = words.find((word) => !word.startsWith('-')) ?? 'install';
  if (verb !== 'install' || directory === undefined || environment.has('BUNDLE_GEMFILE')) return [];
  if (words.some((word) => /^(--gemfile|--local|--path)\b/.test(word))) return [];
  const lock = lockfileAt(view, step, directory);
  const isWhole = lock !== undefined && !leavesOutGroups(view, step);
  const gems = isWhole ? [...lock.gems] : (gemfileAt(view, step, directory)?.gems ?? []);
  return gems
    .filter((name) => !lock?.readyMade.has(name))
    .map((name) => ({ name, file: isWhole ? 'Gemfile.lock' : 'Gemfile' }));
}

function leavesOutGroups({ chain, stage }: StageView, step: number): boolean {
  return chain.some((each) =>
    each.stage.steps.some(
      ({ before, run }, at) =>
        (each.stage !== stage || at <= step) &&
        (before.variables.get('BUNDLE_WITHOUT') !== undefined ||
          /\bwithout\b|BUNDLE_(?:WITHOUT|ONLY)|\bonly\b/.test(run?.text ?? '')),
    ),
  );
}

function packagesOf(
  view: StageView,
  step: number,
  command: Command,
  { commands }: CompiledTable,
): readonly Named[] {
  const { args, directory, environment, name } = command;
  const words = args.map(({ text }) => text ?? '$?');
  const [verb = 'install', ...operands] = words.filter((word) => !word.startsWith('-'));
  if (words.some((word) => /^(--ignore-scripts|--prefix|--cwd|-C|--workspace|-w)(=.*)?$/.test(word)))
    return [];
  if (environment.has('npm_config_ignore_scripts') || environment.has('NPM_CONFIG_IGNORE_SCRIPTS')) return [];
  const isOfProject = operands.length === 0 && (verb === 'install' || verb === 'i' || verb === 'ci');
  if (!isOfProject) {
    if (name !== 'npm' || !commands.includes(verb)) return [];
    return operands.map((each) => ({ name: each.split('@')[0] ?? '', file: undefined }));
  }
  const project = directory === undefined ? undefined : packageAt(view, step, directory);
  if (!project) return [];
  const names = [...project.dependencies, ...(leavesOutDev(command) ? [] : project.devDependencies)].filter(
    (each) => !project.optionalDependencies.has(each),
  );
  return names.map((each) => ({ name: each, file: 'package.json' }));
}
