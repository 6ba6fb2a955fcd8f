import type { InstallerShelf, Installers } from '../catalog/installers';
import { baseName } from '../path/path';
import type { Command } from '../shell/command';
import { withoutVersion } from './language';

const verbs = /^(add|ci|create|env|get|global|i|install|pip|require|run|sync|tool|update|upgrade)$/;

/** The language whose package manager a command has install something, as what its package managers bring. */
export function installsForLanguage(
  installers: InstallerShelf,
  { args, name }: Command,
): Installers | undefined {
  if (name === undefined) return undefined;
  const direct = installers.get(withoutVersion(baseName(name)));
  if (direct) return args.some(({ text }) => text === undefined || verbs.test(text)) ? direct : undefined;
  if (!/^python[\d.]*$/.test(baseName(name))) return undefined;
  const module = args.findIndex(({ text }) => text === '-m');
  return module < 0 ? undefined : installers.get(withoutVersion(args[module + 1]?.text ?? ''));
}
