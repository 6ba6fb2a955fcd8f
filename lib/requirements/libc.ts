import type { CatalogImage } from '../catalog/image';
import { valueOf } from '../fact/fact';
import type { Executable } from '../start/executable';
import { glibcGap } from '../start/glibc';
import type { Native } from '../start/native';
import type { RelinkCure } from '../words/fit';
import type { Needed } from '../words/needed';
import { defineDetector, type Fit, no, notKnownFit, type Requirement, withChanges, yes } from './requirement';

const libcNotKnown = notKnownFit({ code: 'libc-not-known' });

/** The C library and its loader that copied programs are linked against. */
export default defineDetector({
  id: 'libc',
  description:
    'A dynamically linked program needs the loader and the C library of the stage that linked it: its family, and for glibc a version that has every symbol it uses.',
  examples: [
    {
      title: 'A static program',
      dockerfile: `FROM golang:1.27 AS build
WORKDIR /src
COPY . .
RUN CGO_ENABLED=0 go build -o /server .

FROM scratch
COPY --from=build /server /server
ENTRYPOINT ["/server"]
`,
      fits: {
        scratch: 'yes',
        'alpine:3.24': 'yes',
        'debian:bullseye-slim': 'yes',
        'gcr.io/distroless/static-debian13:nonroot': 'yes',
      },
    },
    {
      title: 'A program linked on Debian 12',
      dockerfile: `FROM debian:bookworm AS build
RUN apt-get update && apt-get install -y gcc libc6-dev
COPY probe.c .
RUN gcc -O2 -o /probe probe.c

FROM debian:bookworm-slim
COPY --from=build /probe /usr/local/bin/probe
CMD ["probe"]
`,
      fits: {
        'debian:bookworm-slim': 'yes',
        'debian:trixie-slim': 'yes',
        'ubuntu:24.04': 'yes',
        'debian:bullseye-slim': 'with-changes',
        'alpine:3.24': 'with-changes',
        scratch: 'with-changes',
      },
    },
    {
      title: 'A Java runtime made by jlink',
      dockerfile: `FROM eclipse-temurin:21-jdk-noble AS jre
RUN jlink --add-modules java.base,java.net.http --strip-debug --no-header-files --no-man-pages --output /jre

FROM debian:trixie-slim
COPY --from=jre /jre /opt/jre
COPY target/shop.jar /app/shop.jar
ENTRYPOINT ["/opt/jre/bin/java", "-jar", "/app/shop.jar"]
`,
      fits: {
        'debian:trixie-slim': 'yes',
        'debian:bullseye-slim': 'yes',
        'gcr.io/distroless/base-debian13:latest': 'yes',
        'alpine:3.24': 'no',
        scratch: 'no',
      },
    },
  ],
  *detect({ target }) {
    const seen = new Set<unknown>();
    for (const executable of target?.executables ?? []) {
      const { native } = executable;
      const launcher = native ? undefined : launcherOf(executable);
      if (launcher) yield launcher;
      if (!native || seen.has(native.effect.span.start)) continue;
      seen.add(native.effect.span.start);
      const name = executable.path ?? executable.written;
      if (native.linkage === 'static') {
        yield {
          kind: 'libc',
          value: { code: 'static-program', program: name },
          certainty: native.effect.certainty,
          because: [
            {
              reason: { code: 'linkage', program: undefined, reason: native.reason },
              span: native.effect.span,
            },
          ],
          looksAt: [],
          meets: () => yes,
        };
        continue;
      }
      yield dynamic(native, name, target?.image?.id);
    }
  },
});

/** What `dotnet publish` puts beside the .dll to start it is native, and made for the C library of the SDK. */
function launcherOf({ of, traced, written }: Executable): Requirement | undefined {
  if (of !== 'start' || traced.kind !== 'made' || written.endsWith('.dll')) return undefined;
  const { effect, view } = traced;
  if (effect.kind !== 'artifact-built' || effect.artifact !== 'dotnet-framework-dependent') return undefined;
  const builder = view.image;
  const target = effect.target?.startsWith('linux') ? effect.target : undefined;
  const family = target ? (target.includes('musl') ? 'musl' : 'glibc') : valueOfLibc(builder);
  if (family !== 'glibc' && family !== 'musl') return undefined;
  return {
    kind: 'libc',
    value: { code: 'named', name: family },
    certainty: 'likely',
    because: [{ reason: { code: 'launcher-made-for', file: written, libc: family }, span: effect.span }],
    looksAt: ['libc'],
    meets: ({ facts: { libc } }) => {
      if (!libc.known) return libcNotKnown;
      if (libc.value.family === family) return yes;
      return withChanges({
        code: 'launcher-for-other-libc',
        has: libc.value.family,
        name: written,
        wanted: family,
      });
    },
  };
}

function valueOfLibc(image: CatalogImage | undefined): string | undefined {
  return image && valueOf(image.facts.libc)?.family;
}

function dynamic(native: Native, name: string, current: string | undefined): Requirement {
  const { family, version } = native.libc;
  const value: Needed =
    family === undefined
      ? { code: 'libc-of-builder' }
      : version === undefined
        ? { code: 'named', name: family }
        : { code: 'libc-linked-on', libc: family, version };
  return {
    kind: 'libc',
    value,
    certainty: native.linkage === 'dynamic' ? native.certainty : 'likely',
    because: [
      { reason: { code: 'linkage', program: name, reason: native.reason }, span: native.effect.span },
    ],
    looksAt: ['libc'],
    // Where nothing is known of it, that it runs on the base it is written for is all there is.
    meets: (image) =>
      image.id === current && version === undefined
        ? fitOfCurrent(image, native, name)
        : fitFor(image, native, name),
  };
}

/** Nothing speaks against the base the file is written for but another family. */
function fitOfCurrent(image: CatalogImage, native: Native, name: string): Fit {
  const family = valueOfLibc(image);
  const wanted = native.libc.family;
  return wanted === undefined || family === undefined || family === wanted
    ? yes
    : fitFor(image, native, name);
}

/** Runtimes that come ready-made are linked on an old glibc, whatever the builder has. */
function bringsRuntime({ effect, reason }: Native): boolean {
  return effect.language === 'dotnet-host' || reason.code === 'jlink-launcher';
}

/** Whether it is known on which glibc the builder stands. */
function isReleaseKnown({ builder }: Native): boolean {
  return builder !== undefined && valueOf(builder.facts.libc)?.version !== undefined;
}

/** Static linking is a change of the build that most compilers offer. */
function canLinkStatically(native: Native): boolean {
  return ['go', 'rust', 'c', 'c++'].includes(native.effect.language);
}

/** How the build makes it for another C library. */
function relinkCureOf(native: Native, has: string): RelinkCure | undefined {
  if (canLinkStatically(native)) return 'static';
  return native.effect.language === 'dotnet-host' && has !== 'none' ? 'publish' : undefined;
}

function fitFor(image: CatalogImage, native: Native, name: string): Fit {
  const libc = image.facts.libc;
  if (!libc.known) return libcNotKnown;
  const wanted = native.libc.family;
  if (wanted === undefined || wanted === 'none')
    return notKnownFit({ code: 'linked-against-not-known', name });
  if (libc.value.family !== wanted) {
    const cure = relinkCureOf(native, libc.value.family);
    const reason = {
      code: 'linked-against-other',
      name,
      wanted,
      has: libc.value.family,
      cure,
    } as const;
    return cure === undefined ? no(reason) : withChanges(reason);
  }
  if (wanted === 'glibc' && !isReleaseKnown(native) && !bringsRuntime(native))
    return notKnownFit({ code: 'linked-on-not-known', name });
  if (libc.value.version === undefined)
    return wanted === 'glibc' ? notKnownFit({ code: 'glibc-version-not-known' }) : yes;
  const gap = wanted === 'glibc' ? glibcGap(native, libc.value.version) : undefined;
  if (!gap) return yes;
  const older = { code: 'glibc-older', has: libc.value.version, built: gap.built } as const;
  if (gap.certainty === 'possible') return notKnownFit({ ...older, outcome: gap.gap });
  return canLinkStatically(native)
    ? withChanges({ ...older, outcome: 'relink' })
    : no({ ...older, outcome: 'fails' });
}
