import { baseName, directoryOf, lastPart, resolveKnown } from '../../path/path';
import { flagsOf } from '../arguments';
import type { Command } from '../command';
import type { Effect } from '../effect';
import { c } from './c';
import { executable, targetOf } from './executable';
import { certaintyOf, type Family, flags, likely, pathOf, type Scene } from './family';
import { dart, nuitka, ocaml, release } from './packers';

/** Compilers of further languages that make native executables. */
export const compilers: Family = {
  programs: [
    ...['nim', 'nimble', 'zig', 'pyinstaller', 'crystal', 'shards', 'dart', 'nuitka', 'nuitka3'],
    ...['dune', 'opam', 'ocamlopt', 'ocamlfind', 'mix', 'rebar3'],
  ],
  effects: compilerEffects,
};

function compilerEffects(command: Command, scene: Scene): readonly Effect[] {
  switch (baseName(command.name)) {
    case 'nim':
    case 'nimble':
      return nim(command);
    case 'zig':
      return zig(command, scene);
    case 'pyinstaller':
      return pyinstaller(command);
    case 'dart':
      return dart(command);
    case 'mix':
    case 'rebar3':
      return release(command);
    case 'nuitka':
    case 'nuitka3':
      return nuitka(command, command.args);
    case 'dune':
    case 'opam':
    case 'ocamlopt':
    case 'ocamlfind':
      return ocaml(command);
    default:
      return crystal(command);
  }
}

/** `--passL:-static`, `-o:file`: https://nim-lang.org/docs/nimc.html */
function nim(command: Command): Effect[] {
  const words = command.args.map((word) => word.written.replace(/^(-{1,2}[\w.]+):/, '$1='));
  const verb = command.args.find((word) => !word.written.startsWith('-'))?.text;
  if (!/^(c|cc|cpp|compile|compileToC|build|install)$/.test(verb ?? '')) return [];
  const source = command.args.findLast((word) => /\.nim$/.test(word.written))?.text;
  const output = words.findLast((word) => /^(-o|--out)=/.test(word))?.replace(/^[^=]*=/, '');
  const folder = words.findLast((word) => word.startsWith('--outdir='))?.slice(9);
  const fallback =
    source &&
    `${folder ?? directoryOf(pathOf(command, source) ?? '/')}/${lastPart(source).replace(/\.nim$/, '')}`;
  const path = pathOf(command, output ?? fallback);
  const fixed = words.some((word) => /^(-t|--passL|--passl)=.*-static/i.test(word));
  return [
    executable(command, {
      language: 'nim',
      linkage: fixed ? 'static' : 'dynamic',
      reason: fixed ? { code: 'option', option: '--passL:-static' } : { code: 'nim-without-static' },
      libc: words.some((word) => /musl/.test(word)) ? 'musl' : undefined,
      path,
      directory: path === undefined ? command.directory : directoryOf(path),
      certainty: likely(command),
    }),
  ];
}

/** `zig cc` takes the options of clang; what it builds for musl is static. */
function zig(command: Command, scene: Scene): readonly Effect[] {
  const [verb, ...args] = command.args;
  if (verb?.text === 'cc' || verb?.text === 'c++') {
    const name = verb.text === 'cc' ? 'clang' : 'clang++';
    return c.effects({ ...command, name, args }, scene).map((effect) => {
      if (effect.kind !== 'executable-built' || effect.libc !== 'musl') return effect;
      return { ...effect, linkage: 'static', libraries: [], reason: { code: 'zig-musl' } };
    });
  }
  if (verb?.text !== 'build-exe' && verb?.text !== 'build') return [];
  const read = flagsOf(args, flags('-target -O -p -mcpu --prefix --name --cache-dir', { singleDash: true }));
  const triple = read.value('-target') ?? read.value('-Dtarget');
  const target = targetOf(triple);
  const withLibc = read.has('-lc') || verb.text === 'build';
  const fixed = target.libc === 'musl' || !withLibc;
  const folder =
    verb.text === 'build'
      ? pathOf(command, `${read.value('-p', '--prefix') ?? 'zig-out'}/bin`)
      : command.directory;
  const source = read.operands[0]?.text;
  const name =
    read.value('-femit-bin') ??
    read.value('--name') ??
    (verb.text === 'build' ? undefined : source && lastPart(source).replace(/\.zig$/, ''));
  const path = name === undefined ? undefined : resolveKnown(folder, name);
  return [
    executable(command, {
      language: 'zig',
      linkage: fixed ? 'static' : triple === undefined && verb.text === 'build' ? 'depends' : 'dynamic',
      reason:
        target.libc === 'musl'
          ? { code: 'zig-musl' }
          : withLibc
            ? { code: 'zig-with-libc' }
            : { code: 'zig-without-libc' },
      ...target,
      path,
      directory: path === undefined ? folder : directoryOf(path),
      certainty: likely(command),
    }),
  ];
}

/** https://pyinstaller.org/en/stable/usage.html: the loader is linked with libc only. */
function pyinstaller(command: Command): Effect[] {
  const read = flagsOf(
    command.args,
    flags(
      '-n -i -p --name --distpath --workpath --specpath --add-data --add-binary --hidden-import --collect-all --paths --icon --runtime-hook --additional-hooks-dir --exclude-module --upx-dir',
    ),
  );
  const [source] = read.operands;
  if (!source) return [];
  const name =
    read.value('-n', '--name') ?? (source.text && lastPart(source.text).replace(/\.(py|spec)$/, ''));
  const folder = pathOf(command, read.value('--distpath') ?? 'dist');
  const single = read.has('-F', '--onefile');
  const directory = single || name === undefined ? folder : resolveKnown(folder, name);
  return [
    executable(command, {
      language: 'pyinstaller',
      linkage: 'dynamic',
      reason: { code: 'pyinstaller-loader' },
      path: name === undefined ? undefined : resolveKnown(directory, name),
      directory,
      certainty: /\.spec$/.test(source.written) ? likely(command) : certaintyOf(command),
    }),
  ];
}

function crystal(command: Command): Effect[] {
  const read = flagsOf(command.args, flags('-o -D --output --target --link-flags --threads'));
  const [verb, source] = read.operands;
  if (verb?.text !== 'build') return [];
  const fixed = read.has('--static');
  const shards = baseName(command.name) === 'shards';
  const name =
    read.value('-o', '--output') ??
    (shards
      ? source?.text && `bin/${source.text}`
      : source?.text && lastPart(source.text).replace(/\.cr$/, ''));
  const path = pathOf(command, name);
  return [
    executable(command, {
      language: 'other',
      linkage: fixed ? 'static' : 'dynamic',
      reason: fixed ? { code: 'option', option: '--static' } : { code: 'crystal-without-static' },
      path,
      directory:
        path === undefined ? (shards ? pathOf(command, 'bin') : command.directory) : directoryOf(path),
      certainty: likely(command),
    }),
  ];
}
