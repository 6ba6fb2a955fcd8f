import type { StageView } from '../../contents/contents';
import { programIn } from '../../programs/image-programs';
import { installedPackages, isInstalled, packagesAt } from '../../programs/packages';
import { type Table, table } from '../../text/table';
import { answerClause } from '../../words/answer';
import { fromAnswer } from '../evidence';
import { installFix } from '../installing';
import { defineRule, type Reported } from '../rule';

type Tool = { readonly package: string | undefined; readonly instead: string };

const addRepository: Tool = {
  package: 'software-properties-common',
  instead:
    'Install `software-properties-common` before, or write the source into `/etc/apt/sources.list.d` yourself.',
};

/** What is called to add a package repository, and the package of Debian and Ubuntu that brings it. */
const tools: Table<Tool> = table({
  'apt-key': {
    package: undefined,
    instead:
      'Save the key below `/etc/apt/keyrings` and name it in the source: `deb [signed-by=/etc/apt/keyrings/name.asc] …`.',
  },
  gpg: {
    package: 'gnupg',
    instead:
      'Install `gnupg` before, or save the key as it is, in a file that ends in `.asc`: apt reads that as well.',
  },
  lsb_release: {
    package: 'lsb-release',
    instead:
      'Install `lsb-release` before, or read the name of the release: `. /etc/os-release && echo "$VERSION_CODENAME"`.',
  },
  'add-apt-repository': addRepository,
  'apt-add-repository': addRepository,
});

export default defineRule({
  id: 'repository-tool-missing',
  severity: 'error',
  consequence: 'will-not-build',
  title: 'Package repository added with a tool that is not there',
  why: '`apt-key` was taken out of apt: Debian 13 and Ubuntu 25.04 are the first without it. `gpg`, `lsb_release` and `add-apt-repository` never were in the base images; instructions written for a whole system take them for granted.',
  remedy: 'Install the tool first, or do without it: the key in a file, the name of the release written out.',
  symptoms: [
    '/bin/sh: 1: apt-key: not found',
    '/bin/sh: 1: gpg: not found',
    '/bin/sh: 1: lsb_release: not found',
    '/bin/sh: 1: add-apt-repository: not found',
  ],
  references: [
    {
      title: 'apt-key(8): last in Debian 12 and Ubuntu 24.04',
      url: 'https://manpages.ubuntu.com/manpages/noble/man8/apt-key.8.html',
    },
    {
      title: 'Debian: repositories of others',
      url: 'https://wiki.debian.org/DebianRepository/UseThirdParty',
    },
  ],
  aliases: [],
  yieldsTo: ['command-not-found'],
  examples: {
    bad: [
      {
        title: 'apt-key on Debian 13',
        dockerfile:
          'FROM debian:trixie-slim\nRUN apt-get update && apt-get install -y curl && curl -fsSL https://example.org/key.gpg | [|apt-key add -|]\nUSER 1000\nCMD ["curl"]\n',
      },
      {
        title: 'gpg that nothing installs',
        dockerfile:
          'FROM debian:bookworm-slim\nRUN apt-get update && apt-get install -y --no-install-recommends curl ca-certificates\nRUN curl -fsSL https://example.org/key.gpg | [|gpg --dearmor -o /etc/apt/keyrings/example.gpg|]\nUSER 1000\nCMD ["curl"]\n',
      },
      {
        title: 'The name of the release',
        dockerfile:
          'FROM ubuntu:24.04\nRUN apt-get update && apt-get install -y curl && echo "deb https://example.org $([|lsb_release -cs|]) main" > /etc/apt/sources.list.d/example.list && apt-get update\nUSER 1000\nCMD ["curl"]\n',
      },
    ],
    good: [
      {
        title: 'The key in a file',
        dockerfile:
          'FROM debian:trixie-slim\nADD https://example.org/key.asc /etc/apt/keyrings/example.asc\nRUN . /etc/os-release && echo "deb [signed-by=/etc/apt/keyrings/example.asc] https://example.org $VERSION_CODENAME main" > /etc/apt/sources.list.d/example.list\nUSER 1000\nCMD ["sh"]\n',
      },
      {
        title: 'Installed first',
        dockerfile:
          'FROM debian:bookworm-slim\nRUN apt-get update && apt-get install -y --no-install-recommends curl ca-certificates gnupg lsb-release\nRUN curl -fsSL https://example.org/key.gpg | gpg --dearmor -o /etc/apt/keyrings/example.gpg && lsb_release -cs\nUSER 1000\nCMD ["curl"]\n',
      },
    ],
  },
  *check({ reachable }) {
    for (const view of reachable) {
      const reported = firstMissing(view);
      if (reported) yield reported;
    }
  },
});

/** Asked apart from other programs: a repository of somebody else may bring anything, but not what adds it. */
function firstMissing(view: StageView): Reported | undefined {
  const { base, contents, stage, tree } = view;
  const image = base.root.kind === 'image' ? base.root.image : undefined;
  const packages = packagesAt(view);
  if (!image || !packages || tree.unknowns.length > 0) return undefined;
  for (const [index, { run }] of stage.steps.entries()) {
    for (const command of run?.script.commands ?? []) {
      const tool = Object.hasOwn(tools, command.name ?? '') ? tools[command.name ?? ''] : undefined;
      if (!run || !tool || command.name === undefined || command.runs !== 'always') continue;
      const intoSources = command.capturedBy !== undefined && /\/etc\/apt\/sources/.test(run.text);
      if (!command.failureCounts && !intoSources) continue;
      const answer = programIn(contents.catalog, image, command.name);
      if (answer.is !== 'missing' || isInstalled(view.before(index + 1), command.name)) continue;
      const at = run.toSource(command.span).start;
      const installed = [
        ...installedPackages(view.before(index)),
        ...run.effects.flatMap((effect) =>
          effect.kind === 'packages-installed' && effect.span.start < at
            ? effect.packages.map(({ name }) => name)
            : [],
        ),
      ];
      if (
        !installed.every((name) => packages.knows(name, 'programs')) ||
        installed.includes(tool.package ?? '')
      )
        continue;
      return {
        span: run.toSource(command.span),
        stage: stage.index,
        certainty: answer.certainty,
        message: [
          `\`${command.name}\` is not there: ${answerClause(answer.reason)}`,
          {
            more: `. ${command.failureCounts ? 'The build stops here.' : 'It prints nothing, and apt refuses the line it should have completed.'}`,
          },
        ],
        remedy: tool.instead,
        evidence: [fromAnswer(answer)],
        ...installFix(view, tool.package === undefined ? [] : [tool.package], { step: index, at }),
      };
    }
  }
  return undefined;
}
