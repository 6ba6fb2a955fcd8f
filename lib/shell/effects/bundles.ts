import { baseName, resolveKnown } from '../../path/path';
import { flagsOf } from '../arguments';
import type { Command } from '../command';
import type { Effect } from '../effect';
import { artifact, verbOf } from './artifact';
import { type Family, flags, packageEffect, packageNames, pathOf, type Scene } from './family';

/** gem, bundler: https://bundler.io/man/bundle-install.1.html; composer: https://getcomposer.org/doc/03-cli.md */
export const bundles: Family = {
  programs: ['gem', 'bundle', 'bundler', 'composer', 'composer.phar'],
  effects: bundleEffects,
};

function bundleEffects(command: Command, scene: Scene): Effect[] {
  const name = baseName(command.name);
  if (name === 'gem') return gem(command);
  return name.startsWith('bundle') ? bundle(command, scene) : composer(command);
}

function gem(command: Command): Effect[] {
  const read = flagsOf(
    command.args,
    flags('-v -i -n -P -s --version --install-dir --bindir --source --platform --document'),
  );
  const verb = verbOf(read.operands);
  const { packages, incomplete } = packageNames(read.operands.slice(1), (text) => {
    const [name = text, version] = text.split(':');
    return { name, version: version ?? read.value('-v', '--version') };
  });
  const root = pathOf(command, read.value('-i', '--install-dir'));
  if (verb === 'install' || verb === 'i')
    return packageEffect(command, { manager: 'gem', packages, root, incomplete });
  if (verb !== 'uninstall') return [];
  return packageEffect(command, { manager: 'gem', kind: 'packages-removed', packages, root, incomplete });
}

function bundle(command: Command, { settings }: Scene): Effect[] {
  const read = flagsOf(
    command.args,
    flags('-j -r -P --jobs --retry --path --gemfile --without --with --binstubs --trust-policy'),
  );
  const verb = verbOf(read.operands);
  if (verb !== '' && verb !== 'install' && verb !== 'update') return [];
  const { environment } = command;
  const local =
    read.has('--deployment') ||
    /^(1|true)$/.test(environment.get('BUNDLE_DEPLOYMENT') ?? settings.get('bundle deployment') ?? '');
  const folder =
    read.value('--path') ??
    environment.get('BUNDLE_PATH') ??
    settings.get('bundle path') ??
    (local ? 'vendor/bundle' : undefined);
  const path = folder === undefined ? environment.get('GEM_HOME') : pathOf(command, folder);
  return [
    ...packageEffect(command, { manager: 'gem', packages: [], root: path, incomplete: true }),
    artifact(command, 'ruby-bundle', path),
  ];
}

function composer(command: Command): Effect[] {
  const read = flagsOf(
    command.args,
    flags('-d --working-dir --ignore-platform-req --prefer-install --repository'),
  );
  const verb = verbOf(read.operands);
  const global = verb === 'global';
  const inner = global ? verbOf(read.operands.slice(1)) : verb;
  const operands = read.operands.slice(global ? 2 : 1);
  const home = global ? command.environment.get('COMPOSER_HOME') : (read.value('-d', '--working-dir') ?? '.');
  const vendor = command.environment.get('COMPOSER_VENDOR_DIR') ?? 'vendor';
  const path = resolveKnown(pathOf(command, home), vendor);
  if (inner === 'create-project') {
    const target = pathOf(command, operands[1]?.text);
    return [artifact(command, 'php-vendor', resolveKnown(target, vendor))];
  }
  if (inner !== 'install' && inner !== 'update' && inner !== 'require') return [];
  const { packages, incomplete } = packageNames(operands, (text) => {
    const [name = text, version] = text.split(/[:=]/);
    return { name, version };
  });
  const more = inner !== 'require' || incomplete;
  return [
    ...packageEffect(command, { manager: 'composer', packages, root: path, incomplete: more }),
    artifact(command, 'php-vendor', path),
  ];
}
