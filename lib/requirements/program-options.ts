import { installedPackages } from '../programs/packages';
import { refusedArgumentIn } from '../programs/refused-argument';
import type { Command } from '../shell/command';
import type { Span } from '../text/span';
import { defineDetector, withChanges, yes } from './requirement';

/** Programs that go by one name and take other options from base to base. */
const differing = new Set(
  'adduser addgroup deluser delgroup useradd groupadd usermod chpasswd grep egrep fgrep find xargs tar sed wget date mktemp cp ln readlink'.split(
    ' ',
  ),
);
/** More of them make no difference. */
const mostCommands = 20;

type Call = {
  readonly command: Command;
  readonly name: string;
  readonly span: Span;
  readonly installedOnTop: () => readonly string[];
};

/** Options that RUN lines of the final stage give to programs of which each base has its own. */
export default defineDetector({
  id: 'program-options',
  description:
    'RUN gives options to a program that is another one on other bases: `adduser` of Debian and of BusyBox, `grep` of GNU and of Alpine.',
  examples: [
    {
      title: 'adduser of BusyBox',
      dockerfile: `FROM alpine:3.24
RUN adduser -D -u 1000 relay
COPY bin/relay /usr/local/bin/relay
USER 1000
CMD ["relay"]
`,
      fits: { 'alpine:3.24': 'yes', 'alpine:3.23': 'yes', 'debian:bookworm-slim': 'with-changes' },
    },
    {
      title: 'A program that is the same everywhere',
      dockerfile: `FROM alpine:3.24
RUN mkdir -p /data
CMD ["sleep", "1d"]
`,
      fits: {},
    },
  ],
  *detect(inspection) {
    const calls: Call[] = [];
    for (const view of inspection.final) {
      for (const [index, { run }] of view.stage.steps.entries()) {
        for (const command of run?.script.commands ?? []) {
          const { failureCounts, name, runs, span } = command;
          if (!run || name === undefined || runs !== 'always' || !failureCounts || !differing.has(name))
            continue;
          if (run.script.functions.has(name) || calls.length === mostCommands) continue;
          calls.push({
            command,
            name,
            span: run.toSource(span),
            installedOnTop: () => installedPackages(view.before(index + 1)),
          });
        }
      }
    }
    const [first] = calls;
    if (!first) return;
    yield {
      kind: 'program-options',
      value: { code: 'named-together', names: [...new Set(calls.map(({ name }) => name))] },
      certainty: 'certain',
      because: calls.map(({ name, span }) => ({
        reason: { code: 'run-gives-options', program: name },
        span,
      })),
      looksAt: ['upstream', 'shell', 'family'],
      meets: (image) => {
        if (image.id === inspection.target?.image?.id) return yes;
        for (const { command, installedOnTop, name } of calls) {
          const refused = refusedArgumentIn(
            inspection.contents.catalog.options,
            image,
            command,
            installedOnTop,
          );
          if (refused && refused.silent !== true)
            return withChanges({
              code: 'program-refuses',
              program: name,
              reason: refused.reason,
            });
        }
        return yes;
      },
    };
  },
});
