import { isRootsAffair } from '../../attempts/attempts';
import { type Refused, refusedIn } from '../../attempts/refused';
import { type RefusedStart, refusedAtStart } from '../../attempts/refused-start';
import type { Stage } from '../../stages/stage';
import { defineRule, type Reported } from '../rule';
import { asRoot, evidenceOf, handOver } from './refusal-text';

export default defineRule({
  id: 'command-without-root',
  severity: 'error',
  consequence: 'will-not-build',
  title: 'Command that only root may run, run as another user',
  why: 'Only root makes accounts, gives files away and sets capabilities, and only root and the owner change the mode. COPY makes files of root, even below USER, unless `--chown` says otherwise: `chown` and `chmod` as another user are refused, and the build stops.',
  remedy: 'Copy with `--chown` and `--chmod`, or run the command above USER.',
  symptoms: [
    "chmod: changing permissions of '/app/entrypoint.sh': Operation not permitted",
    'chmod: /app/entrypoint.sh: Operation not permitted',
    "chown: changing ownership of '/app': Operation not permitted",
    'useradd: Permission denied.',
    'adduser: permission denied (are you root?)',
    'adduser: Only root may add a user or group to the system.',
  ],
  references: [
    { title: 'USER', url: 'https://docs.docker.com/reference/dockerfile/#user' },
    {
      title: 'COPY --chown and --chmod',
      url: 'https://docs.docker.com/reference/dockerfile/#copy---chown---chmod',
    },
  ],
  aliases: [],
  examples: {
    bad: [
      {
        title: 'A script of root made executable',
        dockerfile:
          'FROM node:24-trixie-slim\nUSER node\nWORKDIR /app\nCOPY entrypoint.sh /usr/local/bin/\nRUN [|chmod +x /usr/local/bin/entrypoint.sh|]\nENTRYPOINT ["entrypoint.sh"]\n',
        fixed:
          'FROM node:24-trixie-slim\nUSER node\nWORKDIR /app\nCOPY --chown=node entrypoint.sh /usr/local/bin/\nRUN chmod +x /usr/local/bin/entrypoint.sh\nENTRYPOINT ["entrypoint.sh"]\n',
      },
      {
        title: 'Given away too late',
        dockerfile:
          'FROM python:3.14-slim-trixie\nRUN useradd -m app\nWORKDIR /srv/app\nCOPY . .\nUSER app\nRUN [|chown -R app:app /srv/app|]\nCMD ["python", "main.py"]\n',
        fixed:
          'FROM python:3.14-slim-trixie\nRUN useradd -m app\nWORKDIR /srv/app\nCOPY . .\nUSER app\nUSER root\nRUN chown -R app:app /srv/app\nUSER app\nCMD ["python", "main.py"]\n',
      },
      {
        title: 'An account made as somebody else',
        dockerfile: 'FROM alpine:3.24\nUSER 1000\nRUN [|adduser -D app|]\nCMD ["sleep", "1"]\n',
      },
    ],
    good: [
      {
        title: 'Copied for the user',
        dockerfile:
          'FROM node:24-trixie-slim\nUSER node\nWORKDIR /app\nCOPY --chown=node:node entrypoint.sh ./\nRUN chmod +x entrypoint.sh\nENTRYPOINT ["./entrypoint.sh"]\n',
      },
      {
        title: 'Above USER',
        dockerfile:
          'FROM python:3.14-slim-trixie\nRUN useradd -m app\nWORKDIR /srv/app\nCOPY . .\nRUN chown -R app:app /srv/app\nUSER app\nCMD ["python", "main.py"]\n',
      },
    ],
  },
  *check({ reachable, target }) {
    for (const view of reachable) {
      for (const refused of refusedIn(view)) {
        if (!refused.unless && isRootsAffair(refused.attempt)) yield report(refused);
      }
    }
    const start = target && refusedAtStart(target.view, target.start);
    if (target && start && !start.unless && isRootsAffair(start.attempt))
      yield reportStart(target.stage, start);
  },
});

function report(refused: Refused): Reported {
  const { actor, attempt, command, refusal, span, view } = refused;
  const common = {
    span,
    stage: view.stage.index,
    certainty: refusal.owned.certainty,
    evidence: evidenceOf(refused, refused.step.before, refused.view.stage),
  };
  const who = `\`${command.name}\` runs as \`${actor.written}\``;
  const rooted = asRoot(refused);
  if (attempt.does === 'needs-root')
    return {
      ...common,
      ...(rooted && { fix: rooted }),
      message: [
        `${who}, but only root may do what it does`,
        { more: ': it is refused, and the build stops.' },
      ],
      remedy: 'Put it above USER, or write `USER root` above it and set the user again below.',
    };
  const changesMode = attempt.does === 'changes-mode';
  const may = changesMode ? 'only root and the owner change its mode' : 'only root gives it away';
  const fix = (changesMode ? handOver(refused) : undefined) ?? rooted;
  return {
    ...common,
    message: `${who}, but \`${attempt.path}\` belongs to root: ${may}, and the build stops.`,
    remedy: changesMode
      ? `Copy it with \`--chmod=755\` or \`--chown=${actor.written}\`, or put the command above USER.`
      : `Copy it with \`--chown=${actor.written}\`, or put the command above USER.`,
    ...(fix && { fix }),
  };
}

function reportStart(stage: Stage, refused: RefusedStart): Reported {
  const { actor, attempt, command, span } = refused;
  const why = attempt.does === 'needs-root' ? '' : ` on \`${attempt.path}\`, which belongs to root`;
  return {
    span,
    stage: stage.index,
    certainty: 'likely',
    consequence: 'will-not-start',
    message: `\`${command.name}\` runs as \`${actor.written}\`${why}: only root may do that, and the container will not start.`,
    remedy: 'Do it above USER while the image is built.',
    evidence: evidenceOf(refused, stage.end, stage),
  };
}
