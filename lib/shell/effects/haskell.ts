import { baseName, directoryOf, resolveKnown } from '../../path/path';
import { flagsOf } from '../arguments';
import type { Command } from '../command';
import type { Effect } from '../effect';
import { executable } from './executable';
import { type Family, flags, likely, pathOf } from './family';

/** ghc, cabal, stack. */
export const haskell: Family = { programs: ['ghc', 'cabal', 'stack'], effects: haskellEffects };

function haskellEffects(command: Command): Effect[] {
  switch (baseName(command.name)) {
    case 'ghc':
      return ghc(command);
    case 'cabal':
      return cabal(command);
    default:
      return stack(command);
  }
}

const haskellStatic = /-optl-?(?:=|\s)?-?static|-static\s+-optl|--enable-executable-static|-optl-static/;

function built(command: Command, path: string | undefined, directory: string | undefined): Effect {
  const fixed = haskellStatic.test(command.args.map(({ written }) => written).join(' '));
  return executable(command, {
    language: 'haskell',
    linkage: fixed ? 'static' : 'dynamic',
    reason: fixed ? { code: 'linked-with', option: '-static' } : { code: 'ghc-links-libgmp' },
    libraries: fixed ? [] : ['libgmp.so.10'],
    path,
    directory,
    certainty: likely(command),
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
  return [built(command, path, path && directoryOf(path))];
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
    const path = name !== undefined && /^[\w-]+$/.test(name) ? resolveKnown(folder, name) : undefined;
    return [built(command, path, folder)];
  }
  return verb === 'build' ? [built(command, undefined, undefined)] : [];
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
  return [built(command, undefined, folder)];
}
