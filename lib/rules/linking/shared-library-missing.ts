import { isSameLibrary } from '../../catalog/soname';
import type { StageView } from '../../contents/contents';
import { trace } from '../../contents/trace';
import type { Inspection } from '../../inspection';
import { libraryIn, packageWithLibrary } from '../../programs/libraries';
import { installedPackages, installsUnknownPackage, packagesAt } from '../../programs/packages';
import { isCopied } from '../../requirements/library';
import type { Native } from '../../start/native';
import { before } from '../../text/cut';
import { fromAnswer } from '../evidence';
import { installFix } from '../installing';
import { defineRule, type Reported } from '../rule';
import { builtHere } from './native-words';

export default defineRule({
  id: 'shared-library-missing',
  severity: 'error',
  consequence: 'will-not-start',
  title: 'Shared library that the base does not have',
  why: 'The loader looks for every library a program was linked against. Rust needs libgcc_s, C++ libstdc++ and libgcc_s, and whatever was installed as a `-dev` package in the builder has a runtime library of its own.',
  remedy: 'Install the runtime library in the final stage, use a base that has it, or link statically.',
  symptoms: [
    'error while loading shared libraries: libgcc_s.so.1: cannot open shared object file',
    'libpq.so.5: cannot open shared object file',
    'error while loading shared libraries: …: cannot open shared object file: No such file or directory',
  ],
  references: [{ title: 'ld.so(8)', url: 'https://man7.org/linux/man-pages/man8/ld.so.8.html' }],
  aliases: [],
  examples: {
    bad: [
      {
        title: 'Rust on distroless/base',
        dockerfile:
          'FROM rust:1.98-trixie AS builder\nWORKDIR /src\nCOPY . .\nRUN cargo build --release\nFROM gcr.io/distroless/base-debian13:nonroot\nCOPY --from=builder /src/target/release/app /app\nCMD [[|"/app"|]]\n',
      },
      {
        title: 'A library of the builder',
        dockerfile:
          'FROM gcc:16-trixie AS builder\nRUN apt-get update && apt-get install -y libpq-dev\nCOPY main.c .\nRUN gcc -o /app main.c -lpq\nFROM debian:trixie-slim\nUSER 1000\nCOPY --from=builder /app /app\nCMD [[|"/app"|]]\n',
      },
    ],
    good: [
      {
        title: 'Rust on distroless/cc',
        dockerfile:
          'FROM rust:1.98-trixie AS builder\nWORKDIR /src\nCOPY . .\nRUN cargo build --release\nFROM gcr.io/distroless/cc-debian13:nonroot\nCOPY --from=builder /src/target/release/app /app\nCMD ["/app"]\n',
      },
      {
        title: 'The runtime library installed',
        dockerfile:
          'FROM gcc:16-trixie AS builder\nCOPY main.c .\nRUN gcc -o /app main.c -lpq\nFROM debian:trixie-slim\nRUN apt-get update && apt-get install -y libpq5\nUSER 1000\nCOPY --from=builder /app /app\nCMD ["/app"]\n',
      },
    ],
  },
  *check(inspection) {
    yield* linked(inspection);
    yield* ofDevelopmentPackages(inspection);
  },
});

/** Libraries that the linker was told to use, or that the language always needs. */
function* linked({ contents, target }: Inspection): Iterable<Reported> {
  const { image } = target ?? {};
  if (!target || !image?.facts.libc.known || image.facts.libc.value.family === 'none') return;
  const extra = installedPackages(target.view.end);
  for (const { native, of, path, written, span } of target.executables) {
    if (
      native?.linkage !== 'dynamic' ||
      (native.libc.family ?? image.facts.libc.value.family) !== image.facts.libc.value.family
    )
      continue;
    if (of === 'copied' && target.start && !target.start.inherited) continue;
    const missing = sonamesOf(native).flatMap((soname) => {
      const answer = libraryIn(contents.catalog, image, soname, extra);
      return answer.is === 'missing' && !isCopied(target.view, soname) ? [{ soname, answer }] : [];
    });
    const [first] = missing;
    if (!first) continue;
    const hasManager = image.facts.packageManagers.known && image.facts.packageManagers.value.length > 0;
    const cures = hasManager ? packagesFor(target.view, missing) : [];
    const [cure] = cures;
    const names = missing.map(({ soname }) => `\`${soname}\``).join(' and ');
    yield {
      span,
      stage: target.stage.index,
      certainty: native.effect.certainty === 'certain' ? first.answer.certainty : 'likely',
      message: [
        `\`${path ?? written}\` needs ${names}, which \`${image.reference}\` does not have`,
        { more: ': it will not start.' },
      ],
      remedy:
        cure !== undefined
          ? `Install ${cures.map((each) => `\`${each}\``).join(' and ')} in the final stage${isRuntime(native) ? '' : ', or link statically'}.`
          : missing.every(({ soname }) => /^lib(gcc_s|stdc\+\+|gomp)/.test(soname))
            ? 'Use a base that has it, such as `gcr.io/distroless/cc-debian13`, or link statically.'
            : `Copy the library into the image${isRuntime(native) ? ' or' : ','} use a base that has it${isRuntime(native) ? '' : ', or link statically'}.`,
      evidence: [builtHere(native), fromAnswer(first.answer)],
      ...installFix(target.view, cures, undefined),
    };
  }
}

function isRuntime({ reason }: Native): boolean {
  return reason.code === 'erlang-runtime-inside' || reason.code === 'jlink-launcher';
}

/** The packages that bring what is missing; none for what comes along with another. */
function packagesFor(view: StageView, missing: readonly { readonly soname: string }[]): readonly string[] {
  const packages = packagesAt(view);
  const cures: string[] = [];
  for (const { soname } of missing) {
    const brings = cures.some((name) =>
      [...(packages?.bringing(name, false)?.libraries ?? [])].some((each) => isSameLibrary(soname, each)),
    );
    const cure = brings ? undefined : packageWithLibrary(packages, soname);
    if (cure !== undefined) cures.push(cure);
  }
  return cures;
}

/** A library whose `-dev` package the builder has, where what is copied from there may use it. */
function* ofDevelopmentPackages({ contents, target }: Inspection): Iterable<Reported> {
  const { image } = target ?? {};
  if (!target || !image?.facts.libc.known || image.facts.libc.value.family === 'none') return;
  if (installsUnknownPackage(target.view.end)) return;
  const extra = installedPackages(target.view.end);
  const linkedSonames = new Set(
    target.executables.flatMap(({ native }) => (native ? sonamesOf(native) : [])),
  );
  const seen = new Set<string>();
  for (const writes of target.view.tree.writes.values()) {
    for (const { origin, span } of writes) {
      if (origin.kind !== 'stage') continue;
      const from = contents.view(origin.stage);
      if (!mayUseLibraries(from, origin.path)) continue;
      for (const name of installedPackages(from.end)) {
        const soname = linkedLibrary(packagesAt(from)?.holding(name)?.links, name);
        if (soname === undefined || seen.has(soname) || linkedSonames.has(soname)) continue;
        seen.add(soname);
        const answer = libraryIn(contents.catalog, image, soname, extra);
        if (answer.is !== 'missing' || isCopied(target.view, soname)) continue;
        const cure = packageWithLibrary(packagesAt(target.view), soname);
        yield {
          span,
          stage: target.stage.index,
          certainty: 'possible',
          severity: 'warning',
          consequence: 'may-fail',
          message: `The builder installs \`${name}\`, but \`${image.reference}\` has no \`${soname}\`: if what is copied here uses it, loading it fails.`,
          remedy:
            cure === undefined
              ? 'Copy the library as well, or use a base that has it.'
              : `Install \`${cure}\` in this stage, or use a base that has the library.`,
          evidence: [fromAnswer(answer)],
        };
      }
    }
  }
}

const environment = /(^|\/)(\.?venv|virtualenv|site-packages|dist-packages|node_modules|bundle|gems)(\/|$)/;

function mayUseLibraries({ end }: StageView, path: string): boolean {
  if (environment.test(path)) return true;
  const traced = trace(end, path);
  if (traced.kind !== 'made') return false;
  if (traced.effect.kind === 'executable-built') return traced.effect.linkage !== 'static';
  return (
    traced.effect.kind === 'artifact-built' &&
    ['python-environment', 'node-modules', 'ruby-bundle'].includes(traced.effect.artifact)
  );
}

/** The library a development package is named for: `libssl-dev` brings libcrypto as well. */
function linkedLibrary(links: readonly string[] | undefined, name: string): string | undefined {
  return links?.find((soname) => name.startsWith(before(soname, '.so'))) ?? links?.[0];
}

/** What a program asks the loader for: `-lssl` is what the development package of its builder says. */
function sonamesOf({ libraries, view }: Native): readonly string[] {
  if (libraries.length === 0) return [];
  const packages = packagesAt(view);
  const links = installedPackages(view.end).flatMap((name) => packages?.holding(name)?.links ?? []);
  return [
    ...new Set(
      libraries.map(
        (written) =>
          links.find((soname) => isSameLibrary(written, soname)) ??
          view.contents.catalog.packages.soname(written),
      ),
    ),
  ];
}
