import { baseName, directoryOf } from '../../path/path';
import { withoutTrailing } from '../../text/cut';
import { type Flags, flagsOf } from '../arguments';
import type { Command, ShellWord } from '../command';
import type { Effect, PackageName } from '../effect';
import { artifact } from './artifact';
import { type Family, flags, packageEffect, packageNames, pathOf } from './family';
import { nuitka } from './packers';

const interpreter = /^(python|pypy)\d?(\.\d+)?t?$/;
const installer = /^pip\d?(\.\d+)?$/;

/** python -m pip, python -m venv, pip, virtualenv. */
export const pip: Family = {
  programs: (name) => interpreter.test(name) || installer.test(name) || name === 'virtualenv',
  effects: pipEffects,
};

function pipEffects(command: Command): Effect[] {
  const name = baseName(command.name);
  if (installer.test(name)) return pipInstall(command, command.args, interpreterBeside(command));
  return interpreter.test(name) ? moduleEffects(command) : environment(command, command.args);
}

/** `/venv/bin/pip` belongs to `/venv/bin/python`. */
function interpreterBeside({ name = '' }: Command): string | undefined {
  const version = versionAtEnd(name);
  return name.includes('/') ? `${directoryOf(name)}/python${version}` : `python${version}`;
}

function moduleEffects(command: Command): Effect[] {
  if (/(^|\/)setup\.py$/.test(command.args[0]?.written ?? '') && command.args[1]?.text === 'install') {
    return packageEffect(command, { manager: 'pip', packages: [], incomplete: true });
  }
  const at = command.args.findIndex(({ written }) => written === '-m');
  const module = command.args[at + 1]?.text;
  if (at === -1) return [];
  const rest = command.args.slice(at + 2);
  if (module === 'pip') return pipInstall(command, rest, command.name);
  if (module === 'nuitka') return nuitka(command, rest);
  if (module === 'venv' || module === 'virtualenv') return environment(command, rest);
  if (module === 'ensurepip')
    return packageEffect(command, { manager: 'pip', packages: [named('pip', command)] });
  return [];
}

function named(name: string, command: Command): PackageName {
  return { name, version: undefined, span: command.span };
}

const venvFlags = flags('-p --python --prompt --seed --app-data --creator --discovery');

function environment(command: Command, args: readonly ShellWord[]): Effect[] {
  const read = flagsOf(args, venvFlags);
  const target =
    read.value('-p', '--python') ?? (interpreter.test(baseName(command.name)) ? command.name : undefined);
  return read.operands.map((word) =>
    artifact(command, 'python-environment', pathOf(command, word.text), target),
  );
}

export const pipFlags = flags(
  '-r -c -e -t -i -f -b -d -w -C --requirement --constraint --editable --target --prefix --root --index-url --extra-index-url --find-links --build --src --platform --python-version --implementation --abi --no-binary --only-binary --cache-dir --trusted-host --proxy --timeout --retries --progress-bar --config-settings --build-option --global-option --upgrade-strategy --dest --wheel-dir --python --root-user-action --log --report --use-feature --extra --group --default-index --index --exclude-newer --link-mode --python-preference --project --directory --package --no-install-package --torch-backend',
);

/** What `pip install` and `uv pip install` put where. */
export function pipInstall(
  command: Command,
  args: readonly ShellWord[],
  pythonName: string | undefined,
): Effect[] {
  const outer = flagsOf(args, { ...pipFlags, stopAtOperand: true });
  const [verb, ...rest] = args.slice(outer.rest);
  const read = flagsOf(rest, pipFlags);
  if (verb?.text === 'uninstall') {
    const { packages, incomplete } = packageNames(read.operands, requirement);
    return packageEffect(command, { manager: 'pip', kind: 'packages-removed', packages, incomplete });
  }
  if (verb?.text !== 'install' && verb?.text !== 'sync') return [];
  return installed(command, read, verb.text === 'sync', pythonName);
}

function installed(command: Command, read: Flags, all: boolean, pythonName: string | undefined): Effect[] {
  const given = read.option('-t', '--target') ?? read.option('--prefix') ?? read.option('--root');
  const own = read.has('--user') ? pathOf(command, '~/.local') : venvOf(command, read);
  const root = given ? pathOf(command, given.value) : own;
  const { packages, incomplete } = packageNames(read.operands, requirement);
  const more =
    all || incomplete || read.has('-r', '--requirement', '-e', '--editable') || read.operands.some(isProject);
  const effects = packageEffect(command, { manager: 'pip', packages, root, incomplete: more });
  if (!given) return effects;
  return [...effects, artifact(command, 'python-environment', root, pythonName)];
}

/**
 * The environment of the program's own path, else VIRTUAL_ENV, else one that stands first in PATH. pip itself knows
 * nothing of VIRTUAL_ENV, and is that of the environment where PATH leads there; uv reads it:
 * https://docs.astral.sh/uv/pip/environments/.
 */
function venvOf(command: Command, read: Flags): string | undefined {
  const chosen = read.value('--python');
  if (chosen?.endsWith('/bin/python')) return pathOf(command, chosen.slice(0, -'/bin/python'.length));
  const { name = '', environment: variables } = command;
  const own = name.includes('/') ? /^(.*)\/bin\/[^/]+$/.exec(pathOf(command, name) ?? '')?.[1] : undefined;
  if (own !== undefined) return /^(\/usr(\/local)?)?$/.test(own) ? undefined : own;
  const folders = variables.get('PATH')?.split(':') ?? [];
  const [first] = folders;
  const active = variables.get('VIRTUAL_ENV');
  if (
    variables.has('VIRTUAL_ENV') &&
    (name === 'uv' || active === undefined || folders.includes(`${active}/bin`))
  )
    return pathOf(command, active);
  return virtualEnvironment(first ?? '');
}

function isProject({ text = '' }: ShellWord): boolean {
  return text === '.' || /^(\.{0,2}\/|\.\[)/.test(text) || /\*\.whl$/.test(text);
}

/** `name[extra]==1.2 ; marker`, `name @ url`: https://packaging.python.org/en/latest/specifications/dependency-specifiers/ */
export function requirement(text: string): Omit<PackageName, 'span'> | undefined {
  const [, name, after = ''] = /^([A-Za-z0-9][\w.-]*)(?:\[[^\]]*\])?(.*)$/s.exec(text) ?? [];
  const rest = after.trimStart();
  if (name === undefined || /^[:/+]/.test(rest) || /\.(whl|zip|tar\.gz)$/.test(text)) return undefined;
  const version = /^(?:===?|~=|>=?|<=?|@)\s*([^,;\s]+)/.exec(rest)?.[1];
  return { name, version };
}

/** `3.12` of `pip3.12`, `12` of `pip-1.3.12`. */
function versionAtEnd(name: string): string {
  const digits = name.slice(withoutTrailing(name, '0123456789.').length);
  const [minor = '', major = ''] = digits.split('.').reverse();
  if (minor === '') return '';
  return major === '' ? minor : `${major}.${minor}`;
}

/** `/app/.venv` of `/app/.venv/bin`. */
function virtualEnvironment(path: string): string | undefined {
  const folder = path.endsWith('/') ? path.slice(0, -1) : path;
  if (!folder.startsWith('/') || !folder.endsWith('/bin')) return undefined;
  const parent = folder.slice(0, -'/bin'.length);
  return /venv|virtualenv|^\.?env/.test(baseName(parent)) ? parent : undefined;
}
