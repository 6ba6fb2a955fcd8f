import { flagsOf } from '../arguments';
import type { Command } from '../command';
import type { Effect } from '../effect';
import { baseName } from '../wrappers';
import { c } from './c';
import { executable, targetOf } from './executable';
import {
  certaintyOf,
  type Family,
  flags,
  lastPart,
  parentOf,
  pathOf,
  resolvePath,
  type Scene,
  weaker,
} from './family';

/** Compilers of further languages that make native executables. */
export const compilers: Family = {
  programs: [
    'nim',
    'nimble',
    'zig',
    'ghc',
    'cabal',
    'stack',
    'swift',
    'swiftc',
    'pyinstaller',
    'crystal',
    'shards',
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
    case 'ghc':
      return ghc(command);
    case 'cabal':
      return cabal(command);
    case 'stack':
      return stack(command);
    case 'swift':
      return swift(command);
    case 'swiftc':
      return swiftc(command);
    case 'pyinstaller':
      return pyinstaller(command);
    default:
      return crystal(command);
  }
}

function written(command: Command): string {
  return command.args.map((word) => word.written).join(' ');
}

function uncertain(command: Command): Effect['certainty'] {
  return weaker(certaintyOf(command, []), 'likely');
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
    `${folder ?? parentOf(pathOf(command, source) ?? '/')}/${lastPart(source).replace(/\.nim$/, '')}`;
  const path = pathOf(command, output ?? fallback);
  const fixed = words.some((word) => /^(-t|--passL|--passl)=.*-static/i.test(word));
  return [
    executable(command, {
      language: 'nim',
      linkage: fixed ? 'static' : 'dynamic',
      reason: fixed ? '--passL:-static' : 'nim links libc dynamically without --passL:-static',
      libc: words.some((word) => /musl/.test(word)) ? 'musl' : undefined,
      path,
      directory: path === undefined ? command.directory : parentOf(path),
      certainty: uncertain(command),
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
      return { ...effect, linkage: 'static', libraries: [], reason: 'zig links musl statically' };
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
  const path = name === undefined ? undefined : resolvePath(folder, name);
  return [
    executable(command, {
      language: 'zig',
      linkage: fixed ? 'static' : triple === undefined && verb.text === 'build' ? 'depends' : 'dynamic',
      reason:
        target.libc === 'musl'
          ? 'zig links musl statically'
          : withLibc
            ? 'dynamic where libc is linked'
            : 'zig needs no libc unless -lc is given',
      ...target,
      path,
      directory: path === undefined ? folder : parentOf(path),
      certainty: uncertain(command),
    }),
  ];
}

const haskellStatic = /-optl-?(?:=|\s)?-?static|-static\s+-optl|--enable-executable-static|-optl-static/;

function haskell(command: Command, path: string | undefined, directory: string | undefined): Effect {
  const fixed = haskellStatic.test(written(command));
  return executable(command, {
    language: 'haskell',
    linkage: fixed ? 'static' : 'dynamic',
    reason: fixed ? 'linked with -static' : 'ghc links libc and libgmp dynamically',
    libraries: fixed ? [] : ['libgmp.so.10'],
    path,
    directory,
    certainty: uncertain(command),
  });
}

function ghc(command: Command): Effect[] {
  const read = flagsOf(
    command.args,
    flags('-o -outputdir -odir -hidir -package -optl -optc -main-is', { singleDash: true }),
  );
  const [source] = read.operands;
  if (!source || read.has('-c', '--version')) return [];
  const path = pathOf(command, read.value('-o') ?? source.text?.replace(/\.l?hs$/, ''));
  return [haskell(command, path, path && parentOf(path))];
}

function cabal(command: Command): Effect[] {
  const read = flagsOf(
    command.args,
    flags('-w -j --installdir --install-method --with-compiler --project-file --ghc-options --builddir'),
  );
  const verb = read.operands.at(0)?.text?.replace(/^(v2|new)-/, '');
  if (verb === 'install') {
    const folder = pathOf(command, read.value('--installdir'));
    const name = read.operands[1]?.text?.replace(/^exe:/, '');
    const path = name !== undefined && /^[\w-]+$/.test(name) ? resolvePath(folder, name) : undefined;
    return [haskell(command, path, folder)];
  }
  return verb === 'build' ? [haskell(command, undefined, undefined)] : [];
}

function stack(command: Command): Effect[] {
  const read = flagsOf(
    command.args,
    flags('-j --local-bin-path --ghc-options --stack-yaml --resolver --work-dir'),
  );
  const verb = read.operands.at(0)?.text;
  const copies = verb === 'install' || read.has('--copy-bins');
  if (verb !== 'install' && verb !== 'build') return [];
  const folder = copies ? pathOf(command, read.value('--local-bin-path') ?? '~/.local/bin') : undefined;
  return [haskell(command, undefined, folder)];
}

/** https://www.swift.org/documentation/articles/static-linux-getting-started.html */
function swift(command: Command): Effect[] {
  const [verb, ...args] = command.args;
  if (verb?.text !== 'build') return [];
  const read = flagsOf(
    args,
    flags(
      '-c --configuration --product --target --scratch-path --build-path --package-path --swift-sdk --triple -Xswiftc -Xlinker -Xcc -j',
      { singleDash: true },
    ),
  );
  const sdk = read.value('--swift-sdk') ?? read.value('--triple');
  const words = written(command);
  const musl = sdk?.includes('musl') === true;
  const whole = musl || /-static-executable/.test(words);
  const standard = whole || /-static-stdlib|--static-swift-stdlib/.test(words);
  const folder = read.value('--scratch-path', '--build-path') ?? '.build';
  const profile = read.value('-c', '--configuration') ?? 'debug';
  const base = read.has('--package-path') ? pathOf(command, read.value('--package-path')) : command.directory;
  const directory = resolvePath(
    base,
    `${folder}/${sdk !== undefined && !sdk.includes('$') ? `${sdk}/` : ''}${profile}`,
  );
  const product = read.value('--product');
  return [
    executable(command, {
      language: 'swift',
      linkage: whole ? 'static' : 'dynamic',
      reason: whole
        ? 'the whole program is linked statically'
        : standard
          ? 'the Swift library is inside, libc is not'
          : 'the Swift library is linked dynamically',
      libraries: whole
        ? []
        : standard
          ? ['libstdc++.so.6', 'libgcc_s.so.1']
          : ['libswiftCore.so', 'libstdc++.so.6', 'libgcc_s.so.1'],
      ...targetOf(sdk),
      path: product === undefined ? undefined : resolvePath(directory, product),
      directory,
      certainty: uncertain(command),
    }),
  ];
}

function swiftc(command: Command): Effect[] {
  const read = flagsOf(command.args, flags('-o -target -module-name -sdk -I -L', { singleDash: true }));
  if (read.operands.length === 0 || read.has('-emit-library', '-c', '-emit-module')) return [];
  const whole = read.has('-static-executable');
  const path = pathOf(command, read.value('-o') ?? read.operands[0]?.text?.replace(/\.swift$/, ''));
  return [
    executable(command, {
      language: 'swift',
      linkage: whole ? 'static' : 'dynamic',
      reason: whole ? '-static-executable' : 'linked without -static-executable',
      libraries: whole
        ? []
        : read.has('-static-stdlib')
          ? ['libstdc++.so.6']
          : ['libswiftCore.so', 'libstdc++.so.6'],
      ...targetOf(read.value('-target')),
      path,
      directory: path && parentOf(path),
      certainty: certaintyOf(command),
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
  const directory = single || name === undefined ? folder : resolvePath(folder, name);
  return [
    executable(command, {
      language: 'pyinstaller',
      linkage: 'dynamic',
      reason: 'the loader that pyinstaller puts in front links libc dynamically',
      path: name === undefined ? undefined : resolvePath(directory, name),
      directory,
      certainty: /\.spec$/.test(source.written) ? uncertain(command) : certaintyOf(command),
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
      reason: fixed ? '--static' : 'crystal links its libraries dynamically without --static',
      path,
      directory: path === undefined ? (shards ? pathOf(command, 'bin') : command.directory) : parentOf(path),
      certainty: uncertain(command),
    }),
  ];
}
