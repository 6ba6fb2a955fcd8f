import { isRoot } from '../account/account';
import { valueOf } from '../fact/fact';
import { placedByBase } from '../programs/script-installs';
import { defineDetector, notKnownFit, withChanges, yes } from './requirement';

const needRoot =
  /^(apt-get|apt|apk|dnf|microdnf|yum|tdnf|zypper|useradd|groupadd|usermod|adduser|addgroup|chown|update-ca-certificates)$/;
/** They write where COPY and WORKDIR made what root owns. */
const writes = /^(chmod|mkdir|mv|cp|ln|rm|tar|unzip|install|touch|tee|npm|yarn|pnpm|wget)$/;

/** Root while building, where the file relies on the base for it. */
export default defineDetector({
  id: 'root-to-build',
  description:
    'RUN lines that install packages, create accounts or write beside what COPY brings need root. Where no USER stands above them, the base decides who runs them.',
  examples: [
    {
      title: 'Packages are installed as the user of the base',
      dockerfile: `FROM debian:trixie-slim
RUN apt-get update && apt-get install -y --no-install-recommends tini && rm -rf /var/lib/apt/lists/*
USER 1000
CMD ["sleep", "infinity"]
`,
      fits: {
        'debian:trixie-slim': 'yes',
        'alpine:3.24': 'yes',
        'registry.access.redhat.com/ubi9/nodejs-22:latest': 'with-changes',
        'gcr.io/distroless/base-debian13:nonroot': 'yes',
      },
    },
    {
      title: 'USER root stands above',
      dockerfile: `FROM registry.access.redhat.com/ubi9/nodejs-22
USER root
RUN dnf install -y jq && dnf clean all
USER 1001
CMD ["npm", "start"]
`,
      fits: {},
    },
  ],
  *detect(inspection) {
    for (const view of inspection.final) {
      for (const step of view.stage.steps) {
        const { before, run } = step;
        if (!run || before.user?.span) continue;
        const calls = run.script.commands.filter(({ name, runs }) => name !== undefined && runs === 'always');
        const call =
          calls.find(({ name = '' }) => needRoot.test(name)) ??
          calls.find(({ name = '' }) => writes.test(name)) ??
          calls.find((command) => placedByBase(view, step, command) !== undefined);
        if (!call) continue;
        yield {
          kind: 'root-to-build',
          value: { code: 'named-for', name: 'root', purpose: 'build' },
          certainty: 'certain',
          because: [
            {
              reason: { code: 'runs-as-user-of-base', program: call.name ?? '' },
              span: run.toSource(call.span),
            },
          ],
          looksAt: ['shell', 'user'],
          meets: (image) => {
            // Without a shell no RUN line can stay, which the need for a shell says.
            if (image.id === inspection.target?.image?.id || valueOf(image.facts.shell) === 'none')
              return yes;
            const user = valueOf(image.facts.user);
            if (user === undefined) return notKnownFit({ code: 'user-not-known' });
            return isRoot(user) ? yes : withChanges({ code: 'starts-as', user: user.name ?? user.uid });
          },
        };
        return;
      }
    }
  },
});
