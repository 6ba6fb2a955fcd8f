import { baseName } from '../../path/path';
import { flagsOf } from '../arguments';
import type { Command } from '../command';
import type { Effect } from '../effect';
import { certaintyOf, type Family, flags, pathOf } from './family';

/** Programs that put the system's own files in order. */
export const system: Family = {
  programs: [
    'update-ca-certificates',
    'update-ca-trust',
    'locale-gen',
    'localedef',
    'dpkg-reconfigure',
    'ldconfig',
  ],
  effects: systemEffects,
};

const writtenBy: ReadonlyMap<string, string> = new Map([
  ['update-ca-certificates', '/etc/ssl/certs/ca-certificates.crt'],
  ['update-ca-trust', '/etc/pki/ca-trust/extracted/pem/tls-ca-bundle.pem'],
  ['locale-gen', '/usr/lib/locale/locale-archive'],
  ['ldconfig', '/etc/ld.so.cache'],
]);

function systemEffects(command: Command): Effect[] {
  const name = baseName(command.name);
  const words = command.args.map(({ written }) => written);
  const common = { kind: 'file-written', span: command.span, certainty: certaintyOf(command) } as const;
  const path = writtenBy.get(name);
  if (path !== undefined) return [{ ...common, path }];
  if (name === 'dpkg-reconfigure') {
    if (words.includes('locales')) return [{ ...common, path: '/usr/lib/locale/locale-archive' }];
    return words.includes('tzdata') ? [{ ...common, path: '/etc/localtime' }] : [];
  }
  const read = flagsOf(command.args, flags('-i -f -c -A -u --inputfile --charmap --alias-file --prefix'));
  if (read.has('--list-archive', '--delete-from-archive', '--help')) return [];
  const [output] = read.operands;
  const file = output?.text?.includes('/') ? pathOf(command, output.text) : '/usr/lib/locale/locale-archive';
  return output && file !== undefined ? [{ ...common, path: file }] : [];
}
