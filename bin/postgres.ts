import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** Where Debian keeps the programs of each version. */
const debianFolder = '/usr/lib/postgresql';
const needed = ['initdb', 'postgres', 'psql'];

/** The folder of PostgreSQL's own programs on this machine: the one named, the newest of Debian's, or one on the path. */
export function findPostgres(): string | undefined {
  const named = process.env.PLINTH_POSTGRES;
  if (named) return named;
  const versions = existsSync(debianFolder) ? readdirSync(debianFolder) : [];
  const folders = [
    ...versions.sort((a, b) => Number(b) - Number(a)).map((version) => join(debianFolder, version, 'bin')),
    ...(process.env.PATH ?? '').split(delimiter),
  ];
  return folders.find((folder) => needed.every((name) => existsSync(join(folder, name))));
}

const packages = ['postgresql', 'postgresql-client'];
/** A machine without the network is not waited for. */
const patience = ['Retries=1', 'http::Timeout=20', 'https::Timeout=20'].flatMap((one) => [
  '-o',
  `Acquire::${one}`,
]);

/** Installs it from the system's packages, saying so; undefined where that does not work. */
export function installPostgres(): string | undefined {
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return undefined;
  console.log(`No PostgreSQL was found on this machine. Installing one: apt-get install ${packages[0]}`);
  const commands = [
    ['update', '-qq', ...patience],
    ['install', '-y', '-qq', '--no-install-recommends', ...patience, ...packages],
  ];
  // Its package starts a server of its own otherwise.
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive', RUNLEVEL: '1' };
  for (const rest of commands) {
    const { status } = spawnSync('apt-get', rest, { stdio: 'inherit', env, timeout: 15 * 60_000 });
    if (status !== 0) return undefined;
  }
  const folder = findPostgres();
  if (folder !== undefined) console.log(`Installed PostgreSQL: ${folder}`);
  return folder;
}
