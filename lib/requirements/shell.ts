import type { Catalog, CatalogImage } from '../catalog/image';
import type { Inspection, Target } from '../inspection';
import { baseName } from '../path/path';
import { packageRunners } from '../programs/language';
import { presenceIn } from '../programs/presence';
import { programIndex } from '../start/executable';
import type { Launch } from '../start/launch';
import { plainStart } from '../start/plain-command';
import { scriptOf } from '../start/script';
import { startedCommands } from '../start/started';
import type { ShellCure, ShellPurpose } from '../words/fit';
import type { Place } from './requirement';
import { defineDetector, no, notKnownFit, type Requirement, withChanges, yes } from './requirement';

/** A shell: for RUN in the final stage, for shell form, for scripts. */
export default defineDetector({
  id: 'shell',
  description:
    'RUN, CMD, ENTRYPOINT and HEALTHCHECK in shell form are run by `/bin/sh -c`; scripts need the shell of their first line.',
  examples: [
    {
      title: 'RUN in the final stage',
      dockerfile: `FROM debian:trixie-slim
RUN mkdir -p /var/lib/relay
COPY bin/relay /usr/local/bin/relay
CMD ["relay"]
`,
      fits: {
        'debian:trixie-slim': 'yes',
        'alpine:3.24': 'yes',
        scratch: 'with-changes',
        'gcr.io/distroless/base-debian13:latest': 'with-changes',
        'gcr.io/distroless/base-debian13:debug': 'with-changes',
      },
    },
    {
      title: 'Several commands start',
      dockerfile: `FROM golang:1.27 AS build
WORKDIR /src
COPY . .
RUN CGO_ENABLED=0 go build -o /server .

FROM alpine:3.24
COPY --from=build /server /usr/local/bin/server
CMD server migrate && exec server run
`,
      fits: {
        'alpine:3.24': 'yes',
        'debian:trixie-slim': 'yes',
        scratch: 'no',
        'gcr.io/distroless/static-debian13:latest': 'no',
      },
    },
    {
      title: 'One command starts in shell form',
      dockerfile: `FROM golang:1.27 AS build
WORKDIR /src
COPY . .
RUN CGO_ENABLED=0 go build -o /server .

FROM alpine:3.24
COPY --from=build /server /usr/local/bin/server
CMD server run
`,
      fits: { 'alpine:3.24': 'yes', scratch: 'with-changes' },
    },
    {
      title: 'One command in shell form, which the entrypoint of the base is handed',
      dockerfile: `FROM node:24-alpine3.24
WORKDIR /app
COPY . .
USER 1000
CMD PORT=3000 node server.js
`,
      fits: {
        'node:24-alpine3.24': 'yes',
        'dhi.io/node:24-alpine3.24': 'with-changes',
        'gcr.io/distroless/nodejs24-debian13:latest': 'with-changes',
      },
    },
    {
      title: 'Several, which it is handed',
      dockerfile: `FROM node:24-alpine3.24
WORKDIR /app
COPY . .
USER 1000
CMD node migrate.js && node server.js
`,
      fits: { 'node:24-alpine3.24': 'yes', 'dhi.io/node:24-alpine3.24': 'no' },
    },
    {
      title: 'A start script that a build tool writes',
      dockerfile: `FROM elixir:1.18-slim AS build
WORKDIR /shop
COPY . .
RUN MIX_ENV=prod mix release

FROM debian:bookworm-slim
COPY --from=build /shop/_build/prod/rel/shop /shop
CMD ["/shop/bin/shop", "start"]
`,
      fits: {
        'debian:bookworm-slim': 'yes',
        'gcr.io/distroless/base-debian13:latest': 'no',
        'gcr.io/distroless/cc-debian13:latest': 'no',
      },
    },
    {
      title: 'Nothing is run by a shell',
      dockerfile: `FROM golang:1.27 AS build
WORKDIR /src
COPY . .
RUN CGO_ENABLED=0 go build -o /server .

FROM scratch
COPY --from=build /server /server
ENTRYPOINT ["/server", "run"]
`,
      fits: {},
    },
  ],
  *detect(inspection) {
    yield* whileBuilding(inspection);
    yield* whenStarting(inspection);
  },
});

function* whileBuilding(inspection: Inspection): Iterable<Requirement> {
  const runs = inspection.final.flatMap(({ stage: { steps } }) =>
    steps.filter(({ instruction }) => instruction.keyword === 'run' && instruction.command.form === 'shell'),
  );
  const [first] = runs;
  if (!first) return;
  yield requirement(
    inspection.catalog,
    'build',
    runs.map(({ instruction }) => ({
      reason: { code: 'shell-form', instruction: 'RUN' } as const,
      span: instruction.keywordSpan,
    })),
    (image) =>
      presenceIn(inspection.catalog, image, 'sh') === 'missing' ? { code: 'builder-stage' } : undefined,
    first.before.shell.value[0] ?? '/bin/sh',
  );
}

function* whenStarting({ catalog, target }: Inspection): Iterable<Requirement> {
  for (const launch of [target?.start, target?.healthcheck]) {
    if (!launch || launch.inherited) continue;
    const script = launch.argv.find(({ text }) => text?.endsWith('.sh')) ?? scriptForSh(target, launch);
    if (launch.shell) {
      const { instruction } = launch.shell;
      const simple = target !== undefined && isOnePlain(target, launch);
      yield requirement(
        catalog,
        launch.of === 'start' ? 'start' : 'check health',
        [{ reason: { code: 'shell-form', instruction: instruction.toUpperCase() }, span: launch.shell.span }],
        () => (simple ? { code: 'exec-form', instruction: instruction.toUpperCase() } : undefined),
        launch.shell.program,
      );
    } else if (script?.span) {
      yield requirement(
        catalog,
        launch.of === 'start' ? 'start' : 'check health',
        [{ reason: { code: 'is-shell-script', file: `${script.text}` }, span: script.span }],
        () => undefined,
        '/bin/sh',
      );
    }
  }
}

/** One command whose words are known, and that hands nothing to a shell itself. */
function isOnePlain({ stage }: Target, launch: Launch): boolean {
  const [started, another] = startedCommands(stage.end, launch);
  if (started === undefined || another !== undefined) return false;
  const { name = '', words } = started.command;
  if (packageRunners.has(name)) return false;
  return (
    words.every(({ text }) => text !== undefined) || plainStart(stage.end, launch)?.hasJavaOptions === true
  );
}

/** The word that starts what a tool, or the first line, makes a script for `sh`. */
function scriptForSh(target: Target | undefined, launch: Launch): Launch['argv'][number] | undefined {
  const started = target?.executables.find(
    ({ at, of }) => of === launch.of && at === programIndex(launch.argv),
  );
  const isForSh = started && scriptOf(started)?.interpreters.some((one) => baseName(one) === 'sh');
  return isForSh ? launch.argv[started.at] : undefined;
}

function requirement(
  catalog: Catalog,
  purpose: ShellPurpose,
  because: readonly Place[],
  cureFor: (image: CatalogImage) => ShellCure | undefined,
  program: string,
): Requirement {
  const name = baseName(program);
  return {
    kind: 'shell',
    value: { code: 'named-for', name, purpose },
    certainty: 'certain',
    because,
    looksAt: ['shell', `program ${name}`],
    meets: (image) => {
      const { shell } = image.facts;
      const at = shell.known && shell.value !== 'none' ? shell.value.path : undefined;
      // BusyBox of Distroless lies outside of the usual places.
      if (at !== undefined && at !== program && (isApart(at) || isApart(program)))
        return withChanges({ code: 'other-shell', path: at, wanted: program });
      const presence = presenceIn(catalog, image, name);
      if (presence === 'there') return yes;
      if (presence === 'not-known') return notKnownFit({ code: 'whether-it-has', name });
      const cure = cureFor(image);
      return cure
        ? withChanges({ code: 'no-shell', shell: name, cure })
        : no({ code: 'no-shell', shell: name, cure: { code: 'none', purpose } });
    },
  };
}

function isApart(path: string): boolean {
  return path.includes('/') && !/^\/(usr\/)?(local\/)?bin\//.test(path);
}
