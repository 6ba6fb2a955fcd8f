import { wholeRootsIn } from '../../contents/whole-roots';
import { installedPackages } from '../../programs/packages';
import type { Native } from '../../start/native';
import { fromFact } from '../evidence';
import { defineRule } from '../rule';
import { forLibc } from './dotnet-rid';
import { broughtAlong, builtHere, inDoubt, isLinked, whyGuessed } from './native-words';

export default defineRule({
  id: 'libc-mismatch',
  severity: 'error',
  consequence: 'will-not-start',
  title: 'Linked against another C library than the base has',
  why: 'glibc and musl have different loaders and different symbols. A program linked against one names a loader that the other does not have, and the kernel answers "no such file or directory".',
  remedy: 'Build and run on the same C library, or link statically.',
  symptoms: [
    'exec /app: no such file or directory',
    'Error loading shared library ld-linux-x86-64.so.2',
    'Error relocating',
  ],
  references: [
    {
      title: 'musl: functional differences from glibc',
      url: 'https://wiki.musl-libc.org/functional-differences-from-glibc.html',
    },
  ],
  aliases: [],
  examples: {
    bad: [
      {
        title: 'C from Debian on Alpine',
        dockerfile:
          'FROM gcc:16-trixie AS builder\nCOPY hello.c .\nRUN gcc -O2 -o /hello hello.c\nFROM alpine:3.24\nUSER 1000\nCOPY --from=builder /hello /hello\nCMD [[|"/hello"|]]\n',
      },
      {
        title: '.NET published for glibc',
        dockerfile:
          'FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build\nWORKDIR /src\nCOPY . .\nRUN dotnet publish --self-contained -r linux-x64 -o /out\nFROM mcr.microsoft.com/dotnet/runtime-deps:10.0-alpine3.24\nCOPY --from=build /out /app\nUSER $APP_UID\nENTRYPOINT [[|"/app/Shop"|]]\n',
        fixed:
          'FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build\nWORKDIR /src\nCOPY . .\nRUN dotnet publish --self-contained -r linux-musl-x64 -o /out\nFROM mcr.microsoft.com/dotnet/runtime-deps:10.0-alpine3.24\nCOPY --from=build /out /app\nUSER $APP_UID\nENTRYPOINT ["/app/Shop"]\n',
      },
      {
        title: 'Compiled ahead of time for musl, by the linker of Ubuntu',
        dockerfile:
          'FROM mcr.microsoft.com/dotnet/sdk:10.0-noble-aot AS build\nWORKDIR /src\nCOPY . .\nRUN dotnet publish Shop.csproj -r linux-musl-x64 -p:PublishAot=true -o /out\nFROM mcr.microsoft.com/dotnet/runtime-deps:10.0-alpine3.24\nCOPY --from=build /out /app\nUSER $APP_UID\nENTRYPOINT [[|"/app/Shop"|]]\n',
      },
    ],
    good: [
      {
        title: 'Compiled ahead of time on Alpine',
        dockerfile:
          'FROM mcr.microsoft.com/dotnet/sdk:10.0-alpine3.24-aot AS build\nWORKDIR /src\nCOPY . .\nRUN dotnet publish Shop.csproj -r linux-musl-x64 -p:PublishAot=true -o /out\nFROM mcr.microsoft.com/dotnet/runtime-deps:10.0-alpine3.24\nCOPY --from=build /out /app\nUSER $APP_UID\nENTRYPOINT ["/app/Shop"]\n',
      },
      {
        title: 'Linked statically',
        dockerfile:
          'FROM gcc:16-trixie AS builder\nCOPY hello.c .\nRUN gcc -O2 -static -o /hello hello.c\nFROM alpine:3.24\nUSER 1000\nCOPY --from=builder /hello /hello\nCMD ["/hello"]\n',
      },
    ],
  },
  *check({ target }) {
    const libc = target?.image?.facts.libc;
    if (!target?.image || !libc?.known || libc.value.family === 'none') return;
    // The whole of another system brings its C library along.
    if (wholeRootsIn(target.view).length > 0) return;
    const compatible = installedPackages(target.view.end).find((name) =>
      /^(gcompat|libc6-compat|glibc.*|musl)$/.test(name),
    );
    for (const { native, of, path, written, span } of target.executables) {
      const linked = native?.libc.family;
      if (
        !native ||
        native.linkage === 'static' ||
        linked === undefined ||
        linked === 'none' ||
        linked === libc.value.family
      )
        continue;
      if (of === 'copied' && target.start && !target.start.inherited) continue;
      const guessed = whyGuessed(native);
      const name = path ?? written;
      const here = target.image.reference;
      yield {
        span,
        stage: target.stage.index,
        certainty: guessed ? 'possible' : native.certainty,
        ...((compatible !== undefined || guessed !== undefined) && {
          severity: 'warning' as const,
          consequence: 'may-fail' as const,
        }),
        message:
          compatible !== undefined
            ? [
                `\`${name}\` ${isLinked(native)} against ${linked}`,
                { more: inDoubt(native) },
                ` and runs on ${libc.value.family} only as far as \`${compatible}\` goes.`,
              ]
            : guessed !== undefined
              ? `If \`${name}\` is linked dynamically, it will not start: \`${here}\` has ${libc.value.family}, it is built on ${linked}, and ${guessed}.`
              : [
                  `\`${name}\` ${isLinked(native)} against ${linked}`,
                  { more: inDoubt(native) },
                  `, but \`${here}\` has ${libc.value.family}`,
                  { more: ': it will not start ("no such file or directory").' },
                ],
        remedy: cure(native, linked, libc.value.family),
        evidence: [
          builtHere(native),
          fromFact(`\`${target.image.reference}\` has ${libc.value.family}.`, libc),
        ],
        ...forLibc(native, libc.value.family),
      };
    }
  },
});

function cure(native: Native, linked: string, here: string): string {
  switch (broughtAlong(native)) {
    case 'copied':
      return `Copy it from a ${here} image, or run on a ${linked} image.`;
    case 'java-runtime':
      return `Make the runtime with jlink on a ${here} image, or run on a ${linked} image.`;
    case 'dotnet':
      return `Publish for \`${here === 'musl' ? 'linux-musl-x64' : 'linux-x64'}\`, or run on a ${linked} image.`;
    case undefined:
      break;
  }
  switch (native.effect.language) {
    case 'go':
      return 'Build with `CGO_ENABLED=0`, or build and run on the same C library.';
    case 'dotnet-aot':
      return `Build on a ${here} image, whatever it is published for, or run on a ${linked} image.`;
    default:
      return `Build on a ${here} image, run on a ${linked} image, or link statically.`;
  }
}
