import type { Answer } from '../../contents/answer';
import { type Moment, type StageView, stepsCounted } from '../../contents/contents';
import type { Inspection } from '../../inspection';
import { programAt } from '../../programs/program';
import { requirementsOf } from '../../programs/required-packages';
import type { Command } from '../../shell/command';
import { pipWords } from '../../shell/effects/pip-arguments';
import type { Step } from '../../stages/stage';
import { fromAnswer } from '../evidence';
import { installFix } from '../installing';
import type { Message } from '../message';
import { defineRule, type Reported } from '../rule';

export default defineRule({
  id: 'git-missing',
  severity: 'error',
  consequence: 'will-not-build',
  title: 'Package manager that calls git, or unzip, where there is none',
  why: 'For a package that stands in a git repository pip, npm and go start `git`; composer unpacks with `unzip` and takes `git` where it cannot. Slim and Alpine images leave those programs out.',
  remedy: 'Install `git` (for composer `unzip`) in this stage, or let the package come as an archive.',
  symptoms: [
    "ERROR: Cannot find command 'git' - do you have 'git' installed and in your PATH?",
    'npm ERR! enoent spawn git ENOENT',
    'go: exec: "git": executable file not found in $PATH',
    'The zip extension and unzip/7z commands are both missing, skipping.',
    'git was not found in your PATH, skipping source download',
  ],
  references: [
    { title: 'pip: VCS support', url: 'https://pip.pypa.io/en/stable/topics/vcs-support/' },
    { title: 'Go: version control systems', url: 'https://go.dev/ref/mod#vcs' },
    { title: 'Composer: install', url: 'https://getcomposer.org/doc/03-cli.md#install-i' },
  ],
  aliases: [],
  examples: {
    bad: [
      {
        title: 'A repository in requirements.txt, which is given',
        dockerfile:
          'FROM python:3.13-slim-trixie\nWORKDIR /app\nCOPY requirements.txt .\nRUN [|pip install --no-cache-dir -r requirements.txt|]\nCOPY . .\nUSER 1000\nCMD ["python", "main.py"]\n',
        files: { 'requirements.txt': 'flask\ntool @ git+https://github.com/example/tool.git@v1\n' },
      },
      {
        title: 'pip on a slim image',
        dockerfile:
          'FROM python:3.13-slim-trixie\nRUN [|pip install git+https://github.com/example/tool.git@v1|]\nUSER 1000\nCMD ["tool"]\n',
      },
      {
        title: 'npm on Alpine',
        dockerfile:
          'FROM node:24-alpine3.24\nWORKDIR /app\nRUN [|npm install git+https://github.com/example/tool.git|]\nUSER node\nCMD ["node", "index.js"]\n',
      },
      {
        title: 'composer on the PHP image',
        dockerfile:
          'FROM php:8.4-cli-trixie\nCOPY --from=composer:2 /usr/bin/composer /usr/bin/composer\nWORKDIR /app\nCOPY composer.json composer.lock ./\nRUN [|composer install --no-dev|]\nUSER www-data\nCMD ["php", "index.php"]\n',
      },
    ],
    good: [
      {
        title: 'Installed first',
        dockerfile:
          'FROM python:3.13-slim-trixie\nRUN apt-get update && apt-get install -y --no-install-recommends git && pip install git+https://github.com/example/tool.git@v1\nUSER 1000\nCMD ["tool"]\n',
      },
      {
        title: 'As an archive',
        dockerfile:
          'FROM python:3.13-slim-trixie\nRUN pip install https://github.com/example/tool/archive/refs/tags/v1.tar.gz\nUSER 1000\nCMD ["tool"]\n',
      },
      {
        title: 'composer with unzip',
        dockerfile:
          'FROM php:8.4-cli-trixie\nRUN apt-get update && apt-get install -y --no-install-recommends unzip\nCOPY --from=composer:2 /usr/bin/composer /usr/bin/composer\nWORKDIR /app\nCOPY composer.json composer.lock ./\nRUN composer install --no-dev\nUSER www-data\nCMD ["php", "index.php"]\n',
      },
      {
        title: 'composer with the zip extension',
        dockerfile:
          'FROM php:8.4-cli-trixie\nRUN apt-get update && apt-get install -y --no-install-recommends libzip-dev && docker-php-ext-install zip\nCOPY --from=composer:2 /usr/bin/composer /usr/bin/composer\nWORKDIR /app\nCOPY composer.json composer.lock ./\nRUN composer install --no-dev\nUSER www-data\nCMD ["php", "index.php"]\n',
      },
    ],
  },
  *check(inspection) {
    for (const view of inspection.reachable) {
      const reported = firstWithout(inspection, view);
      if (reported) yield reported;
    }
  },
});

type Need = {
  readonly message: Message;
  readonly remedy: string;
  readonly answer: Answer;
  readonly program: 'git' | 'unzip';
  readonly isLikely?: true;
};

function firstWithout(inspection: Inspection, view: StageView): Reported | undefined {
  const { stage } = view;
  for (const [index, step] of stage.steps.entries()) {
    const { run } = step;
    for (const command of run?.script.commands ?? []) {
      if (!run || command.runs !== 'always' || !command.failureCounts) continue;
      const need = needOf(inspection, view.before(index + 1), step, command);
      if (!need) continue;
      return {
        span: run.toSource(command.span),
        stage: stage.index,
        certainty: need.isLikely ? 'possible' : 'likely',
        ...(need.isLikely && { severity: 'warning' as const, consequence: 'may-fail' as const }),
        message: need.message,
        remedy: need.remedy,
        evidence: [fromAnswer(need.answer)],
        ...installFix(view, [need.program], { step: index, at: run.toSource(command.span).start }),
      };
    }
  }
  return undefined;
}

function needOf(inspection: Inspection, moment: Moment, step: Step, command: Command): Need | undefined {
  const git = () => programAt(moment, 'git');
  const repository = gitRepositoryOf(command) ?? gitRequirementOf(moment.view, moment.before - 1, command);
  if (repository !== undefined) {
    const answer = git();
    if (answer.is !== 'missing') return undefined;
    return {
      answer,
      program: 'git',
      message: [
        `\`${command.name}\` starts \`git\` to fetch \`${repository}\`, but there is no git`,
        { more: '. The build stops here.' },
      ],
      remedy: 'Install `git` before, best in a builder stage.',
    };
  }
  if (command.name === 'composer' && moment.view.image?.traits.ownLanguage?.name === 'php')
    return ofComposer(inspection, moment, command, git());
  if (command.name === 'go') return ofGo(step, command, git);
  return undefined;
}

/** A package named by its repository, which the package manager clones. */
function gitRepositoryOf(command: Command): string | undefined {
  const program = command.name ?? '';
  const clones =
    pipWords(command) !== undefined || /^(npm|yarn|pnpm|pipx|uv|bun)$/.test(program)
      ? /^-?e?"?((?:[\w.[\],-]+ ?@ ?)?git(\+(https?|ssh|git)|):\/\/\S+)/
      : undefined;
  if (!clones || !command.args.some(({ text }) => /^(install|i|add|wheel|tool|run)$/.test(text ?? '')))
    return undefined;
  for (const { written } of command.args) {
    const found = clones.exec(written)?.[1];
    if (found !== undefined) return found;
  }
  return undefined;
}

/** The same in a file of requirements. */
function gitRequirementOf(view: StageView, step: number, command: Command): string | undefined {
  for (const { text } of requirementsOf(view, step, command)) {
    const [, found] = /(?:^|[\s@])(git\+(?:https?|ssh|git|file):\/\/\S+)/.exec(text) ?? [];
    if (found !== undefined) return found;
  }
  return undefined;
}

const zipExtension = /\bzip\b|install-php-extensions|pecl|docker-php-ext-install \$/;

function ofComposer(
  { dockerfile }: Inspection,
  moment: Moment,
  command: Command,
  git: Answer,
): Need | undefined {
  const verb = command.args.find(({ text }) => text === undefined || !text.startsWith('-'))?.text;
  if (verb === undefined || !/^(install|i|require|update|create-project)$/.test(verb)) return undefined;
  const others = ['unzip', '7z', '7zz', '7za'].map((name) => programAt(moment, name));
  const [unzip] = others;
  if (unzip?.is !== 'missing' || git.is === 'there' || others.some(({ is }) => is === 'there'))
    return undefined;
  const before = moment.view.chain.some((each) =>
    each.stage.steps.some(
      ({ instruction, run }, at) =>
        at < stepsCounted(moment, each) &&
        zipExtension.test(run?.text ?? dockerfile.text.slice(instruction.span.start, instruction.span.end)),
    ),
  );
  if (before) return undefined;
  if (git.is === 'not-known')
    return {
      answer: unzip,
      program: 'unzip',
      isLikely: true,
      message: [
        '`composer` finds neither `unzip` nor the zip extension of PHP',
        { more: ': unless there is `git`, it cannot get any package.' },
      ],
      remedy: 'Install `unzip` before, or add the zip extension.',
    };
  return {
    answer: unzip,
    program: 'unzip',
    message: [
      '`composer` finds neither `unzip`, the zip extension of PHP nor `git`',
      { more: ': it cannot unpack any package. The build stops here.' },
    ],
    remedy:
      'Install `unzip` (and `git`, if a package comes from a repository) before, or add the zip extension.',
  };
}

/** Modules that go fetches itself rather than from a proxy. */
function ofGo({ before }: Step, command: Command, git: () => Answer): Need | undefined {
  const [verb, sub] = command.args;
  const fetches =
    verb?.text === 'get' ||
    verb?.text === 'install' ||
    (verb?.text === 'mod' && /^(download|tidy|vendor)$/.test(sub?.text ?? ''));
  if (!fetches) return undefined;
  const setting = (name: string) => command.environment.get(name) ?? before.variables.get(name)?.value;
  const name = /^direct\b/.test(setting('GOPROXY') ?? '')
    ? 'GOPROXY'
    : setting('GOPRIVATE')
      ? 'GOPRIVATE'
      : undefined;
  if (name === undefined) return undefined;
  const answer = git();
  if (answer.is !== 'missing') return undefined;
  return {
    answer,
    program: 'git',
    isLikely: true,
    message: `With \`${name}\` as it is set, go fetches modules itself, and there is no \`git\`: if one of them is such a module, the build stops here.`,
    remedy: 'Install `git` before.',
  };
}
