import { valueOf } from '../fact/fact';
import { finalStages } from '../inspection';
import { defineDetector, notKnownFit, withChanges, yes } from './requirement';

const needRoot =
  /^(apt-get|apt|apk|dnf|microdnf|yum|tdnf|zypper|useradd|groupadd|usermod|adduser|addgroup|chown|update-ca-certificates)$/;

/** Root while building, where the file relies on the base for it. */
export default defineDetector({
  id: 'root-to-build',
  title: 'Root while building',
  description:
    'RUN lines that install packages or create accounts need root. Where no USER stands above them, the base decides who runs them.',
  *detect(inspection) {
    for (const { steps } of finalStages(inspection)) {
      for (const { before, run } of steps) {
        if (!run || before.user?.span) continue;
        const call = run.script.commands.find(
          ({ name, runs }) => name !== undefined && runs === 'always' && needRoot.test(name),
        );
        if (!call) continue;
        yield {
          kind: 'root-to-build',
          value: 'root, to build',
          certainty: 'certain',
          because: [
            { text: `${call.name} needs root, and no USER is set above it`, span: run.toSource(call.span) },
          ],
          looksAt: ['shell', 'user'],
          meets: (image) => {
            // Without a shell no RUN line can stay, which the need for a shell says.
            if (image.id === inspection.target?.image?.id || valueOf(image.facts.shell) === 'none')
              return yes;
            const user = valueOf(image.facts.user);
            if (user === undefined) return notKnownFit('which user it starts as is not known');
            return user.uid === 0 || user.name === 'root'
              ? yes
              : withChanges(`it starts as ${user.name ?? user.uid}: write USER root above the RUN lines`);
          },
        };
        return;
      }
    }
  },
});
