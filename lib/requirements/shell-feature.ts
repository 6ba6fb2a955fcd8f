import { baseName } from '../path/path';
import { featuresPerhapsLacking, isFatal, lackOf } from '../programs/shell-lacks';
import { type SmallShell, smallShellIn } from '../programs/stage-shell';
import type { BashFeature } from '../shell/bash-only';
import type { Span } from '../text/span';
import type { ShellFeature } from '../words/shell';
import { defineDetector, withChanges, yes } from './requirement';

const small = /^(sh|dash|ash)$/;

type Use = { readonly feature: BashFeature; readonly span: Span; readonly shell: string };

/** What RUN lines of the final stage ask of `/bin/sh` beyond POSIX. */
export default defineDetector({
  id: 'shell-feature',
  description:
    '`/bin/sh` is bash on Red Hat, dash on Debian and the ash of BusyBox on Alpine: a script may use what one has and another lacks.',
  examples: [
    {
      title: 'pipefail',
      dockerfile: `FROM registry.access.redhat.com/ubi9/ubi-minimal
RUN set -o pipefail; curl -fsSL https://example.com/relay.tar.gz | tar -xz -C /opt
CMD ["/opt/relay/bin/relay"]
`,
      fits: {
        'registry.access.redhat.com/ubi9/ubi-minimal:latest': 'yes',
        'registry.access.redhat.com/ubi10/ubi-minimal:latest': 'yes',
        'alpine:3.24': 'yes',
        'debian:bookworm-slim': 'with-changes',
        'ubuntu:24.04': 'with-changes',
      },
    },
    {
      title: 'source',
      dockerfile: `FROM registry.access.redhat.com/ubi9/ubi
COPY build.env /tmp/build.env
RUN source /tmp/build.env && echo "$RELEASE" > /etc/release-name
CMD ["sleep", "infinity"]
`,
      fits: {
        'registry.access.redhat.com/ubi9/ubi:latest': 'yes',
        'alpine:3.24': 'yes',
        'debian:trixie-slim': 'with-changes',
      },
    },
    {
      title: 'SHELL names bash',
      dockerfile: `FROM debian:trixie-slim
SHELL ["/bin/bash", "-o", "pipefail", "-c"]
RUN cat /etc/os-release | head -1
CMD ["sleep", "infinity"]
`,
      fits: {},
    },
  ],
  *detect(inspection) {
    const uses = new Map<string, Use>();
    for (const {
      stage: { steps },
    } of inspection.final) {
      for (const { before, run } of steps) {
        const [shell = '/bin/sh'] = before.shell.value;
        if (run?.language !== 'shell' || !small.test(baseName(shell))) continue;
        if (before.shell.value.includes('pipefail') && !uses.has('pipefail in SHELL'))
          uses.set('pipefail in SHELL', {
            feature: pipefail,
            span: before.shell.span ?? run.toSource(pipefail.span),
            shell,
          });
        for (const feature of featuresPerhapsLacking(run.text, run.script.errexit)) {
          const key = `${feature.kind} ${feature.name}`;
          if (!uses.has(key) && !run.script.functions.has(feature.name))
            uses.set(key, { feature, span: run.toSource(feature.span), shell });
        }
      }
    }
    const fatal = [...uses.values()].filter(({ feature }) => shells.some((each) => isFatalIn(feature, each)));
    if (fatal.length === 0) return;
    yield {
      kind: 'shell-feature',
      value: { code: 'shell-features', features: fatal.map(({ feature }) => spoken(feature)) },
      certainty: 'certain',
      because: fatal.map(({ feature, span }) => ({
        reason: { code: 'run-uses', feature: spoken(feature) },
        span,
      })),
      looksAt: ['upstream', 'shell'],
      meets: (image) => {
        if (image.id === inspection.target?.image?.id) return yes;
        for (const { feature, shell } of fatal) {
          const reader = smallShellIn(image, shell);
          const lack = reader && lackOf(feature, reader);
          if (reader && lack && isFatal(feature, lack))
            return withChanges({
              code: 'shell-lacks',
              shell: reader.name,
              reason: lack.reason,
            });
        }
        return yes;
      },
    };
  },
});

/** `SHELL ["/bin/sh", "-o", "pipefail", "-c"]` asks for it before the script is read. */
const pipefail: BashFeature = {
  kind: 'command',
  name: 'set',
  args: [
    { raw: '-o', span: { start: 0, end: 0 } },
    { raw: 'pipefail', span: { start: 0, end: 0 } },
  ],
  intoFile: false,
  span: { start: 0, end: 0 },
  runs: 'always',
  failureCounts: true,
  asked: false,
  inside: false,
};

/** The shells a base may have for `/bin/sh`, at their smallest. */
const shells: readonly SmallShell[] = [
  { name: 'dash', image: '', pipefail: false },
  { name: 'BusyBox ash', image: '', pipefail: true },
];

function isFatalIn(feature: BashFeature, shell: SmallShell): boolean {
  const lack = lackOf(feature, shell);
  return lack !== undefined && isFatal(feature, lack);
}

function spoken({ args, kind, name }: BashFeature): ShellFeature {
  if (kind !== 'command') return { kind };
  return { kind, name: args.some(({ raw }) => raw === 'pipefail') ? 'pipefail' : name };
}
