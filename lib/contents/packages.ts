import { imageOf } from '../bases/base';
import { valueOf } from '../fact/fact';
import type { Effect } from '../shell/effect';
import type { Contents } from './contents';
import { isKnownPackage, type Packaging, packagingOf, programsOf } from './program-table';
import type { StageTree } from './tree';

type Installed = Extract<Effect, { kind: 'packages-installed' | 'packages-removed' }>;

const systemManagers = new Set(['apt', 'apk', 'dnf', 'microdnf', 'yum', 'tdnf', 'zypper', 'dpkg', 'rpm']);

/** What the commands of one stage install into its own root, found once. */
type Index = {
  readonly packages: readonly { readonly name: string; readonly step: number }[];
  /** The step that first brings a program. */
  readonly programs: ReadonlyMap<string, number>;
  /** The first step that installs what the table does not know. */
  readonly unknownFrom: number;
  readonly manager: string | undefined;
  /** Every package name, of language package managers too, with the last part of a path: `cmd/tool` is `tool`. */
  readonly names: ReadonlyMap<string, { readonly step: number; readonly manager: string }>;
};

const indexes = new WeakMap<StageTree, Index>();

function indexOf(contents: Contents, stage: number): Index | undefined {
  const tree = contents.trees[stage];
  if (!tree) return undefined;
  const known = indexes.get(tree);
  if (known) return known;
  const installs = tree.effects.flatMap(({ effect, step }) =>
    isSystemInstall(effect) ? [{ effect, step }] : [],
  );
  const manager = installs[0]?.effect.manager;
  const packaging = packagingOfBase(contents, stage) ?? packagingOfManager(manager);
  const packages: { name: string; step: number }[] = [];
  const programs = new Map<string, number>();
  let unknownFrom = Number.POSITIVE_INFINITY;
  for (const { effect, step } of installs) {
    if (effect.packages.length === 0) unknownFrom = Math.min(unknownFrom, step);
    for (const { name } of effect.packages) {
      packages.push({ name, step });
      if (packaging === undefined || !isKnownPackage(name, packaging))
        unknownFrom = Math.min(unknownFrom, step);
      if (packaging === undefined) continue;
      for (const program of programsOf(name, packaging))
        if (!programs.has(program)) programs.set(program, step);
    }
  }
  const index = { packages, programs, unknownFrom, manager, names: namesOf(tree) };
  indexes.set(tree, index);
  return index;
}

function namesOf(tree: StageTree): Index['names'] {
  const names = new Map<string, { step: number; manager: string }>();
  for (const { effect, step } of tree.effects) {
    if (effect.kind !== 'packages-installed') continue;
    for (const { name } of effect.packages) {
      for (const key of [name, name.slice(name.lastIndexOf('/') + 1)])
        if (!names.has(key)) names.set(key, { step, manager: effect.manager });
    }
  }
  return names;
}

function isSystemInstall(effect: Effect): effect is Installed {
  return (
    effect.kind === 'packages-installed' && effect.root === undefined && systemManagers.has(effect.manager)
  );
}

function packagingOfBase(contents: Contents, stage: number): Packaging | undefined {
  const root = contents.bases[stage]?.root;
  const image = root && imageOf(root);
  const upstream = image && valueOf(image.facts.upstream);
  return packagingOf(upstream && upstream !== 'none' ? upstream.distribution : undefined);
}

function packagingOfManager(manager: string | undefined): Packaging | undefined {
  if (manager === undefined) return undefined;
  if (manager === 'apt' || manager === 'dpkg') return 'debian';
  return manager === 'apk' ? 'alpine' : 'rhel';
}

/** The stage and those it stands on, each with the step up to which it counts. */
function* chain(
  contents: Contents,
  stage: number,
  before: number,
): Iterable<{ readonly stage: number; readonly before: number }> {
  let at: number | undefined = stage;
  let limit = before;
  for (let depth = 0; at !== undefined && depth < 1000; depth += 1) {
    yield { stage: at, before: limit };
    const parent: number | undefined = contents.trees[at]?.parent;
    at = parent === at ? undefined : parent;
    limit = Number.POSITIVE_INFINITY;
  }
}

/** The packaging world of a stage: by its base, else by the package manager its commands use. */
export function packagingAt(contents: Contents, stage: number): Packaging | undefined {
  return packagingOfBase(contents, stage) ?? packagingOfManager(indexOf(contents, stage)?.manager);
}

/** Names of all packages installed on top of the base before a step. */
export function installedPackages(
  contents: Contents,
  stage: number,
  before = Number.POSITIVE_INFINITY,
): readonly string[] {
  const names: string[] = [];
  for (const link of chain(contents, stage, before)) {
    for (const { name, step } of indexOf(contents, link.stage)?.packages ?? [])
      if (step < link.before) names.push(name);
  }
  return names;
}

/** Whether a command of the stage installs a package that brings the program. */
export function isInstalled(
  contents: Contents,
  stage: number,
  program: string,
  before = Number.POSITIVE_INFINITY,
): boolean {
  for (const link of chain(contents, stage, before)) {
    const step = indexOf(contents, link.stage)?.programs.get(program);
    if (step !== undefined && step < link.before) return true;
  }
  return false;
}

/** Whether something is installed whose contents the table does not know: it may bring anything. */
export function installsUnknownPackage(
  contents: Contents,
  stage: number,
  before = Number.POSITIVE_INFINITY,
): boolean {
  for (const link of chain(contents, stage, before)) {
    if ((indexOf(contents, link.stage)?.unknownFrom ?? Number.POSITIVE_INFINITY) < link.before) return true;
  }
  return false;
}

/** The package manager that installs a package of the program's own name: `pip install gunicorn`. */
export function installedUnderItsName(
  contents: Contents,
  stage: number,
  program: string,
  before = Number.POSITIVE_INFINITY,
): string | undefined {
  for (const link of chain(contents, stage, before)) {
    const found = indexOf(contents, link.stage)?.names.get(program);
    if (found && found.step < link.before) return found.manager;
  }
  return undefined;
}
