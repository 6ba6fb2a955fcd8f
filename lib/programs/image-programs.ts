import type { Catalog, CatalogImage, Package } from '../catalog/image';
import type { Packages } from '../catalog/package-table';
import { type Answer, missing, notKnown, there } from '../contents/answer';
import { majorOf } from '../contents/version';
import { bestSource, isPublished, presentIn, valueOf } from '../fact/fact';
import { baseName, usualPath } from '../path/path';
import { fromDropped, fromRecipe } from './dropped';
import { fromManagersOfDistribution, fromPackageManagers, fromSearch } from './image-managers';
import { withoutVersion } from './language';

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
  const seen = fromObserved(image, program);
  if (seen?.is === 'there') return seen;
  return (
    fromShell(image, program) ??
    (seen === undefined ? fromDropped(image, program) : undefined) ??
    fromPackageManagers(image, program) ??
    seen ??
    fromManagersOfDistribution(catalog, image, program) ??
    fromEntrypoint(image, program) ??
    fromCommand(image, program) ??
    // A complete list of packages tells more than a search.
    (image.facts.packages.known ? undefined : fromSearch(image, program)) ??
    fromDeclared(image, program, packages) ??
    fromLanguage(catalog, image, program) ??
    fromOwnPackages(image, program, packages) ??
    fromSearch(image, program) ??
    fromGround(catalog, image, program) ??
    fromEssential(image, program, packages) ??
    fromRecipe(image, program) ??
    fromShellBeside(catalog, image, program) ??
    notKnown({ code: 'rest-of-image-not-known', image: image.reference })
  );
}

/** What is known of the packages of an image's distribution. */
export function packagesOf(catalog: Catalog, { facts }: CatalogImage): Packages | undefined {
  const upstream = presentIn(facts.upstream);
  return upstream === undefined ? undefined : catalog.packages.of(upstream);
}

/** All programs on the PATH of an image that was measured, and no others. */
function fromObserved({ observed, reference }: CatalogImage, program: string): Answer | undefined {
  const listed = observed?.programs;
  if (listed === undefined) return undefined;
  const path = listed.pathOf(program);
  return path === undefined
    ? missing({ code: 'image-does-not-bring', image: reference, program }, listed.source)
    : there({ code: 'image-has', image: reference, what: path }, { ...listed.source, path });
}

function fromShell(image: CatalogImage, program: string): Answer | undefined {
  const shell = image.facts.shell;
  if (!shell.known) return undefined;
  const source = () => bestSource(shell);
  if (shell.value === 'none') {
    if (program === 'sh' || program === 'bash' || program === 'ash' || program === 'dash')
      return missing({ code: 'image-has-no', image: image.reference, what: 'shell' }, source);
    return undefined;
  }
  const { path, name, also = [] } = shell.value;
  const at = baseName(path);
  const inPath = !path.startsWith('/busybox/') || (valueOf(image.facts.path) ?? '').includes('/busybox');
  if (program === at) {
    if (inPath) return there({ code: 'image-has', image: image.reference, what: path }, source);
    return missing({ code: 'shell-not-in-path', image: image.reference, path }, source);
  }
  if (program === 'bash' && [name, ...also].includes(program))
    return there({ code: 'image-has', image: image.reference, what: program }, source);
  return undefined;
}

function fromEntrypoint(image: CatalogImage, program: string): Answer | undefined {
  const entrypoint = image.facts.entrypoint;
  const first = entrypoint.known ? entrypoint.value[0] : undefined;
  if (!entrypoint.known || first === undefined || withoutVersion(baseName(first)) !== withoutVersion(program))
    return undefined;
  const source = () => bestSource(entrypoint);
  const folder = first.slice(0, first.lastIndexOf('/'));
  const path = image.facts.path;
  if (!first.includes('/'))
    return there({ code: 'image-starts', image: image.reference, program: first }, source);
  const folders = (valueOf(path) ?? usualPath).split(':');
  if (folders.includes(folder))
    return first.endsWith(`/${program}`)
      ? there({ code: 'image-has', image: image.reference, what: first }, source)
      : undefined;
  return missing({ code: 'not-in-path', image: image.reference, path: first }, source, 'likely');
}

/** What an image starts by name it has, where its own entrypoint is none or runs what it is handed. */
function fromCommand(image: CatalogImage, program: string): Answer | undefined {
  const { command, entrypoint } = image.facts;
  if (!command.known || !entrypoint.known || command.value[0] !== program) return undefined;
  const first = entrypoint.value[0];
  if (first !== undefined && !baseName(first).endsWith('entrypoint.sh')) return undefined;
  return there(
    { code: 'image-starts', image: image.reference, program },
    () => bestSource(command),
    'likely',
  );
}

function fromLanguage(catalog: Catalog, image: CatalogImage, program: string): Answer | undefined {
  const { language, purpose } = image.facts;
  if (!language.known || language.value === 'none') return undefined;
  const known = catalog.languagePrograms.get(language.value.name);
  if (!known) return undefined;
  const source = () => bestSource(language);
  const { packages } = image.facts;
  if (packages.known && packageNamed(packages.value, program))
    return there(
      { code: 'image-contains-package', image: image.reference, name: program },
      () => bestSource(packages),
      'likely',
    );
  // What the project of the language ships; distributions may pack it by itself.
  const left = image.traits.ownLanguage && known.leftOut?.find(({ programs }) => programs.includes(program));
  if (left && (majorOf(language.value.version) ?? 0) >= left.since) {
    const name = catalog.releases?.product(language.value.name)?.name ?? language.value.name;
    return missing({ code: 'left-out-since', language: name, program, since: left.since }, source, 'likely');
  }
  if (known.runtime.includes(program))
    return there(
      { code: 'image-of-language', image: image.reference, language: language.value.name },
      source,
      'likely',
    );
  if (known.perhaps.includes(program) && !bareRuntime(image)) return whetherItBrings(image, program);
  if (!known.builder.includes(program)) return undefined;
  if (bareRuntime(image))
    return missing({ code: 'runtime-alone', image: image.reference, program }, source, 'likely');
  if (valueOf(purpose) === 'builder' || image.traits.languageTools === 'every-variant') {
    return there(
      { code: 'image-builds-language', image: image.reference, language: language.value.name },
      source,
      'likely',
    );
  }
  return whetherItBrings(image, program);
}

function whetherItBrings({ reference }: CatalogImage, program: string): Answer {
  return notKnown({ code: 'whether-image', image: reference, how: 'brings', what: program });
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
  const source = () => bestSource(list);
  const bringing = packages.namesWithProgram(program);
  const by = list.value.find(({ name }) => bringing.has(name));
  if (by) return there({ code: 'image-contains-package', image: image.reference, name: by.name }, source);
  if (!speaksForAll(image) || !packages.knowsAll(list.value, 'programs')) return undefined;
  return missing(
    {
      code: 'no-package-brings',
      image: image.reference,
      count: countIn(image),
      program,
      installs: false,
    },
    source,
    valueOf(image.facts.purpose) === 'base' && image.entry ? 'certain' : 'likely',
  );
}

/** How many packages there are, where the list is that of the image itself and not of a build like it. */
export function countIn({ entry, facts, observed }: CatalogImage): number | undefined {
  return (entry || observed !== undefined) && facts.packages.known ? facts.packages.value.length : undefined;
}

/**
 * Whether the list of packages tells what is not there. Images of applications bring programs built from source,
 * and debug images of Distroless a BusyBox that no package holds. A list put together from recipes misses what
 * recommended packages bring and nobody removes: it tells what is there alone.
 */
export function speaksForAll(image: CatalogImage): boolean {
  const purpose = valueOf(image.facts.purpose);
  if (purpose === 'debug' || !isPublished(image.facts.packages)) return false;
  return (
    purpose === 'base' ||
    image.traits.packageLists === 'whole' ||
    image.traits.languageTools === 'every-variant'
  );
}

/** What the publisher's recipe asks for is there; what else is there it does not say. */
function fromDeclared(
  image: CatalogImage,
  program: string,
  packages: Packages | undefined,
): Answer | undefined {
  const { declaredPackages } = image.facts;
  if (!declaredPackages.known || !packages?.speaksOf(program)) return undefined;
  const bringing = packages.namesWithProgram(program);
  const name = declaredPackages.value.find((each) => bringing.has(each));
  if (name === undefined) return undefined;
  const source = () => bestSource(declaredPackages);
  return there({ code: 'image-contains-package', image: image.reference, name }, source, 'likely');
}

/** What the image below brings is here too; what it lacks may have been added. */
function fromGround(catalog: Catalog, image: CatalogImage, program: string): Answer | undefined {
  const ground = image.standsOn === undefined ? undefined : catalog.get(image.standsOn);
  if (!ground || ground === image) return undefined;
  const below = programIn(catalog, ground, program);
  if (below.is !== 'there') return undefined;
  return {
    ...below,
    reason: { code: 'ground-brings', image: image.reference, ground: ground.reference, how: 'brings' },
  };
}

/** Packages that a distribution's package manager cannot be without. */
function fromEssential(
  image: CatalogImage,
  program: string,
  packages: Packages | undefined,
): Answer | undefined {
  const [manager] = valueOf(image.facts.packageManagers) ?? [];
  if (!packages || manager === undefined) return undefined;
  const bringing = packages.namesWithProgram(program);
  const by = packages.table.always?.find((name) => bringing.has(name));
  return by === undefined
    ? undefined
    : there({ code: 'always-with-manager', name: by, manager }, packages.sourceOf(by), 'likely');
}

/** Where no list of packages is known: a shell comes with the programs of coreutils, and none with none of them. */
function fromShellBeside(catalog: Catalog, image: CatalogImage, program: string): Answer | undefined {
  const { shell } = image.facts;
  if (!shell.known || !catalog.packages.isProgram(program)) return undefined;
  if (shell.value !== 'none')
    return catalog.packages.isBasic(program)
      ? there({ code: 'shell-and-basics', image: image.reference }, undefined, 'likely')
      : undefined;
  if (valueOf(image.facts.purpose) === 'application') return undefined;
  return missing(
    { code: 'neither-shell-nor-programs', image: image.reference },
    () => bestSource(shell),
    'likely',
  );
}
