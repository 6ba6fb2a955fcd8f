import { baseName, directoryOf, lastPart, resolveKnown } from '../../path/path';
import { flagsOf } from '../arguments';
import type { Command, ShellWord } from '../command';
import type { Effect } from '../effect';
import { artifact } from './artifact';
import { executable } from './executable';
import { flags, likely, pathOf } from './family';

/** `dart compile exe`: the program with Dart's runtime, which needs glibc. https://dart.dev/tools/dart-compile#exe */
export function dart(command: Command): Effect[] {
  const [verb, kind, ...args] = command.args;
  if (verb?.text !== 'compile' || kind?.text !== 'exe') return [];
  const read = flagsOf(
    args,
    flags('-o -D -p -S -O --output --define --packages --target-os --target-arch --verbosity'),
  );
  const source = read.operands[0]?.text;
  const path = pathOf(command, read.value('-o', '--output') ?? source?.replace(/\.dart$/, '.exe'));
  return [
    executable(command, {
      language: 'other',
      linkage: 'dynamic',
      reason: { code: 'dart-runtime-links-glibc' },
      libc: 'glibc',
      isPacked: true,
      path,
      directory: path && directoryOf(path),
      certainty: likely(command),
    }),
  ];
}

/** Compiled to C and linked here. https://nuitka.net/user-documentation/user-manual.html */
export function nuitka(command: Command, args: readonly ShellWord[]): Effect[] {
  const read = flagsOf(args, flags('-o --output-filename --output-dir --jobs -j --mode --include-data-dir'));
  const source = read.operands.at(-1)?.text;
  if (read.has('--module', '--version', '--help') || source === undefined || !/\.py$|^[^.]/.test(source))
    return [];
  const stem = lastPart(source).replace(/\.py$/, '');
  const whole = read.has('--onefile') || read.value('--mode') === 'onefile';
  const folder = pathOf(command, read.value('--output-dir') ?? '.');
  const inside = whole || !(read.has('--standalone') || read.value('--mode') === 'standalone');
  const directory = inside ? folder : resolveKnown(folder, `${stem}.dist`);
  const name = read.value('-o', '--output-filename') ?? `${stem}.bin`;
  return [
    executable(command, {
      language: 'pyinstaller',
      linkage: 'dynamic',
      reason: { code: 'tool-links-libc', tool: 'nuitka' },
      path: resolveKnown(directory, name),
      directory,
      certainty: likely(command),
    }),
  ];
}

/** `mix release` and `rebar3 release`: the program with the Erlang runtime of the builder. https://hexdocs.pm/mix/Mix.Tasks.Release.html */
export function release(command: Command): Effect[] {
  const rebar = baseName(command.name) === 'rebar3';
  const words = command.args.map(({ written }) => written);
  const at = words.indexOf('release');
  if (at === -1 || (rebar && at > 2)) return [];
  const read = flagsOf(command.args.slice(at + 1), flags('--path --version -o --output-dir'));
  const profile = rebar
    ? words[0] === 'as'
      ? words[1]
      : 'default'
    : (command.environment.get('MIX_ENV') ?? undefined);
  const given = read.value('--path', '-o', '--output-dir');
  const path = pathOf(command, given ?? (profile === undefined ? undefined : `_build/${profile}/rel`));
  return [artifact(command, 'erlang-release', path, undefined, likely(command))];
}

/** dune and ocamlopt, also through `opam exec --`: libc is linked dynamically unless the project asks for `-ccopt -static`. */
export function ocaml(command: Command): Effect[] {
  const args = ownArguments(command);
  const [tool = '', ...rest] = args.map(({ written }) => written);
  const text = rest.join(' ');
  if (tool === 'dune') {
    if (rest[0] !== 'build') return [];
    const targets = rest.slice(1).filter((word) => /\.exe$/.test(word) && !word.startsWith('-'));
    const [target] = targets;
    const path =
      targets.length === 1 && target !== undefined ? pathOf(command, `_build/default/${target}`) : undefined;
    return [built(command, path, path && directoryOf(path), /static/.test(text), 'depends')];
  }
  if (tool !== 'ocamlopt') return [];
  const at = rest.indexOf('-o');
  const path = at === -1 || rest.includes('-c') ? undefined : pathOf(command, rest[at + 1]);
  return path === undefined
    ? []
    : [built(command, path, directoryOf(path), /-ccopt\s+\S*-static/.test(text), 'dynamic')];
}

/** The words from the compiler on: behind `opam exec --` and `ocamlfind`. */
function ownArguments(command: Command): readonly ShellWord[] {
  const words = command.words;
  const at = words.findIndex(
    ({ text }) => text !== undefined && /^(dune|ocamlopt(\.opt)?)$/.test(baseName(text)),
  );
  return at === -1 ? [] : words.slice(at);
}

function built(
  command: Command,
  path: string | undefined,
  directory: string | undefined,
  fixed: boolean,
  otherwise: 'depends' | 'dynamic',
): Effect {
  return executable(command, {
    language: 'other',
    linkage: fixed ? 'static' : otherwise,
    reason: fixed ? { code: 'linked-with', option: '-static' } : { code: 'ocaml-unless-project' },
    path,
    directory,
    certainty: likely(command),
  });
}
