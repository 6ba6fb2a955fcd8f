import { flagsOf } from '../arguments';
import type { Command } from '../command';
import type { Effect, PackageManager, PackageName } from '../effect';
import { type Family, flags, packageEffect, packageNames, pathOf } from './family';

export const dnfFlags = flags(
  '-x -c -d -e -R --setopt --installroot --releasever --enablerepo --disablerepo --repo --repoid --exclude --config --excludepkgs --disableplugin --enableplugin --comment --downloaddir --destdir --forcearch --advisory --rpmverbosity',
);

const managers: ReadonlyMap<string, PackageManager> = new Map([
  ['dnf', 'dnf'],
  ['dnf5', 'dnf'],
  ['microdnf', 'microdnf'],
  ['yum', 'yum'],
  ['tdnf', 'tdnf'],
]);

/** dnf(8), microdnf(8), yum(8), tdnf. */
export const dnf: Family = { programs: [...managers.keys()], effects: dnfEffects };

const installs = new Set([
  'install',
  'reinstall',
  'localinstall',
  'groupinstall',
  'in',
  'upgrade',
  'update',
  'swap',
]);
const removes = new Set(['remove', 'erase', 'autoremove', 'groupremove', 'rm']);

function dnfEffects(command: Command): Effect[] {
  const manager = managers.get(command.name?.slice(command.name.lastIndexOf('/') + 1) ?? '');
  if (!manager) return [];
  const read = flagsOf(command.args, dnfFlags);
  let [verb, ...operands] = read.operands;
  if (verb?.text === 'module' || verb?.text === 'group') {
    [verb, ...operands] = operands;
  }
  const root = pathOf(command, read.value('--installroot'));
  const { packages, incomplete } = packageNames(operands, rpmPackage);
  const unsigned =
    read.has('--nogpgcheck', '--no-gpgchecks') ||
    read.all('--setopt').some(({ written = '' }) => /gpgcheck=(0|false|no)/i.test(written));
  if (installs.has(verb?.text ?? '')) {
    return packageEffect(command, { manager, packages, root, incomplete, unsigned });
  }
  if (!removes.has(verb?.text ?? '')) return [];
  return packageEffect(command, { manager, kind: 'packages-removed', packages, root, incomplete });
}

/** `name`, `name-1.2-3.el9`, `name.x86_64`, `@group`, `module:stream`, a file or URL. */
function rpmPackage(text: string): Omit<PackageName, 'span'> {
  if (/\.rpm$|:\/\/|^\//.test(text)) return { name: text, version: undefined };
  const bare = text.replace(/\.(x86_64|aarch64|noarch|i686|ppc64le|s390x)$/, '');
  // Names may end in numbers too (`gcc-toolset-12`): only a number with a point is taken for a version.
  const [, name = bare, version] = /^(.+?)-(\d+\.[\w.:~^+*]*(?:-\d[\w.~^*]*)?)$/.exec(bare) ?? [];
  return { name, version };
}

const zypperFlags = flags(
  '-r -R -t -C --repo --from --root --installroot --type --config --reposd-dir --cache-dir --plus-repo --gpg-auto-import',
);

/** zypper(8). */
export const zypper: Family = { programs: ['zypper'], effects: zypperEffects };

function zypperEffects(command: Command): Effect[] {
  const read = flagsOf(command.args, zypperFlags);
  const [verb, ...operands] = read.operands;
  const root = pathOf(command, read.value('-R', '--root', '--installroot'));
  const { packages, incomplete } = packageNames(operands, (text) => {
    const [, name = text, version] = /^([^=<>]+)[=<>]+([^=<>].*)$/.exec(text) ?? [];
    return { name, version };
  });
  if (verb?.text === 'install' || verb?.text === 'in') {
    const unsigned = read.has('--no-gpg-checks', '--allow-unsigned-rpm');
    return packageEffect(command, { manager: 'zypper', packages, root, incomplete, unsigned });
  }
  if (verb?.text !== 'remove' && verb?.text !== 'rm') return [];
  return packageEffect(command, { manager: 'zypper', kind: 'packages-removed', packages, root, incomplete });
}

const rpmFlags = flags('--root --dbpath --prefix --relocate --define -D -E --eval');

/** rpm(8): `-i`, `-U`, `-F` install, `-e` erases. */
export const rpm: Family = { programs: ['rpm'], effects: rpmEffects };

function rpmEffects(command: Command): Effect[] {
  const read = flagsOf(command.args, rpmFlags);
  const root = pathOf(command, read.value('--root'));
  const { packages, incomplete } = packageNames(read.operands, (name) => ({ name, version: undefined }));
  if (read.has('-q', '--query', '-V', '--verify', '--import', '-K', '--checksig', '--eval', '-E')) return [];
  if (read.has('-e', '--erase')) {
    return packageEffect(command, { manager: 'rpm', kind: 'packages-removed', packages, root, incomplete });
  }
  if (!read.has('-i', '-U', '-F', '--install', '--upgrade', '--freshen')) return [];
  const unsigned = read.has('--nosignature', '--nodigest');
  return packageEffect(command, { manager: 'rpm', packages, root, incomplete, unsigned });
}
