import type { CatalogImage } from '../catalog/image';
import type { PackageNames } from '../catalog/package-names';
import { presentIn } from '../fact/fact';
import type { Command } from '../shell/command';
import type { Effect } from '../shell/effect';
import type { RunStep, Stage, StageGraph } from '../stages/stage';
import type { TextEdit } from '../text/edit';
import { span } from '../text/span';
import { rootStage } from './base-edit';
import type { Cure } from './draft';

/** The finding that goes when a stage installs with the manager that its base has. */
const rule = 'package-manager-not-found';

type Way = {
  readonly managers: readonly string[];
  /** Whether a command belongs to installing: it brings the list up to date, or clears up. */
  isUpkeep(command: Command): boolean;
  install(names: readonly string[], separator: string): string;
};

const folders = /^\/var\/(lib\/apt\/lists|cache\/(apt|apk|dnf|yum|microdnf))(\/\*?)?$/;

function isClearing({ name, args }: Command): boolean {
  const paths = args.filter(({ text = '' }) => !text.startsWith('-'));
  return name === 'rm' && paths.length > 0 && paths.every(({ text = '' }) => folders.test(text));
}

function calls(managers: readonly string[], verbs: readonly string[]): (command: Command) => boolean {
  return ({ name = '', args }) => {
    const [verb = ''] = args.flatMap(({ text = '' }) => (text.startsWith('-') ? [] : [text]));
    return managers.includes(name) && verbs.includes(verb);
  };
}

const aptManagers = ['apt-get', 'apt'];
const rpmManagers = ['dnf', 'microdnf', 'yum'];
const isAptUpkeep = calls(aptManagers, ['update', 'clean', 'autoclean', 'autoremove']);
const isApkUpkeep = calls(['apk'], ['update']);
const isRpmUpkeep = calls(rpmManagers, ['makecache', 'clean']);

const ways: readonly Way[] = [
  {
    managers: aptManagers,
    isUpkeep: (command) => isAptUpkeep(command) || isClearing(command),
    install: (names, separator) =>
      `apt-get update && apt-get install -y --no-install-recommends ${names.join(separator)} && rm -rf /var/lib/apt/lists/*`,
  },
  {
    managers: ['apk'],
    isUpkeep: (command) => isApkUpkeep(command) || isClearing(command),
    install: (names, separator) => `apk add --no-cache ${names.join(separator)}`,
  },
  ...rpmManagers.map((manager) => ({
    managers: [manager],
    isUpkeep: (command: Command) => isRpmUpkeep(command) || isClearing(command),
    install: (names: readonly string[], separator: string) =>
      `${manager} install -y ${names.join(separator)} && ${manager} clean all`,
  })),
];

/** How a manager (`apt` for both of its programs) installs in one go; undefined for one that is not known here. */
export function installLine(manager: string, names: readonly string[]): string | undefined {
  return ways.find(({ managers }) => managers.includes(manager))?.install(names, ' ');
}

/**
 * Installing with another package manager, in the stages that stand on what the target stands on: the packages under
 * their names there, in place of the commands that bring the list up to date, install and clear up. A run of commands
 * with anything else between them, with a package whose name there is not known or that does not exist there, stays.
 */
export function packageCures(
  graph: StageGraph,
  from: CatalogImage,
  to: CatalogImage,
  names: PackageNames,
  idAt: (kind: string, offset: number) => string,
): readonly Cure[] {
  const [manager] = presentIn(to.facts.packageManagers) ?? [];
  const there = ways.find(({ managers }) => manager !== undefined && managers.includes(manager));
  const [source, target] = [presentIn(from.facts.upstream), presentIn(to.facts.upstream)];
  const root = rootStage(graph);
  if (there === undefined || source === undefined || target === undefined || root === undefined) return [];
  const translate = (name: string) => names.translate(name, source, target);
  return stagesOn(graph, root).flatMap((stage) =>
    stage.steps.flatMap(({ run }) => {
      if (run === undefined) return [];
      const edit = editOf(graph.dockerfile.text, run, there, translate);
      if (edit === undefined) return renamed(run, there, to, translate, idAt);
      const because = `\`${to.reference}\` installs with \`${there.managers[0]}\`, where packages may be called otherwise.`;
      return [
        {
          cause: { id: idAt('packages', edit.span.start), rule, safety: 'review', because },
          edits: [edit],
        } as const,
      ];
    }),
  );
}

export function stagesOn({ stages }: StageGraph, root: Stage): readonly Stage[] {
  const on = new Set([root.index]);
  for (const { base, index } of stages) if (base.kind === 'stage' && on.has(base.stage)) on.add(index);
  return stages.filter(({ index }) => on.has(index));
}

type Translate = (name: string) => ReturnType<PackageNames['translate']>;

/** Packages that the release of the new base has under another name, where the manager stays. */
function renamed(
  run: RunStep,
  there: Way,
  to: CatalogImage,
  translate: Translate,
  idAt: (kind: string, offset: number) => string,
): readonly Cure[] {
  const edits = run.effects.flatMap((effect) => {
    if (!isPlainInstall(effect) || !there.managers.includes(managerOf(effect.manager))) return [];
    return effect.packages.flatMap((each) => {
      const found = translate(each.name);
      if (found === undefined || found.kind === 'absent' || found.names.includes(each.name)) return [];
      return [{ span: each.span, newText: found.names.join(' ') }];
    });
  });
  const [first] = edits;
  if (first === undefined) return [];
  const because = `\`${to.reference}\` has packages of other names for the same.`;
  return [
    {
      cause: {
        id: idAt('packages', first.span.start),
        rule: 'package-not-in-release',
        safety: 'review',
        because,
      },
      edits,
    },
  ];
}

/** As it is called: what it installs is said of `apt`, whichever of its programs runs. */
function managerOf(manager: string): string {
  return manager === 'apt' ? 'apt-get' : manager;
}

function editOf(text: string, run: RunStep, there: Way, translate: Translate): TextEdit | undefined {
  const { commands } = run.script;
  const here = ways.find(({ managers }) => commands.some(({ name = '' }) => managers.includes(name)));
  if (here === undefined || here === there || run.language !== 'shell') return undefined;
  const wanted: string[] = [];
  let installs = 0;
  const group: Command[] = [];
  for (const command of commands) {
    const installed = installedBy(command, run);
    const isAlone = command.redirects.length === 0 && command.pipe === undefined;
    const isOurs = installed !== undefined || (isAlone && here.isUpkeep(command));
    if (!isOurs && here.managers.includes(command.name ?? '')) return undefined;
    if (!isOurs) continue;
    group.push(command);
    if (installed !== undefined) installs += 1;
    for (const name of installed ?? []) {
      const found = translate(name);
      if (found === undefined || found.kind === 'absent') return undefined;
      if (found.kind !== 'with-base') wanted.push(...found.names);
    }
  }
  const place = placeOf(text, run, group);
  if (place === undefined || installs === 0) return undefined;
  const written = text.slice(place.start, place.end);
  const separator = /\\\r?\n([ \t]*)/.exec(written)?.[0];
  const names = [...new Set(wanted)];
  if (names.length === 0) return { span: place, newText: 'true' };
  return {
    span: place,
    newText: there.install(names, separator === undefined || names.length < 4 ? ' ' : ` ${separator}`),
  };
}

/** Options that only answer questions, keep quiet, or keep the image small, as is done there in its own way. */
const usual: ReadonlySet<string> = new Set([
  ...['-y', '--yes', '--assume-yes', '--assumeyes', '-q', '-qq', '-qy', '-yq', '-yqq', '-qqy', '--quiet'],
  ...['--no-install-recommends', '--no-install-suggests', '--fix-missing'],
  ...['--no-cache', '-U', '--update', '--update-cache', '--no-progress'],
  ...[
    '--nodocs',
    '--setopt=install_weak_deps=0',
    '--setopt=install_weak_deps=False',
    '--setopt=tsflags=nodocs',
  ],
]);

/** The packages of a command that installs these alone; undefined for any other. */
function installedBy(command: Command, run: RunStep): readonly string[] | undefined {
  if (command.runs !== 'always' || !command.failureCounts || command.pipe !== undefined) return undefined;
  if (command.wrappers.length > 0 || command.redirects.length > 0) return undefined;
  // Any other option says from where, which, or how: it is not to be lost.
  if (!command.args.every(({ text = '-' }) => !text.startsWith('-') || usual.has(text))) return undefined;
  const { start } = run.toSource(command.span);
  const own = run.effects.filter((effect) => effect.span.start === start);
  const [effect] = own;
  if (own.length !== 1 || effect === undefined || !isPlainInstall(effect)) return undefined;
  return effect.packages.map(({ name }) => name);
}

function isPlainInstall(
  effect: Effect,
): effect is Extract<Effect, { readonly kind: 'packages-installed' | 'packages-removed' }> {
  return (
    effect.kind === 'packages-installed' &&
    effect.root === undefined &&
    effect.incomplete !== true &&
    effect.virtual === undefined &&
    effect.packages.every(({ name, version }) => version === undefined && !/[/:*]/.test(name))
  );
}

/** From the first to the last of commands that follow one another with nothing but `&&` or `;` between. */
function placeOf(text: string, run: RunStep, group: readonly Command[]): TextEdit['span'] | undefined {
  const places = group.map((command) => run.toSource(command.span));
  const [first] = places;
  const last = places.at(-1);
  if (first === undefined || last === undefined) return undefined;
  for (const [at, place] of places.entries()) {
    const next = places[at + 1];
    if (
      next !== undefined &&
      !/^(?:\s|\\\r?\n)*(?:&&|;)(?:\s|\\\r?\n)*$/.test(text.slice(place.end, next.start))
    )
      return undefined;
  }
  return span(first.start, last.end);
}
