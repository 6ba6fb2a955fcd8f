import type { StageView } from '../contents/contents';
import { trace } from '../contents/trace';
import { valueOf } from '../fact/fact';
import { nativeOf } from '../start/native';
import { defineDetector, notKnownFit, yes } from './requirement';

/** Directories copied from a stage that compiled with make, CMake or their like. */
export default defineDetector({
  id: 'carried-build',
  description:
    'What `make install` left in a directory of a builder belongs to the C library of that builder, unless it is linked statically, which is not visible.',
  examples: [
    {
      title: 'What make install left',
      dockerfile: `FROM debian:trixie AS build
RUN apt-get update && apt-get install -y build-essential
WORKDIR /src
COPY . .
RUN ./configure --prefix=/opt/relay && make && make install

FROM debian:trixie-slim
COPY --from=build /opt/relay /opt/relay
CMD ["/opt/relay/bin/relay"]
`,
      fits: {
        'debian:trixie-slim': 'yes',
        'ubuntu:24.04': 'yes',
        'alpine:3.24': 'not-known',
        scratch: 'not-known',
      },
    },
    {
      title: 'Pages are not compiled',
      dockerfile: `FROM node:24-trixie AS build
WORKDIR /src
COPY . .
RUN npm ci && npm run build

FROM nginx:1.31-alpine
COPY --from=build /src/dist /usr/share/nginx/html
`,
      fits: {},
    },
  ],
  *detect({ contents, final }) {
    for (const { tree } of final) {
      for (const [path, writes] of tree.writes) {
        for (const { origin, span } of writes) {
          if (origin.kind !== 'stage' || !programs.test(origin.path)) continue;
          const from = contents.view(origin.stage);
          const libc = compiledFor(from);
          if (libc === undefined || isFollowed(from, origin.path)) continue;
          yield {
            kind: 'carried-build',
            value: { code: 'libc-for', libc, path },
            certainty: 'likely',
            because: [{ reason: { code: 'compiled-on', libc }, span }],
            looksAt: ['libc'],
            meets: ({ facts }) => {
              const there = valueOf(facts.libc)?.family;
              return there === undefined || there === libc
                ? yes
                : notKnownFit({ code: 'compiled-for-other', path, wanted: libc, has: there });
            },
          };
        }
      }
    }
  },
});

/** Where programs are installed, rather than pages, data or archives of Java. */
const programs = /^\/(usr\/local|opt)(\/|$)|\/(s?bin|lib|rel)(\/|$)/;

/** The C library of a stage that compiles by the files of a build system. */
function compiledFor({ chain, image }: StageView): 'glibc' | 'musl' | undefined {
  const compiles = chain.some(({ tree }) =>
    tree.effects.some(({ effect }) => effect.kind === 'executable-built' && effect.language === 'other'),
  );
  const family = image && valueOf(image.facts.libc)?.family;
  return compiles && (family === 'glibc' || family === 'musl') ? family : undefined;
}

/** A single program that is followed to its compiler has needs of its own. */
function isFollowed({ end }: StageView, path: string): boolean {
  return nativeOf(trace(end, path)) !== undefined;
}
