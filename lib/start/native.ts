import { imageOf, referenceOf } from '../bases/base';
import type { CatalogImage, Libc } from '../catalog/image';
import type { StageView } from '../contents/contents';
import type { Hop, Traced } from '../contents/trace';
import { compareVersions } from '../contents/version';
import { presentIn, valueOf } from '../fact/fact';
import { baseName, below, inUsualPath } from '../path/path';
import { programIn } from '../programs/image-programs';
import { languageOfProgram } from '../programs/language';
import { packageProgramOf } from '../programs/package-programs';
import { isInstalled } from '../programs/packages';
import type { Certainty } from '../report/report';
import type { Effect, Linkage } from '../shell/effect';
import { architectureOf } from '../shell/effects/executable';
import type { LinkageReason } from '../words/linkage';
import { libcOfBuilder } from './builder-libc';

/** A native executable followed from its compiler to where it runs. */
export type Native = {
  readonly effect: Extract<Effect, { kind: 'executable-built' }>;
  /** The stage that linked it. */
  readonly view: StageView;
  readonly linkage: Linkage;
  readonly reason: LinkageReason;
  /** What it asks the loader for beside the C library, as in the effect, settled for the builder's C library. */
  readonly libraries: readonly string[];
  /** The C library it was linked against: family and version where known. */
  readonly libc: Partial<Libc>;
  readonly builder: CatalogImage | undefined;
  /** That it is dynamic, as sure as the text allows. */
  readonly certainty: Certainty;
  /** A few files by name are all that is built: small programs that import nothing of C most often. */
  readonly isSmall?: boolean;
};

/**
 * The native executable at the end of a trace, when a compiler made it or it is part of a runtime that was made.
 * `path`: where it was looked for.
 */
export function nativeOf(traced: Traced, path?: string): Native | undefined {
  if (traced.kind === 'image' || traced.kind === 'not-known')
    return (
      (isCopiedTo(traced, path) ? fromPackage(traced) : undefined) ??
      (traced.kind === 'image' ? copiedFromImage(traced) : undefined)
    );
  if (traced.kind !== 'made') return undefined;
  const { view } = traced;
  const effect = traced.effect.kind === 'executable-built' ? traced.effect : asExecutable(traced.effect);
  if (!effect) return undefined;
  const builder = view.image;
  const stageLibc = builder && valueOf(builder.facts.libc);
  // The images of Erlang and Elixir compile the runtime on their own distribution.
  const isErlang = traced.effect.kind === 'artifact-built' && traced.effect.artifact === 'erlang-release';
  const linkedHere = (traced.effect.kind === 'executable-built' && !effect.isPacked) || isErlang;
  const { builders } = view.contents.catalog;
  const libc = libcOf(effect, stageLibc ?? libcOfBuilder(builders, view.base.root), linkedHere);
  const settled = settle(view, effect, builder, libc);
  const { linkage, reason } = settled;
  const libraries = runtimeLibraries(view, builder, reason) ?? settled.libraries;
  const certainty =
    linkage === 'static' || (linkage === 'dynamic' && effect.certainty === 'certain') ? 'certain' : 'likely';
  const isSmall = effect.language === 'go' && effect.cgo !== 'on' && buildsFewFiles(view, effect);
  return { effect, view, linkage, reason, libraries, libc, builder, certainty, ...(isSmall && { isSmall }) };
}

/** `go build main.go`, or a stage that copies single files of Go alone. */
function buildsFewFiles({ chain, contents }: StageView, { span }: Native['effect']): boolean {
  const { dockerfile } = contents.graph;
  if (/\s[\w./-]+\.go(\s|$)/.test(dockerfile.text.slice(span.start, span.end))) return true;
  let copies = 0;
  for (const { stage } of chain) {
    for (const { instruction } of stage.steps) {
      if (instruction.keyword !== 'copy' && instruction.keyword !== 'add') continue;
      if (!instruction.sources.every(({ text }) => fileOfGo.test(text))) return false;
      copies += instruction.sources.length;
    }
  }
  return copies > 0;
}

const fileOfGo = /(\.go|(^|\/)go\.(mod|sum)|<<-?['"]?\w+['"]?)$/;

/** Linked here, a program asks for the symbols of this C library; a bundled runtime was linked elsewhere, on an older one. */
function libcOf(effect: Native['effect'], stage: Libc | undefined, linkedHere: boolean): Partial<Libc> {
  const family = effect.libc ?? stage?.family;
  if (family === undefined) return {};
  return linkedHere && stage?.family === family ? stage : { family };
}

/** Runtimes bundled with a program are native and dynamic: the .NET host, and the launchers that jlink copies. */
function asExecutable(effect: Effect): Native['effect'] | undefined {
  if (effect.kind !== 'artifact-built') return undefined;
  const dotnet = effect.artifact === 'dotnet-self-contained';
  const erlang = effect.artifact === 'erlang-release';
  if (!dotnet && !erlang && effect.artifact !== 'jlink-runtime') return undefined;
  const musl = effect.target !== undefined && /musl/.test(effect.target);
  const glibc = effect.target !== undefined && /^linux-(?!musl)/.test(effect.target);
  return {
    kind: 'executable-built',
    language: dotnet ? 'dotnet-host' : 'other',
    path: effect.path,
    directory: undefined,
    linkage: 'dynamic',
    reason: {
      code: dotnet ? 'dotnet-runtime-inside' : erlang ? 'erlang-runtime-inside' : 'jlink-launcher',
    },
    libc: musl ? 'musl' : glibc ? 'glibc' : undefined,
    libraries: dotnet ? ['libstdc++.so.6', 'libgcc_s.so.1'] : [],
    architecture: architectureOf(/^(?:linux|win|osx)(?:-musl)?-(\w+)$/.exec(effect.target ?? '')?.[1] ?? ''),
    os: undefined,
    timeZoneDataInside: false,
    span: effect.span,
    certainty: effect.certainty === 'certain' ? 'likely' : effect.certainty,
  };
}

/** What a runtime that the builder had asks the loader for. */
function runtimeLibraries(
  view: StageView,
  builder: CatalogImage | undefined,
  { code }: LinkageReason,
): readonly string[] | undefined {
  if (code === 'erlang-runtime-inside') return ofErlang(view, builder);
  if (code !== 'jlink-launcher' || builder === undefined) return undefined;
  return view.contents.catalog.needs('java', undefined, builder.family)?.libraries;
}

function ofErlang({ base, contents }: StageView, builder: CatalogImage | undefined): readonly string[] {
  const upstream = builder && presentIn(builder.facts.upstream);
  // Tags of builders nobody describes here still say so: `hexpm/elixir:1.17.3-erlang-27.1.2-alpine-3.20.3`.
  const named = /\balpine\b/.test(referenceOf(base.root) ?? '') ? 'alpine' : undefined;
  return contents.catalog.needs('beam.smp', upstream?.distribution ?? named)?.libraries ?? [];
}

/** Whether the last COPY names the very file: a directory of PATH it copies something else into says nothing. */
function isCopiedTo({ hops: [hop] }: Traced, path: string | undefined): boolean {
  if (!hop || path === undefined) return true;
  const { origin, path: target } = hop.write;
  const rest = below(target, path);
  return (
    rest === '' || ((origin.kind === 'stage' || origin.kind === 'image') && rest === baseName(origin.path))
  );
}

/** A program that a package manager installed where it is copied from: linked on that distribution. */
function fromPackage(traced: Traced): Native | undefined {
  const hop = traced.hops.at(-1);
  const program = packageProgramOf(traced);
  if (!hop || !program || program.needs.libraries.length === 0) return undefined;
  const libc = valueOf(program.image.facts.libc);
  if (libc?.family !== 'glibc' && libc?.family !== 'musl') return undefined;
  const { image, needs, packaged, path } = program;
  const reason: LinkageReason = {
    code: packaged ? 'of-installed-package' : 'of-image',
    image: image.reference,
  };
  return copiedNative(hop, path, reason, packaged ? libc : { family: libc.family }, needs.libraries, image);
}

/** Whether a program of an image is known to run anywhere, so that nothing is asked of where it is copied to. */
export function isStandalone({ base, path }: Extract<Traced, { kind: 'image' }>): boolean {
  const image = imageOf(base);
  return (
    image !== undefined && (staticFamilies.test(image.id) || image.traits.standalone?.includes(path) === true)
  );
}

/** A program of another image, copied by itself: it was linked against the C library of that image. */
function copiedFromImage(traced: Extract<Traced, { kind: 'image' }>): Native | undefined {
  const hop = traced.hops.at(-1);
  const image = imageOf(traced.base);
  const name = baseName(traced.path);
  if (!hop || !image) return undefined;
  const { catalog } = hop.view.contents;
  const known =
    catalog.packages.isProgram(name) || languageOfProgram(name) !== undefined || name === 'busybox';
  // Of a program of its own, nobody knows how an image is made of which the catalog has none.
  const isOwn =
    traced.path.startsWith('/usr/local/') && !catalog.families.some(({ id }) => id === image.family);
  if (!known || isOwn || !inUsualPath(traced.path) || isStandalone(traced)) return undefined;
  const libc = valueOf(image.facts.libc);
  if (libc === undefined || (libc.family !== 'glibc' && libc.family !== 'musl')) return undefined;
  return copiedNative(
    hop,
    traced.path,
    { code: 'of-image', image: image.reference },
    { family: libc.family },
    [],
    image,
  );
}

function copiedNative(
  { view, write }: Hop,
  path: string,
  reason: LinkageReason,
  libc: Libc,
  libraries: readonly string[],
  builder: CatalogImage,
): Native {
  const effect: Native['effect'] = {
    kind: 'executable-built',
    language: 'other',
    path,
    directory: undefined,
    linkage: 'dynamic',
    reason,
    libc: libc.family === 'glibc' || libc.family === 'musl' ? libc.family : undefined,
    libraries,
    architecture: undefined,
    os: undefined,
    timeZoneDataInside: false,
    span: write.span,
    certainty: 'likely',
  };
  return { effect, view, linkage: 'dynamic', reason, libraries, libc, builder, certainty: 'likely' };
}

/** Images whose programs are static, so that they can be copied anywhere. */
const staticFamilies = /busybox|static/;

/** Decides what only the builder's image can: its default Rust target, whether it has a C compiler for cgo. */
function settle(
  view: StageView,
  effect: Native['effect'],
  builder: CatalogImage | undefined,
  libc: Partial<Libc>,
): { readonly linkage: Linkage; readonly reason: LinkageReason; readonly libraries: readonly string[] } {
  const asIs = { linkage: effect.linkage, reason: effect.reason, libraries: effect.libraries };
  if (effect.linkage !== 'depends') return asIs;
  const family = libc.family === 'glibc' || libc.family === 'musl' ? libc.family : undefined;
  const settled = family && effect.byLibc?.[family];
  if (settled) {
    const how = settled.linkage === 'static' ? 'statically' : 'dynamically';
    return { ...settled, reason: { code: 'default-target-links', libc: family, how } };
  }
  if (effect.language === 'other' && asksForStatic(view)) {
    return { linkage: 'static', reason: { code: 'build-asks-for-static' }, libraries: [] };
  }
  if (effect.language === 'other' && switchesCgoOff(view, builder)) {
    return { linkage: 'static', reason: { code: 'go-builder-without-cgo' }, libraries: [] };
  }
  if (
    effect.language === 'go' &&
    effect.cgo !== 'on' &&
    builder &&
    effect.libc === undefined &&
    hasNoCompiler(view, builder)
  ) {
    return {
      linkage: 'static',
      reason: { code: 'no-compiler-for-cgo' },
      libraries: [],
    };
  }
  return asIs;
}

/** From Go 1.20 on, cgo is off by default where no C compiler is found. https://go.dev/doc/go1.20#cgo */
function hasNoCompiler({ contents, end }: StageView, builder: CatalogImage): boolean {
  const language = presentIn(builder.facts.language);
  const version = language ? language.version : undefined;
  if (version === undefined || compareVersions(version, '1.20') < 0) return false;
  return programIn(contents.catalog, builder, 'gcc').is === 'missing' && !isInstalled(end, 'gcc');
}

/** Whether a command of the stage names `-static`, as it is or for CMake, Meson or configure to pass on. */
function asksForStatic({ stage: { steps } }: StageView): boolean {
  const flags = steps.at(-1)?.after.variables.get('LDFLAGS')?.value ?? '';
  const asks =
    /(^|[\s="'])(-static(-pie)?|--static|-all-static|--enable-static-link(ing)?|static)(?=[\s"']|$)/;
  return asks.test(flags) || steps.some(({ run }) => run !== undefined && asks.test(run.text));
}

/** Whether a build system that runs on a Go image is told to do without cgo. */
function switchesCgoOff({ stage: { steps } }: StageView, builder: CatalogImage | undefined): boolean {
  const language = builder && presentIn(builder.facts.language);
  if (language === undefined || language.name !== 'go') return false;
  return (
    steps.at(-1)?.after.variables.get('CGO_ENABLED')?.value === '0' ||
    steps.some(({ run }) => run !== undefined && /\bCGO_ENABLED=["']?0\b/.test(run.text))
  );
}

/** Whether files of a foreign build system, or a value given from outside, decide that the program is dynamic. */
export function isGuess({ effect, isSmall, linkage }: Native): boolean {
  return (
    linkage === 'depends' && (effect.language === 'other' || effect.cgo === 'unknown' || isSmall === true)
  );
}
