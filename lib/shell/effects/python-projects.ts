import { baseName, resolveKnown } from '../../path/path';
import { flagsOf } from '../arguments';
import type { Command, ShellWord } from '../command';
import type { Effect } from '../effect';
import { artifact } from './artifact';
import { type Family, flags, packageEffect, packageNames, pathOf, type Scene } from './family';
import { pipFlags, pipInstall, requirement } from './pip';

/** Tools that make and fill Python environments of their own. */
export const pythonProjects: Family = {
  programs: ['uv', 'poetry', 'pipenv', 'pdm', 'pipx', 'conda', 'mamba', 'micromamba'],
  effects: projectEffects,
};

function projectEffects(command: Command, scene: Scene): Effect[] {
  switch (baseName(command.name)) {
    case 'uv':
      return uv(command);
    case 'poetry':
      return poetry(command, scene);
    case 'pipenv':
      return pipenv(command);
    case 'pdm':
      return project(command, ['install', 'sync'], '.venv');
    case 'pipx':
      return pipx(command);
    default:
      return conda(command);
  }
}

function uv(command: Command): Effect[] {
  const outer = flagsOf(command.args, {
    ...flags('--directory --project --cache-dir --config-file --color'),
    stopAtOperand: true,
  });
  const [verb, ...rest] = command.args.slice(outer.rest);
  const read = flagsOf(
    rest,
    flags(
      '-p --python --prompt --extra --group --no-group --project --directory --package --index --default-index --link-mode --only-group --no-install-package',
    ),
  );
  const at = pathOf(
    command,
    outer.value('--directory', '--project') ?? read.value('--directory', '--project') ?? '.',
  );
  switch (verb?.text) {
    case 'pip':
      return uvPip(command, rest);
    case 'venv': {
      const path = read.operands[0]
        ? pathOf(command, read.operands[0].text)
        : projectEnvironment(command, at);
      return [artifact(command, 'python-environment', path, read.value('-p', '--python'))];
    }
    case 'sync':
      return [
        ...packageEffect(command, {
          manager: 'pip',
          packages: [],
          root: projectEnvironment(command, at),
          incomplete: true,
        }),
        artifact(
          command,
          'python-environment',
          projectEnvironment(command, at),
          read.value('-p', '--python'),
        ),
      ];
    case 'tool':
      return uvTool(command, rest);
    default:
      return [];
  }
}

/** Without --system uv takes the active environment, else the `.venv` of the working directory. */
function uvPip(command: Command, rest: readonly ShellWord[]): Effect[] {
  const system =
    rest.some(({ written }) => written === '--system' || written === '--target' || written === '--prefix') ||
    isOn(command.environment.get('UV_SYSTEM_PYTHON'));
  const nearest = system ? undefined : resolveKnown(command.directory, '.venv');
  return pipInstall(command, rest, undefined).map((effect) =>
    effect.kind === 'packages-installed' && effect.root === undefined ? { ...effect, root: nearest } : effect,
  );
}

function uvTool(command: Command, rest: readonly ShellWord[]): Effect[] {
  const [verb, ...args] = rest;
  if (verb?.text !== 'install') return [];
  const { packages, incomplete } = packageNames(flagsOf(args, pipFlags).operands, requirement);
  return packageEffect(command, { manager: 'pip', packages, incomplete });
}

function projectEnvironment(
  { environment: variables }: Command,
  project: string | undefined,
): string | undefined {
  if (!variables.has('UV_PROJECT_ENVIRONMENT')) return resolveKnown(project, '.venv');
  return resolveKnown(project, variables.get('UV_PROJECT_ENVIRONMENT'));
}

function project(command: Command, verbs: readonly string[], folder: string | undefined): Effect[] {
  const read = flagsOf(
    command.args,
    flags('-C -P -p --directory --project --with --without --only --extras -E -G --group'),
  );
  if (!verbs.includes(read.operands[0]?.text ?? '')) return [];
  const at = pathOf(command, read.value('-C', '-P', '-p', '--directory', '--project') ?? '.');
  const path = folder === undefined ? undefined : resolveKnown(at, folder);
  return [
    ...packageEffect(command, { manager: 'pip', packages: [], root: path, incomplete: true }),
    artifact(command, 'python-environment', path),
  ];
}

function isOn(value: string | undefined): boolean {
  return /^(1|true|yes)$/i.test(value ?? '');
}

/** Poetry keeps environments in a cache of its own unless it is told otherwise. */
function poetry(command: Command, { settings }: Scene): Effect[] {
  const { environment: variables } = command;
  const create = variables.get('POETRY_VIRTUALENVS_CREATE') ?? settings.get('poetry virtualenvs.create');
  const inProject =
    variables.get('POETRY_VIRTUALENVS_IN_PROJECT') ?? settings.get('poetry virtualenvs.in-project');
  const off = /^(0|false|no)$/i.test(create ?? '');
  const inside = isOn(inProject);
  const effects = project(command, ['install', 'sync'], inside ? '.venv' : undefined);
  const active = pathOf(command, variables.get('VIRTUAL_ENV'));
  if (!off && active === undefined) return effects;
  const placed = packageEffect(command, { manager: 'pip', packages: [], root: active, incomplete: true });
  if (effects.length === 0) return [];
  return active === undefined ? placed : [...placed, artifact(command, 'python-environment', active)];
}

function pipenv(command: Command): Effect[] {
  if (command.args.some(({ written }) => written === '--system')) {
    return project(command, ['install', 'sync'], undefined).filter(
      ({ kind }) => kind === 'packages-installed',
    );
  }
  const inside = isOn(command.environment.get('PIPENV_VENV_IN_PROJECT'));
  return project(command, ['install', 'sync'], inside ? '.venv' : undefined);
}

function pipx(command: Command): Effect[] {
  const [verb, ...rest] = flagsOf(command.args, flags('--python --pip-args --index-url --suffix')).operands;
  if (verb?.text !== 'install') return [];
  const { packages, incomplete } = packageNames(rest, requirement);
  return packageEffect(command, { manager: 'pip', packages, incomplete });
}

function conda(command: Command): Effect[] {
  const read = flagsOf(command.args, flags('-n -p -c -f --name --prefix --channel --file --platform'));
  const [verb, second] = read.operands;
  const creates = verb?.text === 'create' || (verb?.text === 'env' && second?.text === 'create');
  if (!creates && verb?.text !== 'install') return [];
  const path = pathOf(command, read.value('-p', '--prefix'));
  return creates || path !== undefined ? [artifact(command, 'python-environment', path)] : [];
}
