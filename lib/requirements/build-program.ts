import { valueOf } from '../fact/fact';
import type { Inspection } from '../inspection';
import { packageManagerCommands } from '../programs/package-manager-commands';
import { isInstalled } from '../programs/packages';
import { presenceIn } from '../programs/presence';
import { shellBuiltins } from '../shell/builtins';
import type { Span } from '../text/span';
import { defineDetector, notKnownFit, withChanges, yes } from './requirement';

/** Whether a download, a COPY or a link of the final stage puts a program of this name somewhere. */
function isBrought(inspection: Inspection, name: string): boolean {
  return inspection.final.some(({ tree }) =>
    [...tree.writes.keys()].some((path) => path.endsWith(`/${name}`)),
  );
}

/** Programs that RUN lines of the final stage call. */
export default defineDetector({
  id: 'build-program',
  description:
    'Programs that RUN lines of the final stage call and that nothing in the file installs: `groupadd`, `curl`, `git`.',
  examples: [
    {
      title: 'Accounts as on Debian',
      dockerfile: `FROM debian:trixie-slim
RUN groupadd --system relay && useradd --system --gid relay relay
COPY bin/relay /usr/local/bin/relay
USER relay
CMD ["relay"]
`,
      fits: {
        'debian:trixie-slim': 'yes',
        'ubuntu:24.04': 'yes',
        'alpine:3.24': 'with-changes',
        scratch: 'yes',
      },
    },
    {
      title: 'The file installs it before',
      dockerfile: `FROM debian:trixie-slim
RUN apt-get update && apt-get install -y curl
RUN curl -fsSL https://example.com/relay -o /usr/local/bin/relay
CMD ["relay"]
`,
      fits: {},
    },
  ],
  *detect(inspection) {
    const calls = new Map<string, Span>();
    for (const view of inspection.final) {
      for (const [index, { run }] of view.stage.steps.entries()) {
        for (const { name, runs, failureCounts, span } of run?.script.commands ?? []) {
          if (
            run === undefined ||
            name === undefined ||
            runs !== 'always' ||
            !failureCounts ||
            calls.has(name)
          )
            continue;
          if (
            packageManagerCommands.has(name) ||
            shellBuiltins.has(name) ||
            !inspection.catalog.packages.isProgram(name)
          )
            continue;
          if (!isInstalled(view.before(index + 1), name) && !isBrought(inspection, name))
            calls.set(name, run.toSource(span));
        }
      }
    }
    for (const [name, span] of calls) {
      yield {
        kind: 'build-program',
        value: { code: 'named-for', name, purpose: 'build' },
        certainty: 'certain',
        because: [{ reason: { code: 'run-calls', program: name }, span }],
        looksAt: ['shell', `program ${name}`],
        meets: (image) => {
          // Without a shell no RUN line can stay, which the need for a shell says.
          if (image.id === inspection.target?.image?.id || valueOf(image.facts.shell) === 'none') return yes;
          const presence = presenceIn(inspection.catalog, image, name);
          if (presence === 'there') return yes;
          if (presence === 'missing') return withChanges({ code: 'no-program-for-run', program: name });
          return notKnownFit({ code: 'program-for-run-not-known', program: name });
        },
      };
    }
  },
});
