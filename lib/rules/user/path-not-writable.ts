import { isRootsAffair } from '../../attempts/attempts';
import { type Refused, refusedIn } from '../../attempts/refused';
import { type RefusedStart, refusedAtStart } from '../../attempts/refused-start';
import type { Stage } from '../../stages/stage';
import { defineRule, type Reported } from '../rule';
import { evidenceOf, handOver, handOverWords } from './refusal-text';

export default defineRule({
  id: 'path-not-writable',
  severity: 'error',
  consequence: 'will-not-build',
  title: 'Written where only root may write',
  why: 'COPY and WORKDIR above USER make directories that belong to root, and so do the directories of the system. COPY writes files as root after USER as well, unless `--chown` says otherwise. A command that runs as another user cannot make anything there: the build stops, or the container does.',
  remedy: 'Make it above USER and hand it over with chown, or write into a directory of the user.',
  symptoms: [
    "mkdir: cannot create directory '/app/data': Permission denied",
    "mkdir: can't create directory '/data': Permission denied",
    "touch: cannot touch '/app/log': Permission denied",
    '/bin/sh: 1: cannot create /etc/app.conf: Permission denied',
  ],
  references: [
    { title: 'USER', url: 'https://docs.docker.com/reference/dockerfile/#user' },
    { title: 'COPY --chown', url: 'https://docs.docker.com/reference/dockerfile/#copy---chown---chmod' },
  ],
  aliases: [],
  examples: {
    bad: [
      {
        title: 'A directory below one of root',
        dockerfile:
          'FROM node:24-trixie-slim\nWORKDIR /app\nCOPY --chown=node:node . .\nUSER node\nRUN [|mkdir data|]\nCMD ["node", "server.js"]\n',
        fixed:
          'FROM node:24-trixie-slim\nWORKDIR /app\nCOPY --chown=node:node . .\nRUN chown node /app\nUSER node\nRUN mkdir data\nCMD ["node", "server.js"]\n',
      },
      {
        title: 'A program put among those of the system',
        dockerfile:
          'FROM debian:trixie-slim\nRUN useradd -m app\nUSER app\nRUN [|printf "#!/bin/sh\\nexec true\\n" > /usr/local/bin/start|]\nCMD ["start"]\n',
      },
      {
        title: 'A log beside those of the system',
        dockerfile:
          'FROM python:3.14-slim-trixie\nCOPY main.py /srv/\nUSER 1000\nCMD [|python /srv/main.py > /var/log/main.log|]\n',
      },
    ],
    good: [
      {
        title: 'WORKDIR below USER belongs to the user',
        dockerfile:
          'FROM node:24-trixie-slim\nUSER node\nWORKDIR /app\nRUN mkdir data\nCOPY --chown=node:node . .\nCMD ["node", "server.js"]\n',
      },
      {
        title: 'Made as root and handed over',
        dockerfile:
          'FROM debian:trixie-slim\nRUN useradd -m app && mkdir -p /srv/data && chown app /srv/data\nUSER app\nRUN touch /srv/data/ready\nCMD ["sleep", "1"]\n',
      },
      {
        title: 'Failure does not matter',
        dockerfile: 'FROM debian:trixie-slim\nUSER 1000\nRUN mkdir /cache || true\nCMD ["sleep", "1"]\n',
      },
    ],
  },
  *check({ reachable, target }) {
    for (const view of reachable) {
      for (const refused of refusedIn(view)) {
        if (isWrite(refused)) yield report(refused);
      }
    }
    const start = target && refusedAtStart(target.view, target.start);
    if (target && start && isWrite(start)) yield reportStart(target.stage, start);
  },
});

function isWrite({ attempt }: RefusedStart): boolean {
  return !attempt.byTool && !isRootsAffair(attempt);
}

function report(refused: Refused): Reported {
  const { refusal, span, unless, view } = refused;
  const fix = handOver(refused);
  const end = unless ? 'unless the files copied before bring it, the build stops' : 'the build stops';
  return {
    span,
    stage: view.stage.index,
    certainty: unless ? 'possible' : refusal.owned.certainty,
    ...(unless && { severity: 'warning', consequence: 'may-fail' }),
    message: [
      `${whoOf(refused)}, but \`${refusal.path}\` belongs to root`,
      { more: `: ${whatOf(refused)}, and ${end}.` },
    ],
    remedy: isMadeHere(refused) ? handOverWords(refused) : remedyOf(refused),
    evidence: evidenceOf(refused, refused.step.before, refused.view.stage),
    ...(fix && { fix }),
  };
}

function reportStart(stage: Stage, refused: RefusedStart): Reported {
  const { attempt, refusal, span, unless } = refused;
  const end = unless
    ? `unless something that belongs to the user is mounted at \`${attempt.path}\`, the container will not start`
    : 'the container will not start';
  return {
    span,
    stage: stage.index,
    certainty: unless ? 'possible' : 'likely',
    ...(unless ? { severity: 'warning', consequence: 'may-fail' } : { consequence: 'will-not-start' }),
    message: [
      `${whoOf(refused)}, but \`${refusal.path}\` belongs to root`,
      { more: `: ${whatOf(refused)}, and ${end}.` },
    ],
    remedy: remedyOf(refused),
    evidence: evidenceOf(refused, stage.end, stage),
  };
}

function whoOf({ actor, command }: RefusedStart): string {
  return `${command.name === undefined ? 'It' : `\`${command.name}\``} runs as \`${actor.written}\``;
}

function whatOf({ attempt, refusal }: RefusedStart): string {
  if (attempt.does === 'replaces') return `it cannot put a new \`${attempt.path}\` there`;
  return refusal.path === attempt.path ? 'it cannot write there' : `it cannot make \`${attempt.path}\` there`;
}

function isMadeHere({ refusal }: RefusedStart): boolean {
  return refusal.owned.span !== undefined && refusal.path !== '/';
}

function remedyOf(refused: RefusedStart): string {
  const { actor, attempt, refusal } = refused;
  if (isMadeHere(refused)) return `Hand it over above USER: \`RUN chown ${actor.written} ${refusal.path}\`.`;
  return attempt.does === 'makes-directory'
    ? `Make it above USER and hand it over: \`RUN mkdir -p ${attempt.path} && chown ${actor.written} ${attempt.path}\`.`
    : `Put it above USER, or write into a directory of \`${actor.written}\`.`;
}
