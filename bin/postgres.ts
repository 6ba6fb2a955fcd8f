import { existsSync, readdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { installPackages } from './apt';

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
/** Installs it from the system's packages, saying so; undefined where that does not work. */
export function installPostgres(): string | undefined {
  if (!installPackages('No PostgreSQL was found on this machine. Installing one', packages)) return undefined;
  const folder = findPostgres();
  if (folder !== undefined) console.log(`Installed PostgreSQL: ${folder}`);
  return folder;
}
