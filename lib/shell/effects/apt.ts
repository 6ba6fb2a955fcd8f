import { flagsOf } from '../arguments';
import type { Command } from '../command';
import type { Effect, PackageName } from '../effect';
import { certaintyOf, type Family, flags, packageEffect, packageNames, pathOf } from './family';

// `-q` may carry a level (`-q=2`) but takes no word of its own.
const aptFlags = flags(
  '-o -c -t -a --option --config-file --target-release --default-release --host-architecture --solver',
);

/** apt-get(8), apt(8), aptitude(8), and nala, which takes the same words. */
export const apt: Family = { programs: ['apt-get', 'apt', 'aptitude', 'nala'], effects: aptEffects };

/** Scripts of Debian-based images that install and clean up in one go: minideb, Kubernetes' debian-base. */
export const aptScripts: Family = { programs: ['install_packages', 'clean-install'], effects: scriptEffects };

function scriptEffects(command: Command): Effect[] {
  const { packages, incomplete } = packageNames(flagsOf(command.args).operands, aptPackage);
  return packageEffect(command, { manager: 'apt', packages, incomplete });
}

function aptEffects(command: Command): Effect[] {
  const read = flagsOf(command.args, aptFlags);
  const [verb, ...operands] = read.operands;
  const { packages, incomplete } = packageNames(operands, aptPackage);
  const root = read
    .all('-o', '--option')
    .find(({ value }) => /^(Dir|RootDir|APT::RootDir)=/.test(value ?? ''));
  const into = pathOf(command, root?.value?.slice(root.value.indexOf('=') + 1));
  switch (verb?.text) {
    case 'install':
    case 'reinstall': {
      const staying = packages.filter(({ name }) => !name.endsWith('-'));
      const unsigned =
        read.has('--allow-unauthenticated', '--force-yes') ||
        read
          .all('-o', '--option')
          .some(({ written = '' }) => /AllowInsecureRepositories=(true|1|yes)/i.test(written));
      const withoutRecommended =
        read.has('--no-install-recommends', '-R', '--without-recommends') ||
        read
          .all('-o', '--option')
          .some(({ written = '' }) => /Install-Recommends=(false|0|no)\b/i.test(written));
      return packageEffect(command, {
        manager: 'apt',
        packages: staying,
        root: into,
        incomplete,
        unsigned,
        withoutRecommended,
      });
    }
    case 'remove':
    case 'purge':
    case 'autoremove':
      return packageEffect(command, {
        manager: 'apt',
        kind: 'packages-removed',
        packages,
        root: into,
        incomplete,
      });
    default:
      return [];
  }
}

/** `name`, `name=version`, `name/release`, `name:arch`; a path is a file to install. */
function aptPackage(text: string): Omit<PackageName, 'span'> {
  if (/^\.{0,2}\//.test(text)) return { name: text, version: undefined };
  const [, name = text, , version] = /^([^=/:]+)(:[a-z0-9-]+)?(?:=(.*)|\/.*)?$/.exec(text) ?? [];
  return { name, version };
}

const dpkgFlags = flags('--root --admindir --instdir --log -D');

/** dpkg(1): `-i file…`, `-r name…`, `-x file directory`. */
export const dpkg: Family = { programs: ['dpkg', 'dpkg-deb'], effects: dpkgEffects };

function dpkgEffects(command: Command): Effect[] {
  const read = flagsOf(command.args, dpkgFlags);
  const root = pathOf(command, read.value('--root', '--instdir'));
  const { packages, incomplete } = packageNames(read.operands, (name) => ({ name, version: undefined }));
  if (read.has('-x', '-X', '--extract', '--vextract')) {
    const [archive, into] = read.operands;
    const paths = { archive: pathOf(command, archive?.text), into: pathOf(command, into?.text) };
    return [{ kind: 'unpacked', ...paths, span: command.span, certainty: certaintyOf(command) }];
  }
  if (read.has('-i', '--install', '--unpack')) {
    return packageEffect(command, { manager: 'dpkg', packages, root, incomplete });
  }
  if (read.has('-r', '-P', '--remove', '--purge')) {
    return packageEffect(command, { manager: 'dpkg', kind: 'packages-removed', packages, root, incomplete });
  }
  return [];
}

/** debootstrap(8): a whole system in a directory. */
export const bootstrap: Family = {
  programs: ['debootstrap', 'mmdebstrap', 'cdebootstrap'],
  effects: bootstrapEffects,
};

function bootstrapEffects(command: Command): Effect[] {
  const read = flagsOf(
    command.args,
    flags('--include --variant --arch --mode --components --keyring --mirror'),
  );
  const into = pathOf(command, read.operands[1]?.text);
  if (read.operands.length < 2) return [];
  return [
    { kind: 'unpacked', archive: undefined, into, span: command.span, certainty: certaintyOf(command) },
  ];
}
