import type { StageView } from '../contents/contents';
import { valueOf } from '../fact/fact';
import type { Inspection } from '../inspection';
import { namesOwnCertificates, needsCertificates } from '../programs/download';
import { isInstalled } from '../programs/packages';
import { caCertificates, type SystemFiles, systemFilesAt, timeZoneData } from '../programs/system-files';
import type { Certainty } from '../report/report';
import type { Place } from './requirement';
import { defineDetector, notKnownFit, type Requirement, withChanges, yes } from './requirement';

/** Certificates: wanted for certain where the file brings them, possibly where the program may speak TLS. */
export const certificates = defineDetector({
  id: 'ca-certificates',
  description:
    'To check the certificate of a server, a program needs a bundle of authorities. A Dockerfile rarely tells whether it calls one, so this is a possible need unless the file brings a bundle.',
  examples: [
    {
      title: 'A program that may speak TLS',
      dockerfile: `FROM golang:1.27 AS build
WORKDIR /src
COPY . .
RUN CGO_ENABLED=0 go build -o /server .

FROM gcr.io/distroless/static-debian13
COPY --from=build /server /server
ENTRYPOINT ["/server"]
`,
      fits: {
        'gcr.io/distroless/static-debian13:latest': 'yes',
        'alpine:3.24': 'yes',
        scratch: 'with-changes',
        'debian:trixie-slim': 'with-changes',
      },
    },
    {
      title: 'The file installs them',
      dockerfile: `FROM debian:trixie-slim
RUN apt-get update && apt-get install -y --no-install-recommends ca-certificates && rm -rf /var/lib/apt/lists/*
COPY bin/relay /usr/local/bin/relay
CMD ["relay"]
`,
      fits: { 'debian:trixie-slim': 'yes', 'alpine:3.24': 'yes', scratch: 'with-changes' },
    },
    {
      title: 'RUN downloads over HTTPS',
      dockerfile: `FROM node:24-trixie
RUN curl -fsSL https://example.com/relay -o /usr/local/bin/relay && chmod +x /usr/local/bin/relay
CMD ["node", "/app/server.js"]
`,
      fits: { 'node:24-trixie': 'yes', 'alpine:3.24': 'yes', 'debian:trixie-slim': 'with-changes' },
    },
  ],
  *detect(inspection) {
    yield* detect(inspection, caCertificates, 'ca-certificates', () => mayUseTls(inspection));
    yield* toDownload(inspection);
  },
});

/** Time-zone data: wanted where TZ is set or the file brings it. */
export const timeZones = defineDetector({
  id: 'time-zone-data',
  description:
    'Named time zones are read from /usr/share/zoneinfo. Needed where TZ names a zone or the file installs tzdata.',
  examples: [
    {
      title: 'TZ names a zone',
      dockerfile: `FROM python:3.14-slim-trixie
ENV TZ=Europe/Berlin
COPY . /app
CMD ["python", "/app/report.py"]
`,
      fits: {
        'debian:trixie-slim': 'yes',
        'alpine:3.24': 'with-changes',
        'ubuntu:24.04': 'with-changes',
        scratch: 'with-changes',
      },
    },
    {
      title: 'UTC needs none',
      dockerfile: `FROM python:3.14-slim-trixie
ENV TZ=UTC
COPY . /app
CMD ["python", "/app/report.py"]
`,
      fits: {},
    },
  ],
  *detect(inspection) {
    yield* detect(inspection, timeZoneData, 'time-zone-data', () => zoneSet(inspection));
  },
});

type Cause = Place & {
  readonly certainty: Certainty;
  /** The package manager that installs it in this file. */
  readonly manager?: string;
};

function* detect(
  inspection: Inspection,
  files: SystemFiles,
  kind: string,
  otherwise: () => Cause | undefined,
): Iterable<Requirement> {
  const { target } = inspection;
  if (!target) return;
  const brought = broughtAt(inspection, files);
  const cause = brought ?? otherwise();
  if (!cause) return;
  const isCopied =
    brought !== undefined && systemFilesAt(target.view, files).reason.code === 'copied-into-stage';
  yield {
    kind,
    value: { code: 'named', name: files.name },
    certainty: cause.certainty,
    because: [{ reason: cause.reason, span: cause.span }],
    looksAt: ['caCertificates', 'timeZoneData', 'packageManagers'],
    meets: (image) => {
      const fact = image.facts[files.fact];
      if (fact.known && fact.value) return yes;
      if (isCopied) return yes;
      if (brought?.manager !== undefined) {
        const managers = valueOf(image.facts.packageManagers);
        if (managers?.includes(brought.manager)) return yes;
        if (managers !== undefined && managers.length > 0)
          return withChanges({ code: 'no-files', what: files.name, manager: managers[0] });
      }
      if (fact.known) return withChanges({ code: 'no-files', what: files.name, manager: undefined });
      return notKnownFit({ code: 'whether-it-has', name: files.name });
    },
  };
}

/** curl, wget and git of RUN lines, where nothing in the file brings certificates for them. */
function* toDownload({ final, target }: Inspection): Iterable<Requirement> {
  for (const view of final) {
    for (const [index, { before, run }] of view.stage.steps.entries()) {
      const command = run?.script.commands.find(needsCertificates);
      if (!run || !command || namesOwnCertificates(before.variables.environment())) continue;
      if (isInstalled(view.before(index + 1), 'update-ca-certificates')) return;
      const { name = '' } = command;
      yield {
        kind: 'ca-certificates',
        value: { code: 'named-for', name: caCertificates.name, purpose: 'build' },
        certainty: 'certain',
        because: [{ reason: { code: 'run-downloads', program: name }, span: run.toSource(command.span) }],
        looksAt: ['caCertificates'],
        meets: (image) => {
          const { caCertificates: fact } = image.facts;
          return image.id !== target?.image?.id && fact.known && !fact.value
            ? withChanges({ code: 'no-certificates-for-run', program: name })
            : yes;
        },
      };
      return;
    }
  }
}

function broughtAt({ final }: Inspection, files: SystemFiles): Cause | undefined {
  for (const view of final) {
    const brought = broughtBy(view, files);
    if (brought) return brought;
  }
  return undefined;
}

function broughtBy({ contents, tree }: StageView, files: SystemFiles): Cause | undefined {
  const { comesWith, paths } = contents.catalog.systemFiles(files.fact);
  for (const path of paths) {
    const write = tree.writes.get(path)?.[0];
    if (write) return { reason: { code: 'brought-by-file' }, span: write.span, certainty: 'certain' };
  }
  for (const { effect } of tree.effects) {
    if (effect.kind !== 'packages-installed') continue;
    const found = effect.packages.find(({ name }) =>
      files === caCertificates ? name === 'ca-certificates' : comesWith(name),
    );
    if (found)
      return {
        reason: { code: 'package-installed', name: found.name },
        span: found.span,
        certainty: 'certain',
        manager: effect.manager,
      };
  }
  return undefined;
}

function mayUseTls({ target }: Inspection): Cause | undefined {
  const started = target?.executables.find(
    ({ native }) => native && ['go', 'rust', 'c', 'c++'].includes(native.effect.language),
  );
  return (
    started && {
      reason: { code: 'may-call-over-tls' },
      span: started.span,
      certainty: 'possible',
    }
  );
}

function zoneSet({ target }: Inspection): Cause | undefined {
  const variable = target?.stage.end.variables.environment().get('TZ');
  if (!variable?.span || variable.value === undefined || /^(UTC|GMT|Etc\/UTC|)$/i.test(variable.value))
    return undefined;
  if (target?.executables.some(({ native }) => native?.effect.timeZoneDataInside)) return undefined;
  return {
    reason: { code: 'time-zone-is', zone: variable.value },
    span: variable.span,
    certainty: 'certain',
  };
}
