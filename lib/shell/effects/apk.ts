import { flagsOf } from '../arguments';
import type { Command } from '../command';
import type { Effect, PackageName } from '../effect';
import { type Family, flags, packageEffect, packageNames, pathOf } from './family';

const apkFlags = flags(
  '-t -X -p --virtual --repository --root --arch --keys-dir --repositories-file --cache-dir --cache-max-age --wait --timeout --progress-fd',
);

/** apk(8). */
export const apk: Family = { programs: ['apk'], effects: apkEffects };

function apkEffects(command: Command): Effect[] {
  const read = flagsOf(command.args, apkFlags);
  const [verb, ...operands] = read.operands;
  const { packages, incomplete } = packageNames(operands, apkPackage);
  const root = pathOf(command, read.value('-p', '--root'));
  const virtual = read.value('-t', '--virtual');
  const unsigned = read.has('--allow-untrusted');
  if (verb?.text === 'add') {
    return packageEffect(command, { manager: 'apk', packages, root, incomplete, virtual, unsigned });
  }
  if (verb?.text !== 'del') return [];
  return packageEffect(command, { manager: 'apk', kind: 'packages-removed', packages, root, incomplete });
}

/** `name`, `name=1.2-r0`, `name~=1.2`, `name>1`, `name@tag`; `!name` asks for its absence. */
function apkPackage(text: string): Omit<PackageName, 'span'> | undefined {
  if (text.startsWith('!')) return undefined;
  const [, name = text, version] = /^([^=~<>@]+)(?:[=~<>]+((?:[^=~<>@][^@]*)?))?(?:@.*)?$/.exec(text) ?? [];
  return { name, version };
}
