import { workdirAt } from '../contents/expansion';
import { below, resolvePath } from '../contents/path';
import { type Inspection, reachableStages, rootImage } from '../inspection';
import type { Stage, Step } from '../stages/stage';
import { defineRule, type Reported } from './rule';

/** Package managers of languages that write into the directory they are called in, and when they do. */
const installers: Readonly<Record<string, RegExp>> = {
  npm: /^(ci|install|i|add)$/,
  yarn: /^(install|add)?$/,
  pnpm: /^(install|i|add)$/,
  composer: /^(install|require|update)$/,
};

/** Bases of which it is known that they bring no directory of a program's own. */
const plainFamilies = new Set(['node', 'php', 'debian', 'ubuntu', 'alpine', 'composer']);

export default defineRule({
  id: 'install-directory-not-writable',
  severity: 'error',
  consequence: 'will-not-build',
  title: 'Packages installed into a directory of another user',
  why: 'WORKDIR makes a directory that belongs to the user in force, root by default, and COPY writes files as root. After USER, `npm ci` and its like cannot make `node_modules` there, and the build stops.',
  remedy: 'Give the directory to the user before USER, or put WORKDIR below it.',
  symptoms: ["EACCES: permission denied, mkdir '/app/node_modules'", 'npm error code EACCES'],
  references: [{ title: 'WORKDIR', url: 'https://docs.docker.com/reference/dockerfile/#workdir' }],
  aliases: [],
  examples: {
    bad: [
      {
        title: 'A directory made as root',
        dockerfile:
          'FROM node:24-trixie-slim\nWORKDIR /app\nCOPY package*.json ./\nUSER node\nRUN [|npm ci|]\nCOPY . .\nCMD ["node", "server.js"]\n',
      },
    ],
    good: [
      {
        title: 'Handed over first',
        dockerfile:
          'FROM node:24-trixie-slim\nWORKDIR /app\nRUN chown node:node /app\nCOPY --chown=node:node package*.json ./\nUSER node\nRUN npm ci\nCMD ["node", "server.js"]\n',
      },
      {
        title: 'Made as the user',
        dockerfile:
          'FROM node:24-trixie-slim\nUSER node\nWORKDIR /home/node/app\nCOPY --chown=node:node package*.json ./\nRUN npm ci\nCMD ["node", "server.js"]\n',
      },
    ],
  },
  *check(inspection) {
    for (const stage of reachableStages(inspection)) {
      const image = rootImage(inspection, stage.index);
      if (!image || !plainFamilies.has(image.family) || stage.base.kind === 'stage') continue;
      const reported = firstRefused(inspection, stage);
      if (reported) yield reported;
    }
  },
});

function firstRefused({ contents }: Inspection, stage: Stage): Reported | undefined {
  const made = new Map<string, 'root' | 'user'>();
  for (const [index, step] of stage.steps.entries()) {
    const directory = step.after.workdir?.value;
    if (step.instruction.keyword === 'workdir' && directory !== undefined && !made.has(directory))
      made.set(directory, isRoot(step) ? 'root' : 'user');
    for (const command of step.run?.script.commands ?? []) {
      const at = command.directory ?? workdirAt(step);
      const argument =
        command.args.find(({ text }) => text === undefined || !text.startsWith('-'))?.text ?? '';
      const installs = command.name === undefined ? undefined : installers[command.name];
      if (
        !step.run ||
        at === undefined ||
        isRoot(step) ||
        !installs?.test(argument) ||
        command.runs !== 'always' ||
        !command.failureCounts
      )
        continue;
      if (
        made.get(resolvePath('/', at)) !== 'root' ||
        command.wrappers.length > 0 ||
        command.args.some(({ text }) => /^(-g|--global|--prefix)/.test(text ?? ''))
      )
        continue;
      if (
        isHandedOver(contents.trees[stage.index]?.effects ?? [], at, index) ||
        isCopiedWithOwner(step, stage, at)
      )
        continue;
      return {
        span: step.run.toSource(command.span),
        stage: stage.index,
        certainty: 'likely',
        message: `\`${command.name}\` runs as \`${step.before.user?.value}\`, but \`${at}\` belongs to root: it cannot write there, and the build stops.`,
        remedy: `Write \`RUN chown ${step.before.user?.value} ${at}\` before USER, or put WORKDIR below USER.`,
        evidence: step.before.user?.span
          ? [{ text: 'The user is set here.', span: step.before.user.span }]
          : [],
      };
    }
  }
  return undefined;
}

function isRoot({ before }: Step): boolean {
  return (
    before.user?.span === undefined ||
    before.user.value === undefined ||
    /^(root|0)(:|$)/.test(before.user.value)
  );
}

type Effects = Inspection['contents']['trees'][number]['effects'];

function isHandedOver(effects: Effects, directory: string, before: number): boolean {
  return effects.some(
    ({ effect, step }) =>
      step < before &&
      (effect.kind === 'owner-changed' || effect.kind === 'mode-changed') &&
      below(effect.path, directory) !== undefined,
  );
}

/** COPY --chown makes a directory that is not there yet for that owner. */
function isCopiedWithOwner(step: Step, stage: Stage, directory: string): boolean {
  return stage.steps.some(
    ({ after, instruction }) =>
      instruction.keyword === 'copy' &&
      instruction.span.end < step.instruction.span.start &&
      instruction.flags.some(({ name }) => name === 'chown') &&
      after.workdir?.value !== directory,
  );
}
