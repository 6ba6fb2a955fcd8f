import type { StageView } from '../contents/contents';
import { libraryIn } from '../programs/libraries';
import { installedPackages } from '../programs/packages';
import { before } from '../text/cut';
import { defineDetector, no, notKnownFit, type Requirement, yes } from './requirement';

/** Shared libraries beside the C library. */
export default defineDetector({
  id: 'library',
  description:
    'Libraries that the linker was told to use, or that the language needs: libgcc_s for Rust, libstdc++ for C++.',
  examples: [
    {
      title: 'Rust needs libgcc_s',
      dockerfile: `FROM rust:1.98-trixie AS build
WORKDIR /src
COPY . .
RUN cargo build --release

FROM gcr.io/distroless/cc-debian13
COPY --from=build /src/target/release/ledger /ledger
ENTRYPOINT ["/ledger"]
`,
      fits: {
        'gcr.io/distroless/cc-debian13:latest': 'yes',
        'debian:trixie-slim': 'yes',
        'gcr.io/distroless/base-debian13:latest': 'no',
      },
    },
    {
      title: 'C++ needs libstdc++ as well',
      dockerfile: `FROM gcc:16 AS build
COPY . /src
RUN g++ -O2 -o /router /src/main.cpp

FROM debian:trixie-slim
COPY --from=build /router /usr/local/bin/router
CMD ["router"]
`,
      fits: {
        'debian:trixie-slim': 'yes',
        'gcr.io/distroless/cc-debian13:latest': 'yes',
        'gcr.io/distroless/base-debian13:latest': 'no',
      },
    },
    {
      title: 'A static program of Rust',
      dockerfile: `FROM rust:1.98-alpine3.24 AS build
WORKDIR /src
COPY . .
RUN cargo build --release

FROM scratch
COPY --from=build /src/target/release/ledger /ledger
ENTRYPOINT ["/ledger"]
`,
      fits: {},
    },
  ],
  *detect({ contents, target }) {
    const seen = new Set<string>();
    for (const { native, path, written } of target?.executables ?? []) {
      if (!native || !target || native.linkage !== 'dynamic') continue;
      for (const soname of native.libraries.map(contents.catalog.packages.soname)) {
        const inPath = mayBeInPath(target.view, soname);
        if (seen.has(soname) || inPath === 'named' || isBrought(target.view, soname)) continue;
        seen.add(soname);
        const extra = installedPackages(target.view.end);
        const requirement: Requirement = {
          kind: 'library',
          value: { code: 'named', name: soname },
          certainty: native.certainty,
          because: [{ reason: { code: 'linked-against', file: path ?? written }, span: native.effect.span }],
          looksAt: [`library ${soname}`, 'libc', 'upstream'],
          meets: (image) => {
            const answer = libraryIn(contents.catalog, image, soname, extra);
            if (answer.is === 'there' || (answer.is === 'not-known' && image.id === target.image?.id))
              return yes;
            if (image.facts.libc.known && image.facts.libc.value.family !== native.libc.family) return yes;
            return answer.is === 'missing' && inPath === 'no'
              ? no({ code: 'has-no', name: soname })
              : notKnownFit({ code: 'whether-it-has', name: soname });
          },
        };
        yield requirement;
      }
    }
  },
});

/** Where packages of languages lie, among which the loader looks for nothing. */
const ofLanguage = /\/(node_modules|python[\d.]+|(site|dist)-packages|ruby|jvm)(\/|$)/;

/** Whether the stage gets the library itself by COPY, or may. */
export function isCopied(view: StageView, soname: string): boolean {
  return isBrought(view, soname) || mayBeInPath(view, soname) !== 'no';
}

function isBrought({ tree }: StageView, soname: string): boolean {
  const stem = before(soname, '.so');
  for (const [path, writes] of tree.writes) {
    if (path.includes(stem)) return true;
    if (!/^\/(usr\/)?(local\/)?lib(64)?(\/|$)/.test(path) || ofLanguage.test(path)) continue;
    if (writes.some(({ origin }) => origin.kind !== 'command')) return true;
  }
  return tree.unknowns.some(({ path }) => path === '/' || path.includes('lib'));
}

/** Whether LD_LIBRARY_PATH names a directory that is copied, and whether what made that names the library. */
function mayBeInPath({ contents, stage, tree }: StageView, soname: string): 'named' | 'perhaps' | 'no' {
  const path = stage.end.variables.get('LD_LIBRARY_PATH')?.value;
  if (path === undefined) return 'no';
  const sources = [...new Set(path.split(':'))].flatMap((directory) =>
    (tree.writes.get(directory) ?? []).map(({ origin }) =>
      origin.kind === 'stage' ? origin.stage : undefined,
    ),
  );
  const isNamed = [...new Set(sources)].some(
    (index) =>
      index !== undefined &&
      contents.view(index).stage.steps.some(({ run }) => run?.text.includes(`/${soname}`)),
  );
  if (isNamed) return 'named';
  return sources.length > 0 ? 'perhaps' : 'no';
}
