import { valueOf } from '../fact/fact';
import type { Command } from '../shell/command';
import { type Table, table } from '../text/table';
import type { Place } from './requirement';
import { defineDetector, no, notKnownFit, withChanges, yes } from './requirement';

const ofCommand: Table<string> = table({
  'apt-get': 'apt',
  apt: 'apt',
  aptitude: 'apt',
  apk: 'apk',
  dnf: 'dnf',
  microdnf: 'microdnf',
  yum: 'yum',
  tdnf: 'tdnf',
  zypper: 'zypper',
});

/** The package manager that a command is of. */
export function managerOf({ name }: Pick<Command, 'name'>): string | undefined {
  return ofCommand[name ?? ''];
}

/** A package manager that the final stage calls. */
export default defineDetector({
  id: 'package-manager',
  description: 'RUN lines of the final stage that install packages work only where this package manager is.',
  examples: [
    {
      title: 'apt-get',
      dockerfile: `FROM debian:trixie-slim
RUN apt-get update && apt-get install -y --no-install-recommends tini && rm -rf /var/lib/apt/lists/*
COPY bin/relay /usr/local/bin/relay
ENTRYPOINT ["tini", "--", "relay"]
`,
      fits: {
        'debian:trixie-slim': 'yes',
        'ubuntu:24.04': 'yes',
        'alpine:3.24': 'with-changes',
        'registry.access.redhat.com/ubi9/ubi-minimal:latest': 'with-changes',
        'gcr.io/distroless/base-debian13:latest': 'with-changes',
        'registry.access.redhat.com/ubi9/ubi-micro:latest': 'no',
      },
    },
    {
      title: 'yum is there where dnf is',
      dockerfile: `FROM amazonlinux:2023
RUN yum install -y jq && yum clean all
CMD ["sleep", "infinity"]
`,
      fits: {
        'registry.access.redhat.com/ubi9/ubi:latest': 'yes',
        'registry.access.redhat.com/ubi9/ubi-minimal:latest': 'with-changes',
        'debian:trixie-slim': 'with-changes',
      },
    },
    {
      title: 'Packages are installed in a builder',
      dockerfile: `FROM debian:trixie AS build
RUN apt-get update && apt-get install -y gcc libc6-dev
COPY probe.c .
RUN gcc -static -o /probe probe.c

FROM scratch
COPY --from=build /probe /probe
CMD ["/probe"]
`,
      fits: {},
    },
  ],
  *detect(inspection) {
    const uses = new Map<string, Place[]>();
    for (const {
      stage: { steps },
    } of inspection.final) {
      for (const { run } of steps) {
        for (const command of run?.script.commands ?? []) {
          const manager = managerOf(command);
          if (run === undefined || manager === undefined || command.runs !== 'always') continue;
          const list = uses.get(manager) ?? [];
          list.push({
            reason: { code: 'is-called', program: command.name ?? '' },
            span: run.toSource(command.span),
          });
          uses.set(manager, list);
        }
      }
    }
    for (const [manager, because] of uses) {
      yield {
        kind: 'package-manager',
        value: { code: 'named', name: manager },
        certainty: 'certain',
        because,
        looksAt: ['packageManagers', 'shell'],
        meets: (image) => {
          const managers = valueOf(image.facts.packageManagers);
          if (managers === undefined) return notKnownFit({ code: 'manager-not-known' });
          if (managers.includes(manager) || (manager === 'yum' && managers.includes('dnf'))) return yes;
          if (managers.length === 0)
            return valueOf(image.facts.shell) === 'none'
              ? withChanges({ code: 'no-manager', inBuilder: true })
              : no({ code: 'no-manager', inBuilder: false });
          return withChanges({ code: 'other-manager', has: managers, wanted: manager });
        },
      };
    }
  },
});
