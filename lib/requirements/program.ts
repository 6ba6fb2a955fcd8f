import { productOf } from '../catalog/product';
import type { Contents } from '../contents/contents';
import { valueOf } from '../fact/fact';
import type { Target } from '../inspection';
import { baseName } from '../path/path';
import { packageRunners } from '../programs/language';
import { isInstalled } from '../programs/packages';
import { presenceIn } from '../programs/presence';
import { programAt } from '../programs/program';
import { shellBuiltins } from '../shell/builtins';
import { programIndex } from '../start/executable';
import { isShell, plainStart } from '../start/plain-command';
import { languageOfProgram } from '../start/runtime';
import { startedCommands } from '../start/started';
import type { Span } from '../text/span';
import { defineDetector, no, notKnownFit, withChanges, yes } from './requirement';

/** Programs of the base that start and health check call. */
export default defineDetector({
  id: 'program',
  description:
    'Programs that CMD, ENTRYPOINT or HEALTHCHECK call and that the file neither copies nor installs.',
  examples: [
    {
      title: 'The health check calls curl',
      dockerfile: `FROM node:24-trixie
WORKDIR /app
COPY . .
HEALTHCHECK CMD ["curl", "-f", "http://localhost:3000/health"]
CMD ["node", "server.js"]
`,
      fits: {
        'node:24-trixie': 'yes',
        'node:24-trixie-slim': 'with-changes',
        'node:24-alpine3.24': 'with-changes',
        'gcr.io/distroless/nodejs24-debian13:latest': 'with-changes',
      },
    },
    {
      title: 'npm starts',
      dockerfile: `FROM node:24-trixie-slim
WORKDIR /app
COPY . .
RUN npm ci
CMD ["npm", "start"]
`,
      fits: { 'node:24-alpine3.24': 'yes', 'gcr.io/distroless/nodejs24-debian13:latest': 'no' },
    },
    {
      title: 'A shell that is handed one command',
      dockerfile: `FROM eclipse-temurin:21-jre
COPY shop.jar /shop.jar
ENTRYPOINT ["sh", "-c", "java $JAVA_OPTS -jar /shop.jar"]
`,
      fits: {
        'eclipse-temurin:21-jre': 'yes',
        'eclipse-temurin:21-jre-alpine': 'yes',
        'gcr.io/distroless/java21-debian13:latest': 'with-changes',
      },
    },
    {
      title: 'A shell that is handed more',
      dockerfile: `FROM eclipse-temurin:21-jre
COPY shop.jar /shop.jar
ENTRYPOINT ["sh", "-c", "java -jar /shop.jar $PORT"]
`,
      fits: { 'gcr.io/distroless/java21-debian13:latest': 'no' },
    },
    {
      title: 'A shell that is handed a program of the distribution',
      dockerfile: `FROM alpine:3.24
CMD ["sh", "-c", "mkdir /srv/store"]
`,
      fits: { 'debian:trixie-slim': 'yes', 'gcr.io/distroless/base-debian13:latest': 'no', scratch: 'no' },
    },
    {
      title: 'The file brings it',
      dockerfile: `FROM golang:1.27 AS build
WORKDIR /src
COPY . .
RUN CGO_ENABLED=0 go build -o /server .

FROM alpine:3.24
COPY --from=build /server /usr/local/bin/server
HEALTHCHECK CMD ["server", "check"]
CMD ["server"]
`,
      fits: {},
    },
  ],
  *detect({ contents, target }) {
    if (!target) return;
    const needed = new Map<string, { of: string; span: Span }>();
    for (const launch of [target.start, target.healthcheck]) {
      if (!launch || launch.inherited) continue;
      const named = launch.shell
        ? startedCommands(target.stage.end, launch).map(({ command, spanOf }) => ({
            name: command.name,
            span: spanOf(undefined),
          }))
        : [
            {
              name: launch.argv[programIndex(launch.argv)]?.text,
              span: launch.argv[programIndex(launch.argv)]?.span ?? launch.span,
            },
          ];
      for (const { name, span } of named) {
        if (name === undefined || shellBuiltins.has(name)) continue;
        const program = baseName(name);
        const bySystemPath = !name.includes('/') || /^\/(usr\/)?s?bin\//.test(name);
        if (bySystemPath && contents.catalog.packages.isProgram(program) && !needed.has(program))
          needed.set(program, { of: launch.of, span });
      }
    }
    for (const [program, { of, span }] of needed) {
      if (of === 'start' && languageOfProgram(program) !== undefined && !packageRunners.has(program))
        continue;
      if (isShell(program) && target.start?.shell) continue;
      const instruction = of === 'start' && isShell(program) ? withoutShell(target, contents) : undefined;
      const installed = isInstalled(target.view.end, program);
      const here = programAt(target.view.end, program);
      if (!installed && here.reason.code === 'put-into') continue;
      // What the base lacks and the file may bring comes by RUN lines that stay on another base of the same kind.
      const current = target.image;
      const product = current && productOf(current);
      const brought =
        product !== undefined &&
        here.is !== 'missing' &&
        current !== undefined &&
        presenceIn(contents.catalog, current, program) === 'missing';
      yield {
        kind: 'program',
        value: { code: 'named', name: program },
        certainty: 'certain',
        because: [{ reason: { code: of === 'start' ? 'started' : 'health-check-calls' }, span }],
        looksAt: ['product name', `program ${program}`, 'packageManagers'],
        meets: (image) => {
          const presence = presenceIn(contents.catalog, image, program);
          if (presence === 'there') return yes;
          const manager = image.facts.packageManagers;
          if (installed && manager.known && manager.value.length > 0) return yes;
          if (image.id === current?.id && here.is !== 'missing') return yes;
          if (brought)
            return productOf(image)?.name === product.name
              ? yes
              : notKnownFit({ code: 'file-may-bring', program });
          if (presence === 'not-known') return notKnownFit({ code: 'whether-it-has', name: program });
          const [first] = valueOf(manager) ?? [];
          if (first === undefined && instruction !== undefined)
            return withChanges({
              code: 'no-shell',
              shell: program,
              cure: { code: 'exec-form', instruction },
            });
          return first !== undefined || of === 'healthcheck'
            ? withChanges({ code: 'no-program', program, manager: first })
            : no({ code: 'has-no', name: program });
        },
      };
    }
  },
});

/** The instruction that hands a shell one command, which means the same without it and is no program of a distribution. */
function withoutShell({ stage: { end }, start }: Target, { catalog }: Contents): string | undefined {
  const [written] = (start && plainStart(end, start)?.words) ?? [];
  const program = baseName(written);
  if (written === undefined || packageRunners.has(program)) return undefined;
  if (languageOfProgram(program) === undefined && catalog.packages.isProgram(program)) return undefined;
  return end.entrypoint?.span === undefined ? 'CMD' : 'ENTRYPOINT';
}
