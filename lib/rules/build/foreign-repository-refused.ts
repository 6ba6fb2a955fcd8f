import type { ForeignRepository } from '../../catalog/foreign-repositories';
import type { CatalogImage } from '../../catalog/image';
import { sourceOf } from '../../catalog/values';
import type { StageView } from '../../contents/contents';
import { compareVersions } from '../../contents/version';
import { presentIn } from '../../fact/fact';
import type { Command } from '../../shell/command';
import type { RunStep } from '../../stages/stage';
import type { Span } from '../../text/span';
import { fromSource } from '../evidence';
import { defineRule, type Reported } from '../rule';

export default defineRule({
  id: 'foreign-repository-refused',
  severity: 'error',
  consequence: 'will-not-build',
  title: 'Repository of somebody else that apt cannot use',
  why: 'A repository that a Dockerfile adds belongs to somebody else, who may take it down, or sign it in a way that a newer distribution refuses: apt of Debian 13 takes no keys that are bound with SHA-1 since February 2026. From that day on `apt-get update` fails, although nothing in the file has changed.',
  remedy: 'Use the repository or the key that its publisher names now, or the package of the distribution.',
  symptoms: [
    'Sub-process /usr/bin/sqv returned an error code (1), error message is: Signing key on … is not bound',
    'SHA1 is not considered secure since 2026-02-01T00:00:00Z',
    "E: The repository 'https://apt.kubernetes.io kubernetes-xenial Release' does not have a Release file.",
    'Policy rejected non-revocation signature (PositiveCertification) requiring second pre-image resistance',
  ],
  references: [
    { title: 'apt-secure(8)', url: 'https://manpages.debian.org/trixie/apt/apt-secure.8.en.html' },
    {
      title: 'The repositories of Kubernetes have moved',
      url: 'https://kubernetes.io/blog/2023/08/15/pkgs-k8s-io-introduction/',
    },
  ],
  aliases: [],
  yieldsTo: ['repository-tool-missing', 'package-repository-gone', 'command-not-found'],
  examples: {
    bad: [
      {
        title: 'The old repository of Kubernetes',
        dockerfile:
          'FROM debian:bookworm-slim\nRUN apt-get update && apt-get install -y ca-certificates && [|echo "deb [signed-by=/usr/share/keyrings/k8s.gpg] https://apt.kubernetes.io/ kubernetes-xenial main" > /etc/apt/sources.list.d/k8s.list|] && apt-get update && apt-get install -y kubectl\nUSER 1000\nCMD ["kubectl", "version"]\n',
      },
      {
        title: 'A key that Debian 13 refuses',
        dockerfile:
          'FROM debian:trixie-slim\nCOPY gluster.gpg /usr/share/keyrings/\nRUN [|echo "deb [signed-by=/usr/share/keyrings/gluster.gpg] https://download.gluster.org/pub/gluster/glusterfs/11/LATEST/Debian/trixie/amd64/apt trixie main" > /etc/apt/sources.list.d/gluster.list|] && apt-get update && apt-get install -y glusterfs-client\nUSER 1000\nCMD ["sleep", "1"]\n',
      },
    ],
    good: [
      {
        title: 'Where Kubernetes publishes now',
        dockerfile:
          'FROM debian:bookworm-slim\nRUN apt-get update && apt-get install -y ca-certificates && echo "deb [signed-by=/usr/share/keyrings/k8s.gpg] https://pkgs.k8s.io/core:/stable:/v1.34/deb/ /" > /etc/apt/sources.list.d/k8s.list && apt-get update && apt-get install -y kubectl\nUSER 1000\nCMD ["kubectl", "version"]\n',
      },
      {
        title: 'Debian 12 checks with gpg',
        dockerfile:
          'FROM debian:bookworm-slim\nCOPY gluster.gpg /usr/share/keyrings/\nRUN echo "deb [signed-by=/usr/share/keyrings/gluster.gpg] https://download.gluster.org/pub/gluster/glusterfs/11/LATEST/Debian/bookworm/amd64/apt bookworm main" > /etc/apt/sources.list.d/gluster.list && apt-get update && apt-get install -y glusterfs-client\nUSER 1000\nCMD ["sleep", "1"]\n',
      },
    ],
  },
  *check({ reachable }) {
    for (const view of reachable) yield* refusedIn(view);
  },
});

function* refusedIn(view: StageView): Iterable<Reported> {
  const { contents, image, stage } = view;
  const managers = image && presentIn(image.facts.packageManagers);
  if (!image || managers === undefined) return;
  const rows = [...contents.catalog.foreignRepositories].flatMap(([manager, all]) =>
    managers.includes(manager) ? all.filter((row) => isMeant(image, row)) : [],
  );
  if (rows.length === 0 || isTrusted(view)) return;
  for (const { run } of stage.steps) {
    if (run?.language !== 'shell' || !adds.test(run.text)) continue;
    const said = run.script.commands.map(textOf).join('\n');
    const row = rows.find(({ names }) => names.every((name) => said.includes(name)));
    const span = row && spanOf(run, row);
    if (row && span) yield report(view, row, span);
  }
}

/** What a command says and is fed. */
function textOf({ input = '', words }: Command): string {
  return [input, ...words.map(({ text, written }) => text ?? written)].join('\n');
}

/** What writes a list of sources, and asks for it. */
const adds = /\/etc\/apt\/|apt-add-repository|add-apt-repository/;

/** Whether the check of signatures is switched off, here or for all. */
function isTrusted({ chain }: StageView): boolean {
  return chain.some((each) => each.part(switchesOff));
}

function switchesOff({ stage }: StageView): boolean {
  const off =
    /trusted=yes|Trusted: yes|allow-insecure=yes|AllowInsecureRepositories|crypto-policies|sequoia\.config/;
  return stage.steps.some(({ run }) => run !== undefined && off.test(run.text));
}

function isMeant({ facts }: CatalogImage, { from }: ForeignRepository): boolean {
  if (from === undefined) return true;
  const upstream = presentIn(facts.upstream);
  const since = upstream && new Map(Object.entries(from)).get(upstream.distribution);
  return (
    since !== undefined && upstream?.release !== undefined && compareVersions(upstream.release, since) >= 0
  );
}

/** What takes the address out of a list, or asks whether it is in one. */
const takesOut = /^(sed|perl|awk|rm|grep|test|\[)$/;

/** The command that adds the address, if one does so whatever happens. */
function spanOf(run: RunStep, { names: [address = ''] }: ForeignRepository): Span | undefined {
  const adding = run.script.commands.find(
    (command) =>
      command.runs === 'always' && !takesOut.test(command.name ?? '') && textOf(command).includes(address),
  );
  return adding && run.toSource(adding.span);
}

function report(view: StageView, row: ForeignRepository, span: Span): Reported {
  const [address = ''] = row.names;
  const gone = row.state === 'gone';
  return {
    span,
    stage: view.stage.index,
    certainty: gone ? 'likely' : 'possible',
    ...(!gone && { severity: 'warning' as const, consequence: 'may-fail' as const }),
    message: gone
      ? [
          `The repository at \`${address}\` is gone: ${row.because}`,
          { more: '. `apt-get update` fails, and the build stops.' },
        ]
      : `apt of this base may refuse the repository at \`${address}\`: ${row.because}. \`apt-get update\` then fails, unless its publisher has signed it anew.`,
    remedy:
      row.instead === undefined
        ? 'Look for a newer key or repository of its publisher, or take the package of the distribution.'
        : `Use ${row.instead}.`,
    evidence: [fromSource('What became of it.', sourceOf(row))],
  };
}
