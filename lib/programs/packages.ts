import { longestChain } from '../bases/base';
import type { Packages } from '../catalog/packages';
import type { Contents, StageView } from '../contents/contents';
import type { StageTree } from '../contents/tree';
import { baseName } from '../path/path';
import type { Effect } from '../shell/effect';
import { packagesOf } from './image-programs';

type Installed = Extract<Effect, { kind: 'packages-installed' | 'packages-removed' }>;

const systemManagers = new Set(['apt', 'apk', 'dnf', 'microdnf', 'yum', 'tdnf', 'zypper', 'dpkg', 'rpm']);

/** What the commands of one stage install into its own root, found once. */
type Index = {
  /** Each by the first step that installs it. */
  readonly packages: readonly { readonly name: string; readonly step: number }[];
  /** The step that first brings a program. */
  readonly programs: ReadonlyMap<string, number>;
  /** The first step that installs what is not known, or from somewhere that is not known. */
  readonly unknownFrom: number;
  /** What is known of the packages of the stage's distribution. */
  readonly known: Packages | undefined;
  /** Every package name, of language package managers too, with the last part of a path: `cmd/tool` is `tool`. */
  readonly names: ReadonlyMap<string, { readonly step: number; readonly manager: string }>;
};

function indexOf({ views }: Contents, stage: number): Index | undefined {
  return views[stage]?.part(indexTree);
}

function indexTree({ contents, tree }: StageView): Index {
  const installs = tree.effects.flatMap(({ effect, step }) =>
    isSystemInstall(effect) ? [{ effect, step }] : [],
  );
  const known = packagesOfBase(contents, tree.stage) ?? ofManager(contents, installs[0]?.effect.manager);
  const packages = new Map<string, { readonly name: string; readonly step: number }>();
  const programs = new Map<string, number>();
  let unknownFrom = installs.length === 0 ? Number.POSITIVE_INFINITY : foreignFrom(contents, tree);
  for (const { effect, step } of installs) {
    if (effect.packages.length === 0 || effect.incomplete) unknownFrom = Math.min(unknownFrom, step);
    for (const { name } of effect.packages) {
      if (!packages.has(name)) packages.set(name, { name, step });
      const brought = known?.bringing(name, !effect.withoutRecommended);
      if (!brought) unknownFrom = Math.min(unknownFrom, step);
      for (const program of brought?.programs ?? []) if (!programs.has(program)) programs.set(program, step);
    }
  }
  return { packages: [...packages.values()], programs, unknownFrom, known, names: namesOf(tree) };
}

/** Names by which a stage gets packages from elsewhere than its distribution: those may bring anything. */
const elsewhere =
  /\/etc\/apt|sources\.list|apt-add-repository|add-apt-repository|extrepo|apt-key|\/etc\/apk|yum\.repos\.d|--repofrompath|--enablerepo|config-manager|\bepel\b|\bmodule +(enable|install)|(--repository|-X)[ =]|\| *(sudo +(-E +)?)?(ba)?sh\b/;

/** The first step that may add a package repository of somebody else. */
function foreignFrom(contents: Contents, tree: StageTree): number {
  for (const [path, writes] of tree.writes) {
    const [first] = writes;
    if (
      first &&
      /^\/etc(\/(apt|apk|yum|yum\.repos\.d)(\/|$)|$)/.test(path) &&
      first.origin.kind !== 'command'
    )
      return first.step;
  }
  const steps = contents.graph.stages[tree.stage]?.steps ?? [];
  const found = steps.findIndex(({ run }) => run !== undefined && elsewhere.test(run.text));
  return found < 0 ? Number.POSITIVE_INFINITY : found;
}

function namesOf(tree: StageTree): Index['names'] {
  const names = new Map<string, { step: number; manager: string }>();
  for (const { effect, step } of tree.effects) {
    if (effect.kind !== 'packages-installed') continue;
    for (const { name } of effect.packages) {
      for (const key of [name, baseName(name)])
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

function packagesOfBase(contents: Contents, stage: number): Packages | undefined {
  const image = contents.bases[stage]?.image;
  return image && packagesOf(contents.catalog, image);
}

function ofManager({ catalog }: Contents, manager: string | undefined): Packages | undefined {
  return manager === undefined ? undefined : catalog.packages.ofManager(manager);
}

/** The stage and those it stands on, each with the step up to which it counts. */
function* chain(
  contents: Contents,
  stage: number,
  before: number,
): Iterable<{ readonly stage: number; readonly before: number }> {
  let at: number | undefined = stage;
  let limit = before;
  for (let depth = 0; at !== undefined && depth <= longestChain; depth += 1) {
    yield { stage: at, before: limit };
    const parent: number | undefined = contents.trees[at]?.parent;
    at = parent === at ? undefined : parent;
    limit = Number.POSITIVE_INFINITY;
  }
}

/** The packages a stage can install: those of its base's distribution, else of the package manager it uses. */
export function packagesAt(contents: Contents, stage: number): Packages | undefined {
  return indexOf(contents, stage)?.known;
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

/** Whether something is installed of which nothing is known: it may bring anything. */
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
