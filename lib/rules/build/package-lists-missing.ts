import type { CatalogImage } from '../../catalog/image';
import type { OwnerKeeping } from '../../catalog/owner-keeping';
import type { StageView } from '../../contents/contents';
import { valueOf } from '../../fact/fact';
import { keepsOwners } from '../../ownership/owner-keeping-programs';
import type { Command } from '../../shell/command';
import type { Step } from '../../stages/stage';
import { fromFact } from '../evidence';
import { defineRule, type Reported } from '../rule';

export default defineRule({
  id: 'package-lists-missing',
  severity: 'error',
  consequence: 'will-not-build',
  title: 'Packages installed without their lists, or without a yes',
  why: 'The images of Debian and Ubuntu come without package lists, and `rm -rf /var/lib/apt/lists/*` deletes them again: without `apt-get update` in the same line apt knows no package. And nobody is there to answer: without `-y` the question whether to go on is answered with no.',
  remedy: 'Write `apt-get update && apt-get install -y …` in one line; `dnf install -y …`.',
  symptoms: [
    'E: Unable to locate package curl',
    'Do you want to continue? [Y/n] Abort.',
    'Is this ok [y/N]: Operation aborted.',
  ],
  references: [
    { title: 'apt-get(8)', url: 'https://manpages.debian.org/apt-get.8' },
    {
      title: 'Building best practices: apt-get',
      url: 'https://docs.docker.com/build/building/best-practices/#apt-get',
    },
  ],
  aliases: [{ tool: 'hadolint', id: 'DL3014' }],
  yieldsTo: ['package-repository-gone', 'package-manager-not-found', 'package-manager-without-root'],
  examples: {
    bad: [
      {
        title: 'No lists',
        dockerfile:
          'FROM debian:trixie-slim\nRUN [|apt-get install -y curl|]\nUSER 1000\nCMD ["curl", "--version"]\n',
      },
      {
        title: 'Deleted before',
        dockerfile:
          'FROM debian:trixie-slim\nRUN apt-get update && apt-get install -y curl && rm -rf /var/lib/apt/lists/*\nRUN [|apt-get install -y git|]\nUSER 1000\nCMD ["curl", "--version"]\n',
      },
      {
        title: 'A question nobody answers',
        dockerfile:
          'FROM debian:trixie-slim\nRUN apt-get update && [|apt-get install git|]\nUSER 1000\nCMD ["git", "--version"]\n',
      },
      {
        title: 'The same of dnf',
        dockerfile: 'FROM fedora:44\nRUN [|dnf install httpd|]\nUSER 1000\nCMD ["httpd", "-DFOREGROUND"]\n',
      },
    ],
    good: [
      {
        title: 'In one line',
        dockerfile:
          'FROM debian:trixie-slim\nRUN apt-get update && apt-get install -y curl git && rm -rf /var/lib/apt/lists/*\nUSER 1000\nCMD ["curl", "--version"]\n',
      },
      {
        title: 'There already',
        dockerfile:
          'FROM debian:trixie-slim\nRUN apt-get install -y tar\nUSER 1000\nCMD ["tar", "--version"]\n',
      },
      {
        title: 'Updated on the way',
        dockerfile:
          'FROM debian:trixie-slim\nRUN apt-get --update install -y --no-install-recommends curl && rm -rf /var/lib/apt/lists/*\nUSER 1000\nCMD ["curl", "--version"]\n',
      },
      {
        title: 'By the tool that adds the repository',
        dockerfile:
          'FROM ubuntu:24.04\nRUN apt-get update && apt-get install -y software-properties-common && rm -rf /var/lib/apt/lists/*\nRUN add-apt-repository -y ppa:deadsnakes/ppa && apt-get install -y python3.13 && rm -rf /var/lib/apt/lists/*\nUSER 1001\nCMD ["python3.13", "-m", "http.server"]\n',
      },
      {
        title: 'Answered in the settings of apt',
        dockerfile:
          'FROM debian:trixie-slim\nRUN echo \'APT::Get::Assume-Yes "true";\' > /etc/apt/apt.conf.d/90-yes\nRUN apt-get update && apt-get install git\nUSER 1000\nCMD ["git", "--version"]\n',
      },
      {
        title: 'Kept in a cache',
        dockerfile:
          'FROM debian:trixie-slim AS base\nRUN --mount=type=cache,target=/var/lib/apt apt-get update\nRUN --mount=type=cache,target=/var/lib/apt apt-get install -y curl\nUSER 1000\nCMD ["curl", "--version"]\n',
      },
    ],
  },
  *check({ reachable }) {
    for (const view of reachable) {
      const reported = inStage(view);
      if (reported) yield reported;
    }
  },
});

/** Undefined: not known. */
type Lists = boolean | undefined;

function inStage(view: StageView): Reported | undefined {
  const { chain, contents, image, stage } = view;
  if (!image || chain.some(({ tree }) => tree.unknowns.length > 0)) return undefined;
  let lists: Lists = image.traits.aptLists === 'deleted' ? false : undefined;
  const installed = new Set<string>();
  const answered = chain.some(isAnsweredInSettings);
  for (const each of chain.slice(1).toReversed()) {
    for (const step of each.stage.steps) {
      for (const command of step.run?.script.commands ?? [])
        lists = after(contents.catalog.ownerKeeping, lists, command);
      if (isCached(step) || mayFill(step)) lists = undefined;
      noteInstalled(step, installed);
    }
  }
  for (const step of stage.steps) {
    if (isCached(step) || mayFill(step)) lists = undefined;
    for (const command of step.run?.script.commands ?? []) {
      const what = failureOf(command, step, lists, installed, image, answered);
      if (what && step.run) {
        return {
          span: step.run.toSource(command.span),
          stage: stage.index,
          certainty: what.certainty,
          message: [...what.message, { more: ' The build stops here.' }],
          remedy: what.remedy,
          evidence: what.withFact
            ? [fromFact(`${image.reference} comes without package lists.`, image.facts.upstream)]
            : [],
        };
      }
      lists = after(contents.catalog.ownerKeeping, lists, command);
    }
    noteInstalled(step, installed);
  }
  return undefined;
}

function after(keeping: OwnerKeeping, lists: Lists, command: Command): Lists {
  const { args, name, runs } = command;
  if (name === undefined) return undefined;
  const words = args.map(({ written }) => written);
  if (/^(apt-get|apt|aptitude|nala)$/.test(name) && (words.includes('update') || updatesFirst(words)))
    return runs === 'always' ? true : undefined;
  if (name === 'rm' && words.some((word) => /^\/var\/lib\/apt(\/lists)?(\/?\*?)$/.test(word)))
    return lists === true && runs === 'always' ? false : lists;
  return keepsOwners(keeping, command) && !updatesItself(name, words) ? lists : undefined;
}

/** `apt-get install --update` of APT 2.7 and newer. */
function updatesFirst(words: readonly string[]): boolean {
  return words.some((word) => word === '--update' || /^-[a-zA-Z]*U/.test(word));
}

/** Scripts of package managers and of programs that fetch the lists on the way. */
function updatesItself(name: string, words: readonly string[]): boolean {
  return (
    name === 'add-apt-repository' ||
    /\.sh$/.test(name) ||
    /^(ba|da)?sh$/.test(name) ||
    words.some((word) => /^playwright|install-deps|with-deps/.test(word))
  );
}

/** The settings of apt or dnf may say yes to everything; they are written or copied. */
function isAnsweredInSettings({ stage }: StageView): boolean {
  return stage.steps.some(({ run, instruction }) => {
    if (run) return /assume-?yes[\s="'\\]+(true|1|yes|y)\b/i.test(run.text);
    const { keyword } = instruction;
    return (
      (keyword === 'copy' || keyword === 'add') &&
      /^\/(etc(\/(apt|dnf|yum)(\..*|\/.*)?)?\/?)?$/.test(instruction.destination.text)
    );
  });
}

function isCached({ instruction }: Step): boolean {
  return instruction.flags.some(
    ({ name, value }) => name === 'mount' && /\/var\/(lib|cache)/.test(value ?? ''),
  );
}

/** COPY may bring lists of another stage. */
function mayFill({ instruction }: Step): boolean {
  const { keyword } = instruction;
  return (keyword === 'copy' || keyword === 'add') && /^\/(var(\/.*)?)?$/.test(instruction.destination.text);
}

function noteInstalled({ run }: Step, installed: Set<string>): void {
  for (const effect of run?.effects ?? [])
    if (effect.kind === 'packages-installed') for (const { name } of effect.packages) installed.add(name);
}

type Failure = {
  readonly message: readonly (string | { readonly more: string })[];
  readonly remedy: string;
  readonly certainty: Reported['certainty'];
  readonly withFact: boolean;
};

function failureOf(
  command: Command,
  { run }: Step,
  lists: Lists,
  installed: ReadonlySet<string>,
  image: CatalogImage,
  answered: boolean,
): Failure | undefined {
  const { args, name } = command;
  if (name !== 'apt-get' && name !== 'apt' && name !== 'dnf' && name !== 'yum') return undefined;
  if (!run || command.runs !== 'always' || !command.failureCounts) return undefined;
  const words = args.map(({ written }) => written);
  if (!words.includes('install') || args.some(({ text }) => text === undefined)) return undefined;
  const packages = words.filter((word) => /^[a-z0-9][a-z0-9.+-]+$/.test(word) && word !== 'install');
  if (packages.length === 0 || packages.length !== words.filter((word) => !word.startsWith('-')).length - 1)
    return undefined;
  if (name === 'apt-get' || name === 'apt') {
    if (updatesFirst(words)) return undefined;
    const isThere = (each: string) => installed.has(each) || isInImage(image, each);
    const absent = packages.find((each) => !isThere(each));
    if (lists === false && image.facts.packages.known && absent !== undefined)
      return {
        message: [
          `There are no package lists here, so apt does not find \`${absent}\``,
          { more: ' (“Unable to locate package”).' },
        ],
        remedy: 'Write `apt-get update && ` before it, in the same RUN.',
        certainty: 'certain',
        withFact: true,
      };
    if (
      answered ||
      hasYes(command, run.text) ||
      !packages.some((each) => bringsMore.test(each) && !isThere(each))
    )
      return undefined;
    return question(name);
  }
  return !answered && !hasYes(command, run.text) ? question(name) : undefined;
}

function isInImage({ facts }: CatalogImage, name: string): boolean {
  return valueOf(facts.packages)?.some((each) => each.name === name) === true;
}

function question(name: string): Failure {
  return {
    message: [`\`${name}\` asks whether to go on, nobody answers, and it ends without installing anything.`],
    remedy: `Write \`${name} install -y\`.`,
    certainty: 'likely',
    withFact: false,
  };
}

/** Packages that never come alone: apt asks where it installs more than is named. */
const bringsMore =
  /^(git|curl|wget|nginx|apache2|python3.*|nodejs|npm|ffmpeg|build-essential|gcc|g\+\+|openssh-(client|server)|gnupg|imagemagick|default-jre.*|openjdk-.*|php.*|ruby.*|mysql-.*|mariadb-.*|postgresql.*|redis.*|supervisor|vim|.*-dev)$/;

function hasYes({ args, input, pipe, redirects }: Command, text: string): boolean {
  return (
    input !== undefined ||
    pipe?.from !== undefined ||
    redirects.some(({ operator }) => operator.startsWith('<')) ||
    /assume-?yes|\byes\b/i.test(text) ||
    args.some(({ written }) =>
      /^(-[a-xzA-Z]*y[a-zA-Z]*|--yes|--assumeyes|--assume-yes|--force-yes|--dry-run|-s|--simulate|--download-only|--print-uris|-qq.*|-d)$/.test(
        written,
      ),
    )
  );
}
