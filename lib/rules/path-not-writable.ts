import { type Refused, refusedIn } from '../contents/refused';
import { type Inspection, reachableStages } from '../inspection';
import { evidenceOf, handOver } from './refusal-text';
import { defineRule, type Reported } from './rule';

export default defineRule({
  id: 'path-not-writable',
  severity: 'error',
  consequence: 'will-not-build',
  title: 'Written where only root may write',
  why: 'COPY and WORKDIR above USER make directories that belong to root, and so do the directories of the system. COPY writes files as root after USER as well, unless `--chown` says otherwise. A command that runs as another user cannot make anything there, and the build stops.',
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
  *check(inspection) {
    for (const stage of reachableStages(inspection)) {
      for (const refused of refusedIn(inspection.contents, stage)) {
        if (!refused.attempt.byTool && !refused.attempt.does.startsWith('changes'))
          yield report(inspection, refused);
      }
    }
  },
});

function report(inspection: Inspection, refused: Refused): Reported {
  const { actor, attempt, command, refusal, span, stage, unless } = refused;
  const fix = handOver(inspection, refused);
  const who = `${command.name === undefined ? 'It' : `\`${command.name}\``} runs as \`${actor.written}\``;
  const what =
    refusal.path === attempt.path ? 'it cannot write to it' : `it cannot make \`${attempt.path}\` there`;
  const end = unless ? 'unless the files copied before bring it, the build stops' : 'the build stops';
  return {
    span,
    stage,
    certainty: unless ? 'possible' : refusal.owned.certainty,
    ...(unless && { severity: 'warning', consequence: 'may-fail' }),
    message: `${who}, but \`${refusal.path}\` belongs to root: ${what}, and ${end}.`,
    remedy: remedyOf(refused),
    evidence: evidenceOf(refused),
    ...(fix && { fix }),
  };
}

function remedyOf({ actor, attempt, refusal }: Refused): string {
  if (refusal.owned.span && refusal.path !== '/')
    return `Write \`RUN chown ${actor.written} ${refusal.path}\` above USER, or put what makes it below USER.`;
  return `Put it above USER, and hand over what it makes: \`chown ${actor.written} ${attempt.path}\`.`;
}
