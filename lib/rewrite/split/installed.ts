import { presentIn, valueOf } from '../../fact/fact';
import { installLine } from '../../programs/package-commands';
import { addsSources } from '../../programs/package-sources';
import { packagesAt } from '../../programs/packages';
import { isOfLanguage } from '../own-language';
import { type Refusal, refused, type Subject } from './subject';

/** Names that end so hold what is needed to compile against a library. */
const headers = /-(dev|devel|headers|static)$/;
/** Compilers and their like, and what fetches and unpacks what is built. */
const tools: ReadonlySet<string> = new Set(
  `build-essential build-base gcc g++ gcc-c++ cpp clang llvm lld binutils make cmake ninja-build samurai meson autoconf automake
   libtool m4 bison flex patch pkg-config pkgconf pkgconf-pkg-config gfortran nasm yasm ccache git git-core git-lfs mercurial
   subversion gnupg gnupg2 apt-transport-https apt-utils software-properties-common lsb-release dirmngr unzip zip bzip2 xz-utils
   xz tar file rsync python3-pip python3-venv maven gradle cargo rustc golang golang-go swig protobuf-compiler musl-tools
   linux-headers fakeroot debhelper devscripts`.split(/\s+/),
);
/** Tools of building, unless what starts or checks names them. */
const fetchers: ReadonlySet<string> = new Set(['curl', 'wget']);

/** Python beside a compiler, for a program on Node.js: node-gyp runs on it. https://github.com/nodejs/node-gyp#on-unix */
const ofNodeGyp = /^python(3|3-minimal)?$/;
const compilers: ReadonlySet<string> = new Set([
  'build-base',
  'build-essential',
  'g++',
  'gcc',
  'gcc-c++',
  'make',
]);

export type Installed = {
  /** The instruction that installs what is needed to run; undefined where there is none. */
  readonly line: string | undefined;
  /** Whether some stay behind that only building needs. */
  readonly leavesSome: boolean;
  readonly caveats: readonly string[];
};

/** The C library: what is installed with a package manager stands on it. */
const ofEveryBase = /^(libc6|glibc|musl)$/;

/** Of the packages that the stage installs those that may be needed to run, and the libraries that others are linked with. */
export function installedFor({
  view,
  inspection,
  own: base,
  target,
  product,
  language,
}: Subject): Installed | Refusal {
  const needed = new Set<string>();
  const unclear: string[] = [];
  const interpreters = new Set<string>();
  let leavesSome = false;
  const removed = new Set<string>();
  // What every image of its distribution has needs no mention.
  const isBare = valueOf(base.facts.purpose) === 'base';
  const own = new Set(isBare ? presentIn(base.facts.packages)?.map(({ name }) => name) : []);
  let manager: string | undefined;
  // What another repository has is not found where that is not added.
  const isFromElsewhere = product === undefined && isWithOthers(view);
  for (const { effect } of view.tree.effects)
    if (effect.kind === 'packages-removed') for (const { name } of effect.packages) removed.add(name);
  const known = packagesAt(view);
  const { text } = inspection.dockerfile;
  const said = [target.start, target.healthcheck]
    .flatMap((launch) => (launch ? [text.slice(launch.span.start, launch.span.end)] : []))
    .join('\n');
  for (const { effect } of view.tree.effects) {
    if (effect.kind !== 'packages-installed' || !isOfSystem(effect.manager)) continue;
    if (effect.virtual !== undefined && removed.has(effect.virtual)) continue;
    if (effect.incomplete || effect.root !== undefined)
      return refused('Which packages of the distribution it installs is not told.');
    manager = effect.manager;
    const compiles = language === 'nodejs' && effect.packages.some(({ name }) => compilers.has(name));
    for (const { name } of effect.packages) {
      const isForCompiler = compiles && ofNodeGyp.test(name) && !said.includes('python');
      if (isForCompiler) interpreters.add(name);
      const isTool = tools.has(name) || isForCompiler || (fetchers.has(name) && !said.includes(name));
      leavesSome ||= isTool || headers.test(name);
      if (removed.has(name) || isTool || (isFromElsewhere && isOfLanguage(name, language))) continue;
      if (!headers.test(name)) {
        if (!own.has(name) && !ofEveryBase.test(name)) needed.add(name);
        continue;
      }
      const links = known?.holding(name)?.links;
      const libraries = links?.map((soname) => known?.withLibrary(soname)[0]);
      if (libraries === undefined || libraries.includes(undefined)) unclear.push(name);
      else
        for (const library of libraries)
          if (library !== undefined && !own.has(library) && !ofEveryBase.test(library)) needed.add(library);
    }
  }
  const caveats = [
    ...(unclear.length === 0
      ? []
      : [
          `\`${unclear.join('`, `')}\` ${unclear.length === 1 ? 'stays' : 'stay'} where it is built: if the program is linked with it, the new stage needs the library itself.`,
        ]),
    ...[...interpreters].map(
      (name) =>
        `\`${name}\` stays where it is built, with the compiler that it serves: if the program starts it, the new stage needs it too.`,
    ),
  ];
  if (needed.size === 0 || manager === undefined) return { line: undefined, leavesSome, caveats };
  const install = installLine(manager, [...needed]);
  if (install === undefined)
    return refused(`How \`${manager}\` installs in a stage of its own is not known.`);
  return { line: `RUN ${install}`, leavesSome, caveats };
}

function isWithOthers(view: Subject['view']): boolean {
  return addsSources(view, 'apt') || addsSources(view, 'apk');
}

function isOfSystem(manager: string): boolean {
  return ['apt', 'apk', 'dnf', 'microdnf', 'yum', 'tdnf', 'zypper', 'dpkg', 'rpm'].includes(manager);
}
