import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { NameList } from '../../lib/catalog/package-names';
import { recipesAt } from '../import-packages/aports';
import { packagesOfRecipe } from './apkbuild';

/** The names that one release is known to have, and what tells so. */
export type ReadList = NameList & {
  readonly names: ReadonlySet<string>;
  /** Packages of the base image of the distribution. */
  readonly base?: ReadonlySet<string>;
  readonly lacks?: ReadonlySet<string>;
};

/** `Packages` of all components of a release of Debian, as `apt-get update` leaves it, unpacked. */
export function readDebian(release: string, codename: string, file: string, retrieved: string): ReadList {
  const names = readFileSync(file, 'utf8').matchAll(/^Package: (\S+)$/gm);
  return {
    distribution: 'debian',
    release,
    complete: true,
    sources: [`https://packages.debian.org/${codename}/{package}`],
    retrieved,
    names: new Set([...names].map(([, name = '']) => name)),
  };
}

/** Of `main` and `community` in aports at the commit a release was branched off or soon after. */
export function readAlpine(release: string, commit: string, repository: string, retrieved: string): ReadList {
  const recipes = recipesAt(repository, commit);
  return {
    distribution: 'alpine',
    release,
    complete: true,
    sources: [`https://github.com/alpinelinux/aports/tree/${commit}`],
    retrieved,
    names: new Set(recipes.flatMap((recipe) => [...packagesOfRecipe(recipe)])),
  };
}

export function readWolfi(folder: string, commit: string, retrieved: string): ReadList {
  const names = ['wolfi-names.txt', 'wolfi-provides.txt'].flatMap((file) =>
    readFileSync(join(folder, file), 'utf8').split('\n'),
  );
  return {
    distribution: 'wolfi',
    complete: true,
    sources: [`https://github.com/wolfi-dev/os/tree/${commit}`],
    retrieved,
    names: new Set(names.filter((name) => name !== '' && !name.startsWith('!'))),
  };
}

/** Packages that advisories for a release name, those that lock files of its repositories name, and those already known. */
export function readEnterprise(
  release: string,
  { errata, locks }: { readonly errata: string; readonly locks: readonly string[] },
  known: ReadonlySet<string>,
  sources: string[],
  retrieved: string,
): ReadList {
  const folder = join(errata, `almalinux${release}`);
  const advised = readdirSync(folder).flatMap((file) =>
    [...readFileSync(join(folder, file), 'utf8').matchAll(/"name": "([^"\s]+)"/g)].map(
      ([, name = '']) => name,
    ),
  );
  const locked = locks.flatMap((file) => lockedNames(readFileSync(file, 'utf8'), release));
  return {
    distribution: 'rhel',
    release,
    complete: false,
    sources,
    retrieved,
    names: new Set([...advised, ...locked, ...known]),
  };
}

/** https://konflux-ci.dev/docs/building/prefetching-dependencies/#rpm */
function lockedNames(text: string, release: string): string[] {
  const starts = ['', 'codeready-builder-for-'].flatMap((use) =>
    ['rhel', 'ubi'].map((kind) => `${use}${kind}-${release}-`),
  );
  return text.split(/^ *- url: /m).flatMap((entry) => {
    const name = /^ +name: (\S+)$/m.exec(entry)?.[1];
    const repository = /^ +repoid: (\S+)$/m.exec(entry)?.[1] ?? '';
    return name !== undefined && starts.some((start) => repository.startsWith(start)) ? [name] : [];
  });
}
