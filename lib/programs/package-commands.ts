import type { Command } from '../shell/command';
import type { Effect, PackageName } from '../shell/effect';
import type { RunStep } from '../stages/stage';

/** How packages are installed with one manager of a distribution, and what belongs to that. */
export type Way = {
  readonly managers: readonly string[];
  /** What comes before the first of several commands that install, begins each of them, and comes behind the last. */
  readonly before: string;
  readonly install: string;
  readonly after: string;
};

const aptManagers = ['apt-get', 'apt'];
const rpmManagers = ['dnf', 'microdnf', 'yum'];

export const ways: readonly Way[] = [
  {
    managers: aptManagers,
    before: 'apt-get update && ',
    install: 'apt-get install -y --no-install-recommends',
    after: ' && rm -rf /var/lib/apt/lists/*',
  },
  { managers: ['apk'], before: '', install: 'apk add --no-cache', after: '' },
  ...rpmManagers.map((manager) => ({
    managers: [manager],
    before: '',
    install: `${manager} install -y`,
    after: ` && ${manager} clean all`,
  })),
];

/** The manager that a command calls. */
export function wayOf({ name = '' }: Command): Way | undefined {
  return ways.find(({ managers }) => managers.includes(name));
}

const lists = /^\/var\/(lib\/(apt\/lists|dnf)|cache\/(apt|apk|dnf|yum|microdnf))(\/archives)?(\/\*|\/)?$/;
const leftovers = /^(\/tmp|\/var\/tmp|\/var\/log|\/usr\/share\/(doc|man))\/\*$/;

/** Brings lists up to date, brings what is installed up to date, or clears up: nothing of it says what is to be there. */
export function isUpkeep(command: Command): boolean {
  if (!isAlone(command)) return false;
  return isUpkeepOfManager(command) || isClearing(command, lists);
}

/** Brings what is installed up to date. */
export function isUpgrade(command: Command): boolean {
  return (
    isUpkeepOfManager(command) && command.args.some(({ text = '' }) => /^(dist-|full-)?upgrade$/.test(text))
  );
}

/** The same, with what commands that install leave elsewhere. */
export function isUpkeepAlone(command: Command): boolean {
  return isUpkeep(command) || (isAlone(command) && isClearing(command, lists, leftovers));
}

/** Nothing runs it, nothing reads what it says. */
function isAlone({ input, pipe, redirects, wrappers }: Command): boolean {
  const isSilencing = ({ target }: Command['redirects'][number]) =>
    /^(\/dev\/null|[12])$/.test(target.text ?? '');
  return input === undefined && pipe === undefined && wrappers.length === 0 && redirects.every(isSilencing);
}

const verbs: ReadonlyMap<Way | undefined, readonly string[]> = new Map(
  ways.map((way) => {
    if (way.managers.includes('apk')) return [way, ['update', 'upgrade']];
    if (way.managers === aptManagers)
      return [way, ['update', 'upgrade', 'dist-upgrade', 'full-upgrade', 'clean', 'autoclean', 'autoremove']];
    return [way, ['makecache', 'clean', 'update', 'upgrade']];
  }),
);

function isUpkeepOfManager(command: Command): boolean {
  const [verb = '', ...more] = command.args.flatMap(({ text = '?' }) => (text.startsWith('-') ? [] : [text]));
  const isAll = more.length === 0 || (verb === 'clean' && more.every((each) => each === 'all'));
  return isAll && (verbs.get(wayOf(command))?.includes(verb) ?? false);
}

function isClearing({ args, name }: Command, ...folders: readonly RegExp[]): boolean {
  const paths = args.filter(({ text = '' }) => !text.startsWith('-'));
  const isOurs = (written: string) => folders.some((each) => each.test(written));
  return name === 'rm' && paths.length > 0 && paths.every(({ written }) => isOurs(written));
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

/** The packages of the distribution that a command installs, and nothing else; undefined for any other. */
export function installedBy(command: Command, run: RunStep): readonly PackageName[] | undefined {
  if (command.runs !== 'always' || !isAlone(command) || wayOf(command) === undefined) return undefined;
  if (command.assignments.some(({ name }) => name !== 'DEBIAN_FRONTEND')) return undefined;
  // Any other option says from where, which, or how: it is not to be lost.
  if (!command.args.every(({ text = '-' }) => !text.startsWith('-') || usual.has(text))) return undefined;
  const own = run.effectsOf(command);
  const [effect] = own;
  if (own.length !== 1 || effect === undefined || !isPlainInstall(effect)) return undefined;
  return effect.packages;
}

export function isPlainInstall(
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

/** How a manager (`apt` for both of its programs) installs in one go; undefined for one that is not known here. */
export function installLine(manager: string, names: readonly string[]): string | undefined {
  const way = ways.find(({ managers }) => managers.includes(manager));
  return way && `${way.before}${way.install} ${names.join(' ')}${way.after}`;
}

/** Settings of the shell alone do nothing. */
export function isIdle({ args, name }: Command): boolean {
  if (name === 'true' || name === ':') return true;
  return name === 'set' && args.every(({ text = '' }) => /^[-+]|^pipefail$/.test(text));
}
