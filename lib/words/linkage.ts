import type { ReasonOf } from './reason';

type Of<Names extends string> = { readonly [Name in Names]: string };

/** What decides whether Go uses cgo. */
const cgoClauses = {
  'cgo-disabled': () => 'CGO_ENABLED is 0',
  'cgo-enabled': () => 'CGO_ENABLED is 1',
  'cgo-not-known': () => 'the value of CGO_ENABLED is not known',
  'cgo-not-disabled': () => 'CGO_ENABLED is not set to 0',
  'cgo-off-for-system': ({ os }: Of<'os'>) => `cgo is off when building for ${os}`,
  'cgo-off-for-architecture': ({ architecture, host }: Of<'architecture' | 'host'>) =>
    `cgo is off when building for ${architecture} on ${host}`,
  'race-needs-cgo': () => '-race needs cgo',
};

type CgoCode = keyof typeof cgoClauses;
export type CgoReason<Each extends CgoCode = CgoCode> = ReasonOf<typeof cgoClauses, Each>;
const cgoClauseFor: { readonly [Each in CgoCode]: (reason: CgoReason<Each>) => string } = cgoClauses;

function cgoClause<Each extends CgoCode>(reason: CgoReason<Each>): string {
  return cgoClauseFor[reason.code](reason);
}

/** Why an executable is thought to be linked as it is, as a clause: "CGO_ENABLED is 0". */
const clauses = {
  ...cgoClauses,
  'pie-without-cgo': ({ cgo }: { readonly cgo: CgoReason }) =>
    `-buildmode=pie names the dynamic loader in the program even though ${cgoClause(cgo)}`,
  pie: () => '-buildmode=pie names the dynamic loader in the program',
  'go-external-static': () => '-linkmode external with -extldflags -static',
  'go-external': () => '-linkmode external without -extldflags -static',
  'go-static-flags': () => '-extldflags -static, which counts where C code is linked in',
  'go-tags-without-c': () => '-tags netgo,osusergo leave no C code unless a package of its own uses it',
  'sanitizers-need-cgo': () => 'the race detector and sanitizers need cgo',
  'imports-decide': ({ cgo }: { readonly cgo: CgoReason }) =>
    `${cgoClause(cgo)}: static as long as nothing imports net, os/user or C code`,

  /** An option of the command that says so itself. */
  option: ({ option }: Of<'option'>) => option,
  'linked-with': ({ option }: Of<'option'>) => `linked with ${option}`,
  'linked-without': ({ option }: Of<'option'>) => `linked without ${option}`,
  'linked-with-loader': ({ loader }: Of<'loader'>) => `linked without -static, its loader is ${loader}`,
  'ld-takes-shared': () => 'ld links shared libraries',
  'ld-takes-no-shared': () => 'ld is given no shared library',

  'target-links-statically': ({ target }: Of<'target'>) => `the target ${target} links statically`,
  'target-links-dynamically': ({ target }: Of<'target'>) => `the target ${target} links libc dynamically`,
  'target-not-known': () => 'the value of --target is not known',
  'default-target-decides': () => 'no --target is named: the default target of the builder decides',

  'tool-links-libc': ({ tool }: Of<'tool'>) => `${tool} links libc dynamically`,
  'dart-runtime-links-glibc': () => 'the runtime of Dart links glibc dynamically',
  'ghc-links-libgmp': () => 'ghc links libc and libgmp dynamically',
  'native-image-links-zlib': () => 'native-image links libc and zlib dynamically',
  'all-but-libc-static': () => 'all but libc is linked statically',
  'nim-without-static': () => 'nim links libc dynamically without --passL:-static',
  'crystal-without-static': () => 'crystal links its libraries dynamically without --static',
  'ocaml-unless-project': () => 'OCaml links libc dynamically unless the project says otherwise',
  'pyinstaller-loader': () => 'the loader that pyinstaller puts in front links libc dynamically',
  'packed-runtime-static': () => 'the packed runtime is static',
  'packed-runtime-dynamic': () => 'the packed runtime links libc dynamically',
  'static-executable-property': () => 'StaticExecutable is true',
  'swift-whole-static': () => 'the whole program is linked statically',
  'swift-library-inside': () => 'the Swift library is inside, libc is not',
  'swift-library-dynamic': () => 'the Swift library is linked dynamically',
  'zig-musl': () => 'zig links musl statically',
  'zig-with-libc': () => 'dynamic where libc is linked',
  'zig-without-libc': () => 'zig needs no libc unless -lc is given',
  'static-among-flags': () => '-static among the flags given',
  'own-files-decide': ({ tool, noCgo }: Of<'tool'> & { readonly noCgo: boolean }) =>
    `what ${tool} makes is said in its own files${noCgo ? '; Go programs are static, CGO_ENABLED is 0' : ''}`,

  // What only the stage tells.
  'dotnet-runtime-inside': () =>
    'a self-contained .NET program brings its runtime, which is linked dynamically',
  'erlang-runtime-inside': () =>
    'a release brings the Erlang runtime of the builder, which is linked dynamically',
  'jlink-launcher': () => 'jlink copies the launcher of the JDK, which is linked dynamically',
  'of-installed-package': ({ image }: Of<'image'>) => `it is part of a package installed on \`${image}\``,
  'of-image': ({ image }: Of<'image'>) => `it comes from \`${image}\``,
  'default-target-links': ({ libc, how }: Of<'libc'> & { readonly how: 'statically' | 'dynamically' }) =>
    `the default target of the builder links ${libc} ${how}`,
  'build-asks-for-static': () => 'the build is told to link statically',
  'go-builder-without-cgo': () => 'the builder is Go with `CGO_ENABLED=0`',
  'no-compiler-for-cgo': () => 'the builder has no C compiler, so Go switches cgo off',
};

type Code = keyof typeof clauses;

/** Why an executable is thought to be linked as it is. */
export type LinkageReason<Each extends Code = Code> = ReasonOf<typeof clauses, Each>;

const clauseFor: { readonly [Each in Code]: (reason: LinkageReason<Each>) => string } = clauses;

export function linkageClause<Each extends Code>(reason: LinkageReason<Each>): string {
  return clauseFor[reason.code](reason);
}

/** What is in doubt, without what follows from it. */
export function linkageDoubt(reason: LinkageReason): string {
  if (reason.code === 'imports-decide') return cgoClause(reason.cgo);
  return reason.code === 'default-target-decides' ? 'no --target is named' : linkageClause(reason);
}

/** Why a program linked on a newer glibc fails on an older one. */
export type GlibcGap = 'newer-symbol' | 'linked-since-2.34';

export function glibcGapClause(gap: GlibcGap, runtime: string): string {
  return gap === 'newer-symbol'
    ? `it fails if the program uses a symbol newer than ${runtime}`
    : 'whatever is linked on glibc 2.34 or newer asks for at least 2.34';
}
