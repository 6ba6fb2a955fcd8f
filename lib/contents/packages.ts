import { imageOf } from '../bases/base';
import { valueOf } from '../fact/fact';
import type { Effect } from '../shell/effect';
import type { Contents } from './contents';
import { brings, isKnownPackage, type Packaging, packagingOf } from './program-table';

type Installed = Extract<Effect, { kind: 'packages-installed' | 'packages-removed' }>;

const systemManagers = new Set(['apt', 'apk', 'dnf', 'microdnf', 'yum', 'tdnf', 'zypper', 'dpkg', 'rpm']);

/** Installations into the stage's own root by a system package manager, those of the stages below included. */
export function installations(
  contents: Contents,
  stage: number,
  before = Number.POSITIVE_INFINITY,
): readonly Installed[] {
  const found: Installed[] = [];
  let at: number | undefined = stage;
  let limit = before;
  for (let depth = 0; at !== undefined && depth < 64; depth += 1) {
    const tree: Contents['trees'][number] | undefined = contents.trees[at];
    for (const { effect, step } of tree?.effects ?? []) {
      if (
        step < limit &&
        effect.kind === 'packages-installed' &&
        effect.root === undefined &&
        systemManagers.has(effect.manager)
      )
        found.push(effect);
    }
    at = tree?.parent === at ? undefined : tree?.parent;
    limit = Number.POSITIVE_INFINITY;
  }
  return found;
}

/** The packaging world of a stage: by its base, else by the package manager its commands use. */
export function packagingAt(contents: Contents, stage: number): Packaging | undefined {
  const root = contents.bases[stage]?.root;
  const upstream =
    root &&
    imageOf(root) &&
    valueOf(imageOf(root)?.facts.upstream ?? { known: false, because: 'not-looked-up' });
  const byBase = packagingOf(upstream && upstream !== 'none' ? upstream.distribution : undefined);
  if (byBase) return byBase;
  const manager = installations(contents, stage)[0]?.manager;
  if (manager === 'apt' || manager === 'dpkg') return 'debian';
  if (manager === 'apk') return 'alpine';
  return manager === undefined ? undefined : 'rhel';
}

/** Names of all packages installed on top of the base. */
export function installedPackages(contents: Contents, stage: number, before?: number): readonly string[] {
  return installations(contents, stage, before).flatMap(({ packages }) => packages.map(({ name }) => name));
}

/** Whether a command of the stage installs a package that brings the program. */
export function isInstalled(contents: Contents, stage: number, program: string, before?: number): boolean {
  const packaging = packagingAt(contents, stage);
  return (
    packaging !== undefined &&
    installedPackages(contents, stage, before).some((name) => brings(name, program, packaging))
  );
}

/** Whether something is installed whose contents the table does not know: it may bring anything. */
export function installsUnknownPackage(contents: Contents, stage: number, before?: number): boolean {
  const packaging = packagingAt(contents, stage);
  return installations(contents, stage, before).some(
    ({ packages }) =>
      packages.length === 0 ||
      packages.some(({ name }) => packaging === undefined || !isKnownPackage(name, packaging)),
  );
}
