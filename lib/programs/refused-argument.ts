import type { CatalogImage } from '../catalog/image';
import type { OptionShelf } from '../catalog/options';
import { presentIn, valueOf } from '../fact/fact';
import type { Command } from '../shell/command';
import { refusedByBusybox } from './busybox-options';
import {
  type RefusedArgument,
  refusedByBusyboxAccounts,
  refusedByDebianAccounts,
  refusedByShadow,
} from './program-options';

/** Packages of Alpine that bring GNU programs along, or may. */
const bringsGnu = /^(alpine-sdk|abuild|build-tools|bats|toybox)$|^uutils|-base-/;

const redHats = /^(rhel|fedora|centos|almalinux|rocky-linux|oracle-linux|amazon-linux)$/;

/**
 * Why a command would not take its arguments in an image; `installedOnTop` names the packages added to it.
 * `undefined`: it takes them, or that is not known.
 */
export function refusedArgumentIn(
  options: OptionShelf,
  image: CatalogImage,
  command: Command,
  installedOnTop: () => readonly string[],
): RefusedArgument | undefined {
  const upstream = presentIn(image.facts.upstream);
  if (!upstream) return undefined;
  const { distribution } = upstream;
  const shell = valueOf(image.facts.shell);
  if (shell && shell !== 'none' && shell.path.startsWith('/busybox/'))
    return refusedByBusyboxAccounts(options, command);
  if (distribution === 'debian' || distribution === 'ubuntu')
    return refusedByDebianAccounts(options, command) ?? refusedByShadow(options, command, false);
  if (distribution === 'alpine' || distribution === 'wolfi') {
    const refused = refusedByBusyboxAccounts(options, command) ?? refusedByShadow(options, command, false);
    if (refused || distribution !== 'alpine' || image.traits.alpinePrograms !== 'busybox') return refused;
    const missing = refusedByBusybox(options, command, installedOnTop);
    return missing && installedOnTop().some((name) => bringsGnu.test(name)) ? undefined : missing;
  }
  return redHats.test(distribution) ? refusedByShadow(options, command, true) : undefined;
}
