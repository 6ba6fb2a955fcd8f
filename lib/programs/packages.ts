import type { Packages } from '../catalog/package-table';
import { type Contents, type Moment, type StageView, stepsCounted } from '../contents/contents';
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

function indexOf(view: StageView): Index {
  return view.part(indexTree);
}

function indexTree(view: StageView): Index {
  const { contents, image, tree } = view;
  const installs = tree.effects.flatMap(({ effect, step }) =>
    isSystemInstall(effect) ? [{ effect, step }] : [],
  );
  const known =
    (image && packagesOf(contents.catalog, image)) ?? ofManager(contents, installs[0]?.effect.manager);
  const packages = new Map<string, { readonly name: string; readonly step: number }>();
  const programs = new Map<string, number>();
  let unknownFrom = installs.length === 0 ? Number.POSITIVE_INFINITY : foreignFrom(view);
  for (const { effect, step } of installs) {
    if (effect.packages.length === 0 || effect.incomplete) unknownFrom = Math.min(unknownFrom, step);
    for (const { name } of effect.packages) {
      if (!packages.has(name)) packages.set(name, { name, step });
      const brought = known?.bringing(name, !effect.withoutRecommended);
      if (brought === undefined || brought.more === 'anything') unknownFrom = Math.min(unknownFrom, step);
      for (const program of brought?.programs ?? []) if (!programs.has(program)) programs.set(program, step);
    }
  }
  return { packages: [...packages.values()], programs, unknownFrom, known, names: namesOf(tree) };
}

/** Names by which a stage gets packages from elsewhere than its distribution: those may bring anything. */
const elsewhere =
  /\/etc\/apt|sources\.list|apt-add-repository|add-apt-repository|extrepo|apt-key|\/etc\/apk|yum\.repos\.d|--repofrompath|--enablerepo|config-manager|\bepel\b|\bmodule +(enable|install)|(--repository|-X)[ =]|\| *(sudo +(-E +)?)?(ba)?sh\b/;

/** The first step that may add a package repository of somebody else. */
function foreignFrom({ stage, tree }: StageView): number {
  for (const [path, writes] of tree.writes) {
    const [first] = writes;
    if (
      first &&
      /^\/etc(\/(apt|apk|yum|yum\.repos\.d)(\/|$)|$)/.test(path) &&
      first.origin.kind !== 'command'
    )
      return first.step;
  }
  const found = stage.steps.findIndex(({ run }) => run !== undefined && elsewhere.test(run.text));
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

function ofManager({ catalog }: Contents, manager: string | undefined): Packages | undefined {
  return manager === undefined ? undefined : catalog.packages.ofManager(manager);
}

/** The packages a stage can install: those of its base's distribution, else of the package manager it uses. */
export function packagesAt(view: StageView): Packages | undefined {
  return indexOf(view).known;
}

/** Names of all packages installed on top of the base. */
export function installedPackages(moment: Moment): readonly string[] {
  const names: string[] = [];
  for (const view of moment.view.chain) {
    const counted = stepsCounted(moment, view);
    for (const { name, step } of indexOf(view).packages) if (step < counted) names.push(name);
  }
  return names;
}

/** Whether a command of the stage installs a package that brings the program. */
export function isInstalled(moment: Moment, program: string): boolean {
  return moment.view.chain.some((view) => {
    const step = indexOf(view).programs.get(program);
    return step !== undefined && step < stepsCounted(moment, view);
  });
}

/** Whether something is installed of which nothing is known: it may bring anything. */
export function installsUnknownPackage(moment: Moment): boolean {
  return moment.view.chain.some((view) => indexOf(view).unknownFrom < stepsCounted(moment, view));
}

/** The package manager that installs a package of the program's own name: `pip install gunicorn`. */
export function installedUnderItsName(moment: Moment, program: string): string | undefined {
  for (const view of moment.view.chain) {
    const found = indexOf(view).names.get(program);
    if (found && found.step < stepsCounted(moment, view)) return found.manager;
  }
  return undefined;
}
