import type { StageView } from '../../contents/contents';
import { presentIn } from '../../fact/fact';
import { refusedByManager } from '../../programs/manager-words';
import { installedPackages } from '../../programs/packages';
import { programAt } from '../../programs/program';
import type { RefusedArgument } from '../../programs/program-options';
import { refusedArgumentIn } from '../../programs/refused-argument';
import type { RunStep } from '../../stages/stage';
import { own } from '../../text/table';
import { argumentWords } from '../../words/argument';
import { defineRule, type Reported } from '../rule';

export default defineRule({
  id: 'option-not-known',
  severity: 'error',
  consequence: 'will-not-build',
  title: 'Option that the program of this base does not know',
  why: 'The same name stands for different programs: `adduser` is a Perl script on Debian, a part of BusyBox on Alpine and another name of `useradd` on Red Hat. `grep`, `tar` and `wget` of Alpine are small versions of the GNU ones. An option that one takes stops the other. `dnf` is another program since Fedora 41, and `microdnf` has a few commands of it.',
  remedy: 'Use the options of the program that is there, or install the one that is meant.',
  symptoms: [
    'adduser: unrecognized option: group',
    'Option s is ambiguous (shell, system)',
    'passwd: password for app is unchanged',
    'grep: unrecognized option: P',
    'wget: unrecognized option: show-progress',
    'tar: unrecognized option: transform',
    'sha256sum: unrecognized option: check',
    'base64: unrecognized option: decode',
    'Unknown argument "--add-repo" for command "config-manager". Add "--help" for more information about the arguments.',
    'Unknown argument "groupinstall" for command "dnf5"',
    "error: Unknown command: 'config-manager'",
  ],
  references: [
    { title: 'BusyBox: commands and their options', url: 'https://busybox.net/downloads/BusyBox.html' },
    { title: 'adduser(8) of Debian', url: 'https://manpages.debian.org/adduser.8' },
    {
      title: 'Changes between DNF and DNF5',
      url: 'https://dnf5.readthedocs.io/en/latest/changes_from_dnf4.7.html',
    },
    { title: 'useradd(8)', url: 'https://man7.org/linux/man-pages/man8/useradd.8.html' },
  ],
  aliases: [],
  examples: {
    bad: [
      {
        title: 'Options of Debian on Alpine',
        dockerfile:
          'FROM alpine:3.24\nRUN addgroup --system app && adduser --system [|--group|] --disabled-password app\nUSER 1000\nCMD ["sleep", "1"]\n',
      },
      {
        title: 'Options of Alpine on Debian',
        dockerfile:
          'FROM debian:bookworm-slim\nRUN addgroup [|-S|] app && adduser -S -G app app\nUSER 1000\nCMD ["sleep", "1"]\n',
      },
      {
        title: 'A password nobody can give',
        dockerfile: 'FROM alpine:3.24\nRUN adduser -u 1000 [|app|]\nUSER 1000\nCMD ["sleep", "1"]\n',
      },
      {
        title: 'Perl patterns on Alpine',
        dockerfile:
          'FROM alpine:3.24\nRUN grep [|-oP|] \'VERSION_ID=\\K.*\' /etc/os-release > /version\nUSER 1000\nCMD ["cat", "/version"]\n',
      },
      {
        title: 'A checksum in long words',
        dockerfile:
          'FROM alpine:3.24\nCOPY tool SHA256SUMS /tmp/\nRUN cd /tmp && sha256sum [|--check|] SHA256SUMS && install -m 755 tool /usr/local/bin/tool\nUSER 1000\nCMD ["tool"]\n',
      },
      {
        title: 'dnf as it was before Fedora 41',
        dockerfile:
          'FROM fedora:44\nRUN dnf install -y dnf-plugins-core && dnf config-manager [|--add-repo|] https://cli.github.com/packages/rpm/gh-cli.repo && dnf install -y gh\nUSER 1000\nCMD ["gh", "version"]\n',
        fixed:
          'FROM fedora:44\nRUN dnf install -y dnf5-plugins && dnf config-manager addrepo --from-repofile=https://cli.github.com/packages/rpm/gh-cli.repo && dnf install -y gh\nUSER 1000\nCMD ["gh", "version"]\n',
      },
      {
        title: 'A repository added with microdnf',
        dockerfile:
          'FROM registry.access.redhat.com/ubi9/ubi-minimal:9.6\nRUN microdnf [|config-manager|] --add-repo=https://example.org/tools.repo && microdnf install -y relay\nUSER 1000\nCMD ["relay"]\n',
        fixed:
          'FROM registry.access.redhat.com/ubi9/ubi-minimal:9.6\nRUN curl --fail --silent --show-error --location --output /etc/yum.repos.d/tools.repo https://example.org/tools.repo && microdnf install -y relay\nUSER 1000\nCMD ["relay"]\n',
      },
    ],
    good: [
      {
        title: 'What BusyBox takes',
        dockerfile:
          'FROM alpine:3.24\nRUN addgroup --system --gid 1001 app && adduser --system --uid 1001 --ingroup app app && adduser -D -H other && adduser other app\nUSER 1001\nCMD ["sleep", "1"]\n',
      },
      {
        title: 'What Debian takes',
        dockerfile:
          'FROM debian:bookworm-slim\nRUN adduser --system --group --no-create-home --uid 1001 app && adduser -q --disabled-password --gecos "" other\nUSER 1001\nCMD ["sleep", "1"]\n',
      },
      {
        title: 'BusyBox in an image made of packages of Debian',
        dockerfile:
          'FROM gcr.io/distroless/static-debian13:debug\nSHELL ["/busybox/sh", "-c"]\nRUN addgroup -g 10001 -S app && adduser -u 10001 -S app -G app\nUSER 10001\nCMD ["/busybox/sleep", "1"]\n',
      },
      {
        title: 'A checksum in short words, and coreutils for the long ones',
        dockerfile:
          'FROM alpine:3.24 AS short\nCOPY SHA256SUMS tool /tmp/\nRUN cd /tmp && sha256sum -c SHA256SUMS && base64 -d tool > /tool && ln -sf /tool /t && rm -rf /tmp/*\nFROM alpine:3.24\nRUN apk add --no-cache coreutils\nCOPY --from=short /tool /tool\nRUN sha256sum --check /tool.sha256 && base64 --decode /tool > /t\nUSER 1000\nCMD ["cat", "/t"]\n',
      },
      {
        title: 'GNU grep installed',
        dockerfile:
          'FROM alpine:3.24\nRUN apk add --no-cache grep\nRUN grep -oP \'VERSION_ID=\\K.*\' /etc/os-release > /version\nUSER 1000\nCMD ["cat", "/version"]\n',
      },
    ],
  },
  *check({ reachable }) {
    for (const view of reachable) yield* inStage(view);
  },
});

/** The first refused argument that stops the build, and those that leave their work undone before it. */
function* inStage(view: StageView): Iterable<Reported> {
  const { contents, image, stage } = view;
  if (!image) return;
  for (const [index, { run }] of stage.steps.entries()) {
    if (!run || (run.language !== 'shell' && run.language !== 'exec')) continue;
    const moment = view.before(index + 1);
    for (const command of run.script.commands) {
      if (command.runs !== 'always' || command.name === undefined || command.name.includes('/')) continue;
      if (run.script.functions.has(command.name)) continue;
      const upstream = presentIn(image.facts.upstream);
      const refused =
        refusedArgumentIn(contents.catalog.options, image, command, () => installedPackages(moment)) ??
        (upstream && refusedByManager(contents.catalog.managerWords, upstream, command));
      if (!refused) continue;
      if (programAt(moment, command.name).is === 'missing') continue;
      const { more = '', remedy, what } = argumentWords(refused.reason);
      const stops = command.failureCounts && refused.silent !== true;
      if (!stops && refused.silent !== true && command.capturedBy === undefined) continue;
      yield {
        span: run.toSource(refused.word.span),
        stage: stage.index,
        certainty: 'certain',
        ...(!stops && { severity: 'warning' as const, consequence: 'may-fail' as const }),
        message: [
          `\`${command.name}\` of \`${image.reference}\` ${what}`,
          {
            more: `${more}. ${stops ? 'The build stops here.' : 'The build goes on without what it should have done.'}`,
          },
        ],
        remedy,
        evidence: [{ text: 'What this program answers.', source: refused.source }],
        ...cureOf(view, run, refused),
      };
      if (stops) return;
    }
  }
}

/** The words as this program takes them, and the packages that bring what they are for. */
function cureOf(
  view: StageView,
  run: RunStep,
  { instead, packages = {} }: RefusedArgument,
): Pick<Reported, 'fix'> {
  if (instead === undefined) return {};
  const { start } = run.toSource(instead.from.span);
  const { end } = run.toSource(instead.to.span);
  const others = view.tree.effects.flatMap(({ effect }) =>
    effect.kind === 'packages-installed' ? effect.packages : [],
  );
  const swapped = others.flatMap(({ name, span }) => {
    const other = own(packages, name);
    return other === undefined ? [] : [{ span, newText: other }];
  });
  return {
    fix: { safety: 'review', edits: [...swapped, { span: { start, end }, newText: instead.text }] },
  };
}
