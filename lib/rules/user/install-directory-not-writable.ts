import { type Refused, refusedIn } from '../../attempts/refused';
import { defineRule, type Reported } from '../rule';
import { evidenceOf, handOver, handOverWords } from './refusal-text';

export default defineRule({
  id: 'install-directory-not-writable',
  severity: 'error',
  consequence: 'will-not-build',
  title: 'Packages installed into a directory of another user',
  why: 'WORKDIR makes a directory that belongs to the user in force, root by default, and COPY writes files as root. After USER, `npm ci`, `cargo build` and their like cannot make `node_modules` or `target` there, and the build stops.',
  remedy: 'Give the directory to the user before USER, or put WORKDIR below it.',
  symptoms: [
    'Your cache folder contains root-owned files, due to a bug in previous versions of npm which has since been addressed.',
    "ERROR: Could not install packages due to an OSError: [Errno 13] Permission denied: '/.local'",
    'failed to initialize build cache at /.cache/go-build: mkdir /.cache: permission denied',
    "EACCES: permission denied, mkdir '/app/node_modules'",
    'npm error code EACCES',
    'error: failed to create directory `/app/target`',
    "error: Permission denied: '/opt/venv'",
  ],
  references: [{ title: 'WORKDIR', url: 'https://docs.docker.com/reference/dockerfile/#workdir' }],
  aliases: [],
  examples: {
    bad: [
      {
        title: 'A directory made as root',
        dockerfile:
          'FROM node:24-trixie-slim\nWORKDIR /app\nCOPY package*.json ./\nUSER node\nRUN [|npm ci|]\nCOPY . .\nCMD ["node", "server.js"]\n',
        fixed:
          'FROM node:24-trixie-slim\nWORKDIR /app\nCOPY package*.json ./\nRUN chown node /app\nUSER node\nRUN npm ci\nCOPY . .\nCMD ["node", "server.js"]\n',
      },
      {
        title: 'A cache mounted for root',
        dockerfile:
          'FROM node:24-trixie-slim\nUSER 1000\nWORKDIR /home/node/app\nCOPY package*.json ./\nRUN --mount=type=cache,target=/home/node/.npm [|npm ci|]\nCMD ["node", "server.js"]\n',
        fixed:
          'FROM node:24-trixie-slim\nUSER 1000\nWORKDIR /home/node/app\nCOPY package*.json ./\nRUN --mount=type=cache,target=/home/node/.npm,uid=1000 npm ci\nCMD ["node", "server.js"]\n',
      },
      {
        title: 'A home that nobody made',
        dockerfile:
          'FROM python:3.14-slim-trixie\nRUN useradd app\nUSER app\nRUN [|pip install flask|]\nCMD ["flask", "run"]\n',
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
  *check({ reachable }) {
    for (const view of reachable) {
      for (const refused of refusedIn(view)) if (refused.attempt.byTool) yield report(refused);
    }
  },
});

function report(refused: Refused): Reported {
  const { actor, attempt, command, refusal, span, unless, view } = refused;
  const fix = handOver(refused);
  const verb = refusal.there === 'no' ? 'make' : 'write to';
  const what =
    refusal.path === attempt.path ? 'it cannot write there' : `it cannot ${verb} \`${attempt.path}\``;
  const condition = unless ? `unless the files copied before bring \`${attempt.path}\`, ` : '';
  return {
    span,
    stage: view.stage.index,
    certainty: unless ? 'possible' : 'likely',
    ...(unless && { severity: 'warning', consequence: 'may-fail' }),
    message: [
      `\`${command.name}\` runs as \`${actor.written}\`, but \`${refusal.path}\` belongs to root`,
      { more: `: ${what}, and ${condition}the build stops.` },
    ],
    remedy: remedyOf(refused),
    evidence: evidenceOf(refused, refused.step.before, refused.view.stage),
    ...(fix && { fix }),
  };
}

function remedyOf(refused: Refused): string {
  const { actor, attempt, command, refusal } = refused;
  if (attempt.inHome && !refusal.owned.span)
    return 'Make the account with its home directory (`useradd -m`, `adduser` without `-H`), or set `HOME` to a directory of the user.';
  if (refusal.owned.span) return handOverWords(refused);
  if (command.name === 'npm')
    return `Set \`NPM_CONFIG_PREFIX\` to a directory of \`${actor.written}\`, or put it above USER.`;
  return `Let it write into a directory of \`${actor.written}\`, or put it above USER.`;
}
