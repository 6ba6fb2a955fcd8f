import type { Catalog, CatalogImage, Package } from '../catalog/image';
import type { Packages } from '../catalog/packages';
import { bestSource, isPublished, valueOf } from '../fact/fact';
import { type Table, table } from '../text/table';
import { type Answer, missing, notKnown, there } from './answer';
import { withoutVersion } from './language';
import { packageManagerCommands } from './package-manager-commands';
import { baseName } from './path';
import { majorOf } from './version';

type LanguagePrograms = {
  readonly runtime: readonly string[];
  /** Only where the image is made to build with. */
  readonly builder: readonly string[];
  /** That an image of the language may bring without a package, depending on how it was made. */
  readonly perhaps: readonly string[];
};

const node: LanguagePrograms = {
  runtime: ['node'],
  builder: ['npm', 'npx', 'yarn', 'corepack'],
  perhaps: ['nodejs', 'yarnpkg', 'pnpm'],
};

/** Programs that come with a language, outside of the packages of the distribution. */
const languagePrograms: Table<LanguagePrograms> = table({
  node,
  nodejs: node,
  python: {
    runtime: ['python3', 'python'],
    builder: ['pip', 'pip3'],
    perhaps: ['pydoc', 'pydoc3', 'idle3', 'python3-config', '2to3', 'uv'],
  },
  java: {
    runtime: ['java'],
    builder: ['javac', 'jlink', 'jar'],
    perhaps: ['keytool', 'jps', 'jcmd', 'jstack', 'jdeps'],
  },
  go: { runtime: [], builder: ['go', 'gofmt'], perhaps: [] },
  rust: { runtime: [], builder: ['cargo', 'rustc'], perhaps: ['rustup', 'rustfmt', 'rustdoc'] },
  ruby: {
    runtime: ['ruby'],
    builder: ['gem', 'bundle'],
    perhaps: ['bundler', 'irb', 'rake', 'erb', 'ri', 'rdoc'],
  },
  php: {
    runtime: ['php'],
    builder: [],
    perhaps: ['phar', 'pecl', 'pear', 'php-fpm', 'composer', 'apache2ctl', 'apachectl'],
  },
  dotnet: { runtime: ['dotnet'], builder: [], perhaps: [] },
});

/** Official images that bring the package manager of their language in every variant, and nothing else of their own. */
const officialLanguageFamilies = new Set(['golang', 'node', 'python', 'ruby', 'rust', 'php']);

/** Whether a program can be started by its bare name in an image of the catalog. */
export function programIn(catalog: Catalog, image: CatalogImage, program: string): Answer {
  const known = answers.get(image) ?? new Map<string, Answer>();
  answers.set(image, known);
  const before = known.get(program);
  if (before) return before;
  const answer = lookUp(catalog, image, program);
  if (known.size >= mostRemembered) known.clear();
  known.set(program, answer);
  return answer;
}

/** Files may name any program: what is remembered of an image has an end. */
const mostRemembered = 100;
/** The facts of an image do not change, and the same few programs are asked for again and again. */
const answers = new WeakMap<CatalogImage, Map<string, Answer>>();

function lookUp(catalog: Catalog, image: CatalogImage, program: string): Answer {
  const packages = packagesOf(catalog, image);
  return (
    fromShell(image, program) ??
    fromPackageManagers(image, program) ??
    fromEntrypoint(image, program) ??
    fromCommand(image, program) ??
    fromLanguage(image, program) ??
    fromOwnPackages(image, program, packages) ??
    fromSearch(image, program) ??
    fromGround(catalog, image, program) ??
    fromEssential(image, program, packages) ??
    fromShellBeside(catalog, image, program) ??
    notKnown(`what \`${image.reference}\` contains besides is not known`)
  );
}

/** What is known of the packages of an image's distribution. */
export function packagesOf(catalog: Catalog, { facts }: CatalogImage): Packages | undefined {
  const upstream = valueOf(facts.upstream);
  return upstream === undefined || upstream === 'none' ? undefined : catalog.packages.of(upstream);
}

function fromShell(image: CatalogImage, program: string): Answer | undefined {
  const shell = image.facts.shell;
  if (!shell.known) return undefined;
  const source = bestSource(shell);
  if (shell.value === 'none') {
    if (program === 'sh' || program === 'bash' || program === 'ash' || program === 'dash')
      return missing(`\`${image.reference}\` has no shell`, source);
    return undefined;
  }
  const at = shell.value.path.split('/').pop();
  const inPath =
    !shell.value.path.startsWith('/busybox/') || (valueOf(image.facts.path) ?? '').includes('/busybox');
  if (program === at || program === 'sh') {
    if (inPath) return there(`\`${image.reference}\` has ${shell.value.path}`, source);
    return missing(
      `the shell of \`${image.reference}\` is ${shell.value.path}, which is not in its PATH`,
      source,
    );
  }
  if (program === 'bash' && /bash/.test(shell.value.name))
    return there(`\`${image.reference}\` has bash`, source);
  return undefined;
}

function fromPackageManagers(image: CatalogImage, program: string): Answer | undefined {
  const managers = image.facts.packageManagers;
  if (!managers.known || !packageManagerCommands.has(program)) return undefined;
  const source = bestSource(managers);
  const same = program === 'apt-get' || program === 'aptitude' ? ['apt', 'apt-get'] : [program];
  if (same.some((name) => managers.value.includes(name)))
    return there(`\`${image.reference}\` has ${program}`, source);
  if (program === 'yum' && managers.value.includes('dnf'))
    return there(`\`${image.reference}\` has dnf, also as yum`, source, 'likely');
  if (program === 'dnf' && managers.value.includes('yum')) return undefined;
  const has = managers.value.length === 0 ? 'no package manager' : managers.value.join(' and ');
  return missing(
    managers.value.length === 0
      ? `\`${image.reference}\` has ${has}`
      : `\`${image.reference}\` uses ${has}, not ${program}`,
    source,
  );
}

function fromEntrypoint(image: CatalogImage, program: string): Answer | undefined {
  const entrypoint = image.facts.entrypoint;
  const first = entrypoint.known ? entrypoint.value[0] : undefined;
  if (!entrypoint.known || first === undefined || withoutVersion(baseName(first)) !== withoutVersion(program))
    return undefined;
  const source = bestSource(entrypoint);
  const folder = first.slice(0, first.lastIndexOf('/'));
  const path = image.facts.path;
  if (!first.includes('/')) return there(`\`${image.reference}\` starts ${first} itself`, source);
  const folders = (valueOf(path) ?? '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin').split(
    ':',
  );
  if (folders.includes(folder))
    return first.endsWith(`/${program}`) ? there(`\`${image.reference}\` has ${first}`, source) : undefined;
  return missing(`\`${image.reference}\` has it as ${first}, which is not in PATH`, source, 'likely');
}

/** What an image starts by name it has, where its own entrypoint is none or runs what it is handed. */
function fromCommand(image: CatalogImage, program: string): Answer | undefined {
  const { command, entrypoint } = image.facts;
  if (!command.known || !entrypoint.known || command.value[0] !== program) return undefined;
  const first = entrypoint.value[0];
  if (first !== undefined && !baseName(first).endsWith('entrypoint.sh')) return undefined;
  return there(`\`${image.reference}\` starts ${program} itself`, bestSource(command), 'likely');
}

function fromLanguage(image: CatalogImage, program: string): Answer | undefined {
  const { language, purpose } = image.facts;
  if (!language.known || language.value === 'none') return undefined;
  const known = languagePrograms[language.value.name];
  if (!known) return undefined;
  const source = bestSource(language);
  const { packages } = image.facts;
  if (packages.known && packageNamed(packages.value, program))
    return there(`\`${image.reference}\` contains the package ${program}`, bestSource(packages), 'likely');
  // What the project of Node.js ships; distributions pack corepack by itself.
  if (program === 'corepack' && image.family === 'node' && (majorOf(language.value.version) ?? 0) >= 25) {
    return missing('Node.js 25 and newer come without corepack', source, 'likely');
  }
  if (known.runtime.includes(program))
    return there(`\`${image.reference}\` is a ${language.value.name} image`, source, 'likely');
  if (known.perhaps.includes(program) && !bareRuntime(image))
    return notKnown(`whether \`${image.reference}\` brings ${program} is not known`);
  if (!known.builder.includes(program)) return undefined;
  if (bareRuntime(image))
    return missing(`\`${image.reference}\` holds the runtime alone, without ${program}`, source, 'likely');
  if (valueOf(purpose) === 'builder' || officialLanguageFamilies.has(image.family)) {
    return there(`\`${image.reference}\` is made to build ${language.value.name} programs`, source, 'likely');
  }
  return notKnown(`whether \`${image.reference}\` brings ${program} is not known`);
}

/** A package of the program's own name, or of a line of it: `corepack`, `npm-12`. */
function packageNamed(list: readonly Package[], program: string): boolean {
  return list.some(
    ({ name }) =>
      name === program || (name.startsWith(`${program}-`) && /^[\d.]+$/.test(name.slice(program.length + 1))),
  );
}

/** Without a shell there is nothing that could run a package manager of the language. */
function bareRuntime({ facts }: CatalogImage): boolean {
  return valueOf(facts.shell) === 'none';
}

/** The complete list of packages says what is there, and, where each of them is known, what is not. */
function fromOwnPackages(
  image: CatalogImage,
  program: string,
  packages: Packages | undefined,
): Answer | undefined {
  const list = image.facts.packages;
  if (!list.known || !packages?.speaksOf(program)) return undefined;
  const source = bestSource(list);
  const by = list.value.find(({ name }) => packages.holding(name)?.programs?.includes(program));
  if (by) return there(`\`${image.reference}\` contains the package ${by.name}`, source);
  if (!speaksForAll(image) || !list.value.every(({ name }) => packages.has(name))) return undefined;
  return missing(
    `none of the ${countIn(image)}packages in \`${image.reference}\` brings ${program}`,
    source,
    valueOf(image.facts.purpose) === 'base' && image.entry ? 'certain' : 'likely',
  );
}

/** "86 ", where the list is that of the image itself and not of a build like it. */
export function countIn({ entry, facts }: CatalogImage): string {
  return entry && facts.packages.known ? `${facts.packages.value.length} ` : '';
}

/**
 * Whether the list of packages tells what is not there. Images of applications bring programs built from source,
 * and debug images of Distroless a BusyBox that no package holds. A list put together from recipes misses what
 * recommended packages bring and nobody removes: it tells what is there alone.
 */
export function speaksForAll(image: CatalogImage): boolean {
  const purpose = valueOf(image.facts.purpose);
  if (purpose === 'debug' || !isPublished(image.facts.packages)) return false;
  return purpose === 'base' || image.family === 'distroless' || officialLanguageFamilies.has(image.family);
}

/** Somebody looked for it and did not find it. */
function fromSearch(image: CatalogImage, program: string): Answer | undefined {
  const { missingPrograms } = image.facts;
  if (!missingPrograms.known || !missingPrograms.value.includes(program)) return undefined;
  return missing(`\`${image.reference}\` does not bring ${program}`, bestSource(missingPrograms), 'likely');
}

/** What the image below brings is here too; what it lacks may have been added. */
function fromGround(catalog: Catalog, image: CatalogImage, program: string): Answer | undefined {
  const ground = image.standsOn === undefined ? undefined : catalog.get(image.standsOn);
  if (!ground || ground === image) return undefined;
  const below = programIn(catalog, ground, program);
  if (below.is !== 'there') return undefined;
  return { ...below, because: `\`${image.reference}\` stands on \`${ground.reference}\`, which brings it` };
}

/** Packages that a distribution's package manager cannot be without. */
function fromEssential(
  image: CatalogImage,
  program: string,
  packages: Packages | undefined,
): Answer | undefined {
  const managers = valueOf(image.facts.packageManagers);
  if (!packages || managers === undefined || managers.length === 0) return undefined;
  const by = packages.table.always?.find((name) => packages.holding(name)?.programs?.includes(program));
  return by === undefined
    ? undefined
    : there(`the package ${by} is in every image with ${managers[0]}`, packages.sourceOf(by), 'likely');
}

/** Where no list of packages is known: a shell comes with the programs of coreutils, and none with none of them. */
function fromShellBeside(catalog: Catalog, image: CatalogImage, program: string): Answer | undefined {
  const { shell } = image.facts;
  if (!shell.known || !catalog.packages.isProgram(program)) return undefined;
  if (shell.value !== 'none')
    return catalog.packages.isBasic(program)
      ? there(`\`${image.reference}\` has a shell and the basic programs beside it`, undefined, 'likely')
      : undefined;
  if (valueOf(image.facts.purpose) === 'application') return undefined;
  return missing(
    `\`${image.reference}\` has neither a shell nor the programs that come with one`,
    bestSource(shell),
    'likely',
  );
}
