import { existsSync } from 'node:fs';
import { installPackages, onPath } from './apt';

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
export const noImageTools = `There is nothing to build file systems of images with. As root of a system with apt, install the packages ${packages.join(', ')}.`;

/** Whether all of them are on this machine, and may do what only root may: own files, change the root. */
export function findImageTools(): boolean {
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return false;
  return Object.keys(tools).every((name) => onPath(name) !== undefined);
}

/** Installs them from the system's packages, saying so; false where that does not work. */
export function installImageTools(): boolean {
  const why = 'Some of what builds file systems of images was not found. Installing it';
  return installPackages(why, packages) && findImageTools();
}
