import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** A machine without the network is not waited for. */
const patience = ['Retries=1', 'http::Timeout=20', 'https::Timeout=20'].flatMap((one) => [
  '-o',
  `Acquire::${one}`,
]);

/** Packages with a server start one of their own otherwise. */
const settings = ['DEBIAN_FRONTEND=noninteractive', 'RUNLEVEL=1'];

/** Installs packages of the system, saying why; false where there is no apt, nobody may, or it does not work. */
export function installPackages(why: string, packages: readonly string[]): boolean {
  const asRoot = wayToRoot();
  if (asRoot === undefined || !existsSync('/usr/bin/apt-get')) return false;
  console.log(`${why}: apt-get install ${packages.join(' ')}`);
  const commands = [
    ['update', '-qq', ...patience],
    ['install', '-y', '-qq', '--no-install-recommends', ...patience, ...packages],
  ];
  return commands.every((rest) => {
    const [command = '', ...more] = [...asRoot, 'env', ...settings, 'apt-get', ...rest];
    return spawnSync(command, more, { stdio: 'inherit', timeout: 15 * 60_000 }).status === 0;
  });
}

/** What stands before a command of the system's; on a machine of somebody's own, nothing is done with `sudo`. */
function wayToRoot(): readonly string[] | undefined {
  if (process.getuid?.() === 0) return [];
  return process.env.CI && onPath('sudo') ? ['sudo', '-n'] : undefined;
}

/** Where a program is that is called by its name alone. */
export function onPath(name: string): string | undefined {
  return (process.env.PATH ?? '')
    .split(delimiter)
    .map((folder) => join(folder, name))
    .find((path) => existsSync(path));
}
