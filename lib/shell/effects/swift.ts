import { baseName, directoryOf, resolveKnown } from '../../path/path';
import { flagsOf } from '../arguments';
import type { Command } from '../command';
import type { Effect } from '../effect';
import { executable, targetOf } from './executable';
import { certaintyOf, type Family, flags, likely, pathOf } from './family';

/** swift build, swiftc. */
export const swift: Family = { programs: ['swift', 'swiftc'], effects: swiftEffects };

function swiftEffects(command: Command): Effect[] {
  return baseName(command.name) === 'swift' ? build(command) : swiftc(command);
}

/** https://www.swift.org/documentation/articles/static-linux-getting-started.html */
function build(command: Command): Effect[] {
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
  const words = command.args.map(({ written }) => written).join(' ');
  const musl = sdk?.includes('musl') === true;
  const whole = musl || /-static-executable/.test(words);
  const standard = whole || /-static-stdlib|--static-swift-stdlib/.test(words);
  const folder = read.value('--scratch-path', '--build-path') ?? '.build';
  const profile = read.value('-c', '--configuration') ?? 'debug';
  const base = read.has('--package-path') ? pathOf(command, read.value('--package-path')) : command.directory;
  const directory = resolveKnown(
    base,
    `${folder}/${sdk !== undefined && !sdk.includes('$') ? `${sdk}/` : ''}${profile}`,
  );
  const product = read.value('--product');
  return [
    executable(command, {
      language: 'swift',
      linkage: whole ? 'static' : 'dynamic',
      reason: whole
        ? { code: 'swift-whole-static' }
        : standard
          ? { code: 'swift-library-inside' }
          : { code: 'swift-library-dynamic' },
      libraries: whole
        ? []
        : standard
          ? ['libstdc++.so.6', 'libgcc_s.so.1']
          : ['libswiftCore.so', 'libstdc++.so.6', 'libgcc_s.so.1'],
      ...targetOf(sdk),
      path: product === undefined ? undefined : resolveKnown(directory, product),
      directory,
      certainty: likely(command),
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
      reason: { code: whole ? 'option' : 'linked-without', option: '-static-executable' },
      libraries: whole
        ? []
        : read.has('-static-stdlib')
          ? ['libstdc++.so.6']
          : ['libswiftCore.so', 'libstdc++.so.6'],
      ...targetOf(read.value('-target')),
      path,
      directory: path && directoryOf(path),
      certainty: certaintyOf(command),
    }),
  ];
}
