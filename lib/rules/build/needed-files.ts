import { flagsOf } from '../../shell/arguments';
import type { Command } from '../../shell/command';
import { pipWords } from '../../shell/effects/pip-arguments';
import { withoutTrailing } from '../../text/cut';

/** Files without which a command fails: of each set any one would do; paths as the command takes them. */
export function neededBy(command: Command): readonly (readonly string[])[] {
  const project = projectNeededBy(command);
  if (project === undefined) return [];
  const lock = lockNeededBy(command);
  return lock.length === 0 ? [project] : [project, lock];
}

/** The lock file, where the command installs by it alone; it may be that of a workspace above. */
function lockNeededBy(command: Command): readonly string[] {
  const [verb] = command.args.map(({ text }) => text);
  const above = (name: string) => upwards(command, name) ?? [];
  switch (command.name) {
    // https://docs.npmjs.com/cli/v11/commands/npm-ci
    case 'npm':
      return verb === 'ci' ? [...above('package-lock.json'), ...above('npm-shrinkwrap.json')] : [];
    // https://pnpm.io/errors#err_pnpm_no_lockfile
    case 'pnpm':
      return has(command, /^--frozen-lockfile(=true)?$/) ? above('pnpm-lock.yaml') : [];
    // https://docs.astral.sh/uv/concepts/projects/sync/#automatic-lock-and-sync
    case 'uv':
      return has(command, /^--(frozen|locked)$/) ? above('uv.lock') : [];
    // https://doc.rust-lang.org/cargo/commands/cargo-build.html#manifest-options
    case 'cargo':
      return has(command, /^--(frozen|locked)$/) ? above('Cargo.lock') : [];
    default:
      return [];
  }
}

function projectNeededBy(command: Command): readonly string[] | undefined {
  const pip = pipWords(command);
  if (pip) return requirements(command);
  const [verb, sub] = command.args.map(({ text }) => text);
  switch (command.name) {
    case 'npm':
      return has(command, /^(--prefix|-C|-w|--workspace)/)
        ? undefined
        : verb === 'ci' || verb === 'run'
          ? ['package.json']
          : undefined;
    case 'pnpm':
      return has(command, /^(-C|--dir|-g|--global)/) ||
        verb !== 'install' ||
        command.args.length > 2 ||
        isNamed(sub)
        ? undefined
        : ['package.json'];
    case 'bundle':
      return command.environment.has('BUNDLE_GEMFILE') || has(command, /^--gemfile/) || verb !== 'install'
        ? undefined
        : upwards(command, 'Gemfile');
    case 'composer':
      return has(command, /^(-d|--working-dir)/) || verb !== 'install' ? undefined : ['composer.json'];
    case 'go':
      return needsModule(command) ? upwards(command, 'go.mod') : undefined;
    case 'cargo':
      return has(command, /^(--manifest-path|-C)/) || !/^(build|fetch|test|run|b)$/.test(verb ?? '')
        ? undefined
        : upwards(command, 'Cargo.toml');
    case 'mvn':
      return has(command, /^(-f|--file|-v|--version)|:/) || verb === undefined ? undefined : ['pom.xml'];
    case 'poetry':
      return has(command, /^(-C|--directory|--project)/) || verb !== 'install'
        ? undefined
        : upwards(command, 'pyproject.toml');
    case 'uv':
      return has(command, /^(--project|--directory)/) || verb !== 'sync'
        ? undefined
        : upwards(command, 'pyproject.toml');
    case 'chmod':
      return sub !== undefined && /^\/[^*?$]*\.(sh|py)$/.test(sub) && command.args.length === 2
        ? [sub]
        : undefined;
    default:
      return undefined;
  }
}

/** A package of this name is installed, and `package.json` made for it. */
function isNamed(word: string | undefined): boolean {
  return word !== undefined && !word.startsWith('-');
}

function has(command: Command, pattern: RegExp): boolean {
  return command.args.some(({ text }) => text === undefined || pattern.test(text));
}

function requirements(command: Command): readonly string[] | undefined {
  const words = pipWords(command) ?? [];
  const read = flagsOf(words, {
    values: new Set(['-r', '--requirement', '-c', '--constraint', '-t', '--target']),
  });
  const files = read.all('-r', '--requirement').map(({ value }) => value);
  const [file] = files;
  return file === undefined ||
    files.length > 1 ||
    file.includes('://') ||
    file === '-' ||
    file.startsWith('/dev/')
    ? undefined
    : [file];
}

/** `go build ./…` and `go mod download`; not `go install name@version`. */
function needsModule({ args, environment }: Command): boolean {
  const [verb, sub] = args.map(({ text }) => text);
  if (environment.get('GO111MODULE') === 'off' || environment.has('GOFLAGS') || environment.has('GOWORK'))
    return false;
  if (
    args.some(({ text }) => text === undefined || text.includes('@') || text === '-C' || /\.go$/.test(text))
  )
    return false;
  return (verb === 'mod' && (sub === 'download' || sub === 'vendor')) || verb === 'build';
}

/** Nobody works deeper; all paths of a deep folder together are as long as the square of its own. */
const deepest = 50;

/** The file in the directory of the command, or in any above it. */
function upwards({ directory }: Command, name: string): readonly string[] | undefined {
  if (directory === undefined) return undefined;
  const places: string[] = [];
  for (let at = withoutTrailing(directory, '/'); ; at = at.slice(0, at.lastIndexOf('/'))) {
    places.push(`${at}/${name}`);
    if (at === '') return places;
    if (places.length > deepest) return undefined;
  }
}
