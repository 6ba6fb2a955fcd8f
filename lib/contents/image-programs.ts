import type { CatalogImage } from '../catalog/image';
import { valueOf } from '../fact/fact';
import { type Answer, missing, notKnown, there } from './answer';
import { packageManagerCommands } from './package-manager-commands';
import { brings, coreutils, isKnownProgram, packagingOf } from './program-table';
import {
  buildpackPrograms,
  inAlpine,
  inDebianSlim,
  notInAlpine,
  notInDebianSlim,
  notInUbiMinimal,
  officialLanguageFamilies,
  onBuildpackDeps,
} from './usual-programs';
import { majorOf } from './version';

/** Programs that come with a language runtime; `builder`: only where the image is made to build with. */
const languagePrograms: Readonly<
  Record<string, { readonly runtime: readonly string[]; readonly builder: readonly string[] }>
> = {
  node: { runtime: ['node'], builder: ['npm', 'npx', 'yarn', 'corepack'] },
  nodejs: { runtime: ['node'], builder: ['npm', 'npx', 'yarn', 'corepack'] },
  python: { runtime: ['python3', 'python'], builder: ['pip', 'pip3'] },
  java: { runtime: ['java'], builder: ['javac', 'jlink', 'jar'] },
  go: { runtime: [], builder: ['go', 'gofmt'] },
  rust: { runtime: [], builder: ['cargo', 'rustc'] },
  ruby: { runtime: ['ruby'], builder: ['gem', 'bundle'] },
  php: { runtime: ['php'], builder: [] },
  dotnet: { runtime: ['dotnet'], builder: [] },
};

/** Whether a program can be started by its bare name in an image of the catalog. */
export function programIn(image: CatalogImage, program: string): Answer {
  const known = answers.get(image) ?? new Map<string, Answer>();
  answers.set(image, known);
  const before = known.get(program);
  if (before) return before;
  const answer = lookUp(image, program);
  known.set(program, answer);
  return answer;
}

/** The facts of an image do not change, and the same few programs are asked for again and again. */
const answers = new WeakMap<CatalogImage, Map<string, Answer>>();

function lookUp(image: CatalogImage, program: string): Answer {
  return (
    fromShell(image, program) ??
    fromPackageManagers(image, program) ??
    fromEntrypoint(image, program) ??
    fromLanguage(image, program) ??
    fromPackages(image, program) ??
    fromKind(image, program) ??
    notKnown(`what \`${image.reference}\` contains besides is not known`)
  );
}

function fromShell(image: CatalogImage, program: string): Answer | undefined {
  const shell = image.facts.shell;
  if (!shell.known) return undefined;
  const [source] = shell.sources;
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
  const [source] = managers.sources;
  const same = program === 'apt-get' || program === 'aptitude' ? ['apt', 'apt-get'] : [program];
  if (same.some((name) => managers.value.includes(name)))
    return there(`\`${image.reference}\` has ${program}`, source);
  if (program === 'yum' && managers.value.includes('dnf'))
    return there(`\`${image.reference}\` has dnf, also as yum`, source, 'likely');
  if (program === 'dnf' && managers.value.includes('yum')) return undefined;
  const has = managers.value.length === 0 ? 'no package manager' : managers.value.join(', ');
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
  if (
    !entrypoint.known ||
    first === undefined ||
    first
      .split('/')
      .pop()
      ?.replace(/[0-9.]+$/, '') !== program.replace(/[0-9.]+$/, '')
  )
    return undefined;
  const [source] = entrypoint.sources;
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

function fromLanguage(image: CatalogImage, program: string): Answer | undefined {
  const { language, purpose } = image.facts;
  if (!language.known || language.value === 'none') return undefined;
  const known = languagePrograms[language.value.name];
  if (!known) return undefined;
  const [source] = language.sources;
  if (program === 'corepack' && (majorOf(language.value.version) ?? 0) >= 25) {
    return missing('Node.js 25 and newer come without corepack', source, 'likely');
  }
  if (/\/runtime-deps:/.test(image.reference))
    return missing(`\`${image.reference}\` holds what .NET needs, not .NET itself`, source);
  if (known.runtime.includes(program))
    return there(`\`${image.reference}\` is a ${language.value.name} image`, source, 'likely');
  if (!known.builder.includes(program)) return undefined;
  if (bareRuntime(image))
    return missing(`\`${image.reference}\` holds the runtime alone, without ${program}`, source, 'likely');
  if (valueOf(purpose) === 'builder' || officialLanguageFamilies.has(image.family)) {
    return there(`\`${image.reference}\` is made to build ${language.value.name} programs`, source, 'likely');
  }
  return notKnown(`whether \`${image.reference}\` brings ${program} is not known`);
}

/** Without a shell there is nothing that could run a package manager of the language. */
function bareRuntime({ facts }: CatalogImage): boolean {
  return valueOf(facts.shell) === 'none';
}

function fromPackages(image: CatalogImage, program: string): Answer | undefined {
  const { packages, upstream } = image.facts;
  if (!packages.known || !upstream.known || upstream.value === 'none') return undefined;
  const packaging = packagingOf(upstream.value.distribution);
  if (packaging === undefined || !isKnownProgram(program)) return undefined;
  const [source] = packages.sources;
  const by = packages.value.find(({ name }) => brings(name, program, packaging));
  if (by) return there(`\`${image.reference}\` contains the package ${by.name}`, source);
  if (!speaksForAll(image)) return undefined;
  return missing(
    `none of the ${packages.value.length} packages in \`${image.reference}\` brings ${program}`,
    source,
    'likely',
  );
}

/** Images of applications bring programs built from source, which no list of packages shows. */
function speaksForAll(image: CatalogImage): boolean {
  const purpose = valueOf(image.facts.purpose);
  return purpose === 'base' || purpose === 'debug' || officialLanguageFamilies.has(image.family);
}

/** adduser left the smallest Debian images with release 13. */
const accountTools = new Set(['adduser', 'addgroup', 'deluser']);

function notInUbiMicro(program: string): boolean {
  return notInUbiMinimal.has(program) || /^(curl|tar|gzip|find|xargs|sed|awk|ps|microdnf|rpm)$/.test(program);
}

/**
 * What holds for a whole kind of image, where no list of packages is known. No fact of the catalog says it, so no
 * source is cited, and it is never certain.
 */
function fromKind(image: CatalogImage, program: string): Answer | undefined {
  if (!isKnownProgram(program) && !inAlpine.has(program)) return undefined;
  const { shell, upstream } = image.facts;
  if (shell.known && shell.value === 'none')
    return missing(
      `\`${image.reference}\` has neither a shell nor its usual companions`,
      shell.sources[0],
      'likely',
    );
  if (!upstream.known || upstream.value === 'none') return undefined;
  const { distribution } = upstream.value;
  if (coreutils.has(program) && shell.known && packagingOf(distribution) !== undefined) {
    return there(`\`${image.reference}\` has a shell and the basic programs beside it`, undefined, 'likely');
  }
  const tag = image.reference.slice(image.reference.lastIndexOf(':') + 1);
  if (packagingOf(distribution) === 'debian') {
    if (onBuildpackDeps.has(image.family) && !/slim/.test(tag)) {
      return buildpackPrograms.has(program)
        ? there(`${image.family} images without "slim" stand on buildpack-deps`, undefined, 'likely')
        : undefined;
    }
    const smallest =
      image.family === 'debian' ||
      image.family === 'ubuntu' ||
      (/slim/.test(tag) && onBuildpackDeps.has(image.family));
    if (inDebianSlim.has(program) && valueOf(image.facts.packageManagers)?.includes('apt'))
      return there(`it is essential in ${distribution}`, undefined, 'likely');
    if (smallest && accountTools.has(program) && (majorOf(upstream.value.release) ?? 0) >= 13) {
      return missing(`\`${image.reference}\` does not bring ${program}`, undefined, 'likely');
    }
    if (smallest && notInDebianSlim.has(program))
      return missing(`\`${image.reference}\` does not bring ${program}`, undefined, 'likely');
  }
  if (distribution === 'alpine' || image.family === 'wolfi') {
    if (inAlpine.has(program) && valueOf(image.facts.packageManagers)?.includes('apk'))
      return there(`BusyBox in \`${image.reference}\` brings it`, undefined, 'likely');
    if (notInAlpine.has(program) && speaksForAll(image))
      return missing(`\`${image.reference}\` does not bring ${program}`, undefined, 'likely');
  }
  if (
    (/ubi-minimal/.test(image.reference) && notInUbiMinimal.has(program)) ||
    (/ubi-micro/.test(image.reference) && notInUbiMicro(program))
  )
    return missing(`\`${image.reference}\` does not bring ${program}`, undefined, 'likely');
  return undefined;
}
