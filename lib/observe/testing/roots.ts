import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { findImageTools, noImageTools } from '../../../bin/image-tools';
import { buildDebian } from './debian-root';
import { buildDistroless } from './distroless-root';
import { buildMusl } from './musl-root';
import { buildRpm } from './rpm-root';

/** Raised when a root is built otherwise. */
const version = 1;
const cache = fileURLToPath(new URL(`../../../node_modules/.cache/plinth/roots-${version}`, import.meta.url));

const builders = {
  debian: buildDebian,
  distroless: buildDistroless,
  musl: buildMusl,
  rpm: buildRpm,
};

export type RootName = keyof typeof builders;

/** Where a program without libraries stands in each root, to ask about it from inside; on no PATH. */
export const asked = '/opt/asked/busybox';

/**
 * The folder of a root file system, built once from packages of the system: one by debootstrap, one of unpacked packages
 * with `status.d`, one of musl and BusyBox, and one whose database rpm itself has written.
 */
export function rootFolder(name: RootName): string {
  const folder = join(cache, name);
  if (existsSync(folder)) return folder;
  if (!findImageTools()) throw new Error(noImageTools);
  mkdirSync(cache, { recursive: true });
  const partial = mkdtempSync(join(cache, `${name}-`));
  try {
    const root = join(partial, 'root');
    mkdirSync(root);
    builders[name](root, partial);
    // Somebody else may have built it meanwhile.
    if (!existsSync(folder)) renameSync(root, folder);
  } finally {
    rmSync(partial, { recursive: true, force: true });
  }
  return folder;
}

/** Builds those that are not there yet, saying so. */
export function buildRoots(): void {
  for (const name of Object.keys(builders)) {
    if (!isRootName(name) || existsSync(join(cache, name))) continue;
    console.log(`Building the file system of ${name}`);
    rootFolder(name);
  }
}

function isRootName(name: string): name is RootName {
  return Object.hasOwn(builders, name);
}
