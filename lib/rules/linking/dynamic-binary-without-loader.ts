import type { StageView } from '../../contents/contents';
import { installedPackages, isInstalled, packagesAt } from '../../programs/packages';
import type { Executable } from '../../start/executable';
import type { Native } from '../../start/native';
import { fromFact } from '../evidence';
import { defineRule, type Reported } from '../rule';
import { broughtAlong, builtHere, inDoubt, isLinked, whyGuessed } from './native-words';

const builder = 'FROM golang:1.27 AS builder\nWORKDIR /app\nCOPY . .\n';

export default defineRule({
  id: 'dynamic-binary-without-loader',
  severity: 'error',
  consequence: 'will-not-start',
  title: 'Dynamically linked program on a base without a loader',
  why: 'A dynamically linked program names its loader, such as `/lib64/ld-linux-x86-64.so.2`. Where the final image has no C library there is no loader either, and the kernel answers "no such file or directory" although the program itself is there.',
  remedy: 'Link the program statically, or move to a base with the C library it was linked against.',
  symptoms: ['exec /app: no such file or directory', 'exec user process caused "no such file or directory"'],
  references: [
    {
      title: 'execve(2): ENOENT when the interpreter does not exist',
      url: 'https://man7.org/linux/man-pages/man2/execve.2.html',
    },
    { title: 'cgo command', url: 'https://pkg.go.dev/cmd/cgo' },
  ],
  aliases: [],
  examples: {
    bad: [
      {
        title: 'Go with cgo on scratch',
        dockerfile: `${builder}RUN go build -o /out/app .\nFROM scratch\nCOPY --from=builder /out/app /app\nENTRYPOINT [[|"/app"|]]\n`,
      },
      {
        title: 'Rust for glibc on distroless/static',
        dockerfile:
          'FROM rust:1.98-bookworm AS builder\nWORKDIR /src\nCOPY . .\nRUN cargo build --release\nFROM gcr.io/distroless/static-debian13:nonroot\nCOPY --from=builder /src/target/release/app /app\nENTRYPOINT [[|"/app"|]]\n',
      },
    ],
    good: [
      {
        title: 'cgo switched off',
        dockerfile: `${builder}RUN CGO_ENABLED=0 go build -o /out/app .\nFROM scratch\nCOPY --from=builder /out/app /app\nENTRYPOINT ["/app"]\n`,
      },
      {
        title: 'A base with glibc',
        dockerfile: `${builder}RUN go build -o /out/app .\nFROM gcr.io/distroless/base-debian13:nonroot\nCOPY --from=builder /out/app /app\nENTRYPOINT ["/app"]\n`,
      },
    ],
  },
  *check({ target }) {
    if (!target?.image) return;
    const libc = target.image.facts.libc;
    if (!libc.known || libc.value.family !== 'none' || bringsLibc(target.view)) return;
    for (const executable of target.executables) {
      const { native } = executable;
      if (!native || native.linkage === 'static') continue;
      if (executable.of === 'copied' && target.start && !target.start.inherited) continue;
      yield report(
        executable,
        native,
        target.stage.index,
        target.image.reference,
        fromFact(`\`${target.image.reference}\` has no C library.`, libc),
      );
    }
  },
});

const runtimeDependencies =
  '.NET programs need a C library: use `mcr.microsoft.com/dotnet/runtime-deps` as the base, in the variant of the SDK.';

function bringsLibc(view: StageView): boolean {
  const { end, tree } = view;
  if (tree.unknowns.some(({ path }) => path === '/' || path.startsWith('/lib') || path.startsWith('/usr')))
    return true;
  for (const path of tree.writes.keys()) if (/^\/((usr\/)?lib(32|64)?(\/|$)|(usr)?$)/.test(path)) return true;
  return (
    packagesAt(view) !== undefined &&
    (isInstalled(end, 'gcc') ||
      installedPackages(end).some((name) => /^(libc6|glibc|musl|gcompat)/.test(name)))
  );
}

function report(
  executable: Executable,
  native: Native,
  stage: number,
  base: string,
  evidence: ReturnType<typeof fromFact>,
): Reported {
  const libc = native.libc.family && native.libc.family !== 'none' ? native.libc.family : 'a C library';
  const name = executable.path ?? executable.written;
  const guessed = whyGuessed(native);
  return {
    span: executable.span,
    stage,
    certainty: guessed ? 'possible' : native.certainty,
    ...(guessed !== undefined && { severity: 'warning' as const, consequence: 'may-fail' as const }),
    message:
      guessed === undefined
        ? [
            `\`${name}\` ${isLinked(native)} against ${libc}`,
            { more: inDoubt(native) },
            `, but \`${base}\` has no loader`,
            { more: ': it will not start ("no such file or directory").' },
          ]
        : `If \`${name}\` is linked dynamically, it will not start: \`${base}\` has no loader, and ${guessed}.`,
    remedy: cure(native),
    evidence: [builtHere(native), evidence],
  };
}

function cure(native: Native): string {
  const { effect, libc, reason } = native;
  const musl = libc.family === 'musl';
  const other = musl
    ? 'use `alpine` as the base'
    : 'use a base with glibc, such as `gcr.io/distroless/base-debian13` or `cgr.dev/chainguard/glibc-dynamic`';
  switch (broughtAlong(native)) {
    case 'copied':
      return `Copy a static build of it, or ${other}.`;
    case 'java-runtime':
      return musl
        ? `A Java runtime needs a C library: ${other}.`
        : 'A Java runtime needs a C library: use `gcr.io/distroless/java-base-debian13` as the base, or another with glibc.';
    case 'dotnet':
      return runtimeDependencies;
    case undefined:
      break;
  }
  switch (effect.language) {
    case 'dotnet-aot':
      return runtimeDependencies;
    case 'go':
      return reason.code === 'pie' || reason.code === 'pie-without-cgo'
        ? `Leave out \`-buildmode=pie\`, or ${other}.`
        : `Build with \`CGO_ENABLED=0\`, or ${other}.`;
    case 'rust':
      return musl
        ? `Leave out \`-C target-feature=-crt-static\`, or ${other}.`
        : 'Build for a musl target (`--target x86_64-unknown-linux-musl`), or use a base with glibc and libgcc, such as `gcr.io/distroless/cc-debian13`.';
    case 'graalvm':
      return `Build with \`--static --libc=musl\`, or ${other}.`;
    case 'c':
    case 'c++':
      return `Link with \`-static\`, or ${other}.`;
    default:
      return `Link it statically, or ${other}.`;
  }
}
