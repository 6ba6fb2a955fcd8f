import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** What makes the file systems that tests read, and what says the truth of them: each with the package it is in. */
const tools = {
  debootstrap: 'debootstrap',
  'dpkg-deb': 'dpkg',
  rpm: 'rpm',
  rpmbuild: 'rpm',
  db_load: 'db-util',
  readelf: 'binutils',
  openssl: 'openssl',
  zstd: 'zstd',
  find: 'findutils',
};

const packages = [...new Set(Object.values(tools))];
/** A machine without the network is not waited for. */
const patience = ['Retries=1', 'http::Timeout=20', 'https::Timeout=20'].flatMap((one) => [
  '-o',
  `Acquire::${one}`,
]);

export const noImageTools = `There is nothing to build file systems of images with. As root of a system with apt, install the packages ${packages.join(', ')}.`;

/** Whether all of them are on this machine, and may do what only root may: own files, change the root. */
export function findImageTools(): boolean {
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return false;
  return Object.keys(tools).every((name) => onPath(name));
}

function onPath(name: string): boolean {
  return (process.env.PATH ?? '').split(delimiter).some((folder) => existsSync(join(folder, name)));
}

/** Installs them from the system's packages, saying so; false where that does not work. */
export function installImageTools(): boolean {
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return false;
  console.log(
    `Some of what builds file systems of images was not found. Installing: apt-get install ${packages.join(' ')}`,
  );
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const commands = [
    ['update', '-qq', ...patience],
    ['install', '-y', '-qq', '--no-install-recommends', ...patience, ...packages],
  ];
  for (const rest of commands) {
    const { status } = spawnSync('apt-get', rest, { stdio: 'inherit', env, timeout: 15 * 60_000 });
    if (status !== 0) return false;
  }
  return findImageTools();
}
