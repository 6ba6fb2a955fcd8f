import { resolveKnown } from '../path/path';
import type { Command, ShellWord } from './command';
import type { Walker } from './state';
import { assign, currentValue, exportName, known, textOf, unknown, unset } from './variables';

/**
 * Builtins of POSIX shells, dash, busybox ash and bash: names a shell answers to without a program.
 * bash: https://www.gnu.org/software/bash/manual/bash.html#Shell-Builtin-Commands
 * POSIX: https://pubs.opengroup.org/onlinepubs/9799919799/utilities/V3_chap02.html#tag_19_15
 */
export const shellBuiltins: ReadonlySet<string> = new Set(
  (
    '. : [ alias bg bind break builtin caller cd chdir command compgen complete compopt continue declare dirs disown echo ' +
    'enable eval exec exit export false fc fg getopts hash help history jobs kill let local logout mapfile popd ' +
    'printf pushd pwd read readarray readonly return set shift shopt source suspend test times trap true type ' +
    'typeset ulimit umask unalias unset wait [[ time'
  ).split(' '),
);

/** Follows what a builtin changes in the shell itself. */
export function applyBuiltin(walker: Walker, command: Command): void {
  const { args } = command;
  switch (command.name) {
    case 'cd':
    case 'chdir':
      changeDirectory(walker, args);
      return;
    case 'pushd':
      walker.previousDirectory = walker.directory;
      walker.directory = args.length === 0 ? undefined : joinPath(walker.directory, args.at(-1)?.text);
      return;
    case 'popd':
      walker.directory = walker.previousDirectory;
      walker.previousDirectory = undefined;
      return;
    case 'export':
    case 'readonly':
    case 'declare':
    case 'typeset':
    case 'local':
      declare(walker, command.name, args);
      return;
    case 'unset':
      for (const { text } of args)
        if (text !== undefined && !text.startsWith('-')) assign(walker.history, text, unset);
      return;
    case 'read':
    case 'mapfile':
    case 'readarray':
      for (const { text } of args)
        if (text !== undefined && isName(text)) assign(walker.history, text, unknown);
      return;
    case '.':
    case 'source':
      activate(walker, args[0]?.text);
      return;
    case 'set':
      setOptions(walker, args);
      return;
    case 'exit':
    case 'return':
      walker.ended =
        args.length === 0 || /^([1-9]\d*|\$\?)$/.test(args[0]?.written ?? '') ? 'failed' : 'left';
      return;
    default:
  }
}

function isName(text: string): boolean {
  return /^[A-Za-z_]\w*$/.test(text);
}

function declare(walker: Walker, builtin: string, args: readonly ShellWord[]): void {
  const exports = builtin === 'export' || args.some(({ text }) => text !== undefined && /^-\w*x/.test(text));
  if (args.some(({ text }) => text === '-f' || text === '-n' || text === '-p')) return;
  for (const { text, written } of args) {
    const [, name, equals] = /^([A-Za-z_]\w*)(\+?=)?/.exec(written) ?? [];
    if (name === undefined) continue;
    if (equals === '=') {
      assign(walker.history, name, text === undefined ? unknown : known(text.slice(name.length + 1)));
    } else if (equals === '+=') assign(walker.history, name, unknown);
    if (exports) exportName(walker.history, name);
  }
}

/** `. /opt/venv/bin/activate` of a Python environment. */
function activate(walker: Walker, file: string | undefined): void {
  const [, folder] = /^(.+)\/bin\/activate$/.exec(file ?? '') ?? [];
  const root = joinPath(walker.directory, folder);
  if (root === undefined) return;
  const path = textOf(currentValue(walker.history, 'PATH'));
  assign(walker.history, 'VIRTUAL_ENV', known(root));
  exportName(walker.history, 'VIRTUAL_ENV');
  assign(walker.history, 'PATH', path === undefined ? unknown : known(`${root}/bin:${path}`));
}

function changeDirectory(walker: Walker, args: readonly ShellWord[]): void {
  const [target] = args.filter(({ written }) => !/^-[LPe@]+$/.test(written) && written !== '--');
  const before = walker.directory;
  if (target?.written === '-') walker.directory = walker.previousDirectory;
  else if (!target || target.text === '~') walker.directory = textOf(currentValue(walker.history, 'HOME'));
  else if (target.text?.startsWith('~/')) {
    walker.directory = joinPath(textOf(currentValue(walker.history, 'HOME')), target.text.slice(2));
  } else walker.directory = target.text === '' ? before : joinPath(before, target.text);
  walker.previousDirectory = before;
}

/** Joins and tidies absolute paths; undefined where one is not certain. */
function joinPath(directory: string | undefined, path: string | undefined): string | undefined {
  if (path !== undefined && /[*?[]/.test(path)) return undefined;
  return resolveKnown(directory, path === '' ? '.' : path);
}

function setOptions(walker: Walker, args: readonly ShellWord[]): void {
  for (const [index, { written }] of args.entries()) {
    if (written === '--') return;
    if (!/^[-+][A-Za-z]+$/.test(written)) continue;
    const on = written.startsWith('-');
    const option = written.endsWith('o') ? args[index + 1]?.text : undefined;
    if (written.includes('e') || option === 'errexit') {
      walker.errexit = on;
      walker.errexitSeen ||= on;
    }
    if (option === 'pipefail') walker.pipefail = on;
  }
}
