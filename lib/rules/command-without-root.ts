import { refusedIn } from '../contents/refused';
import { reachableStages } from '../inspection';
import { evidenceOf, handOver } from './refusal-text';
import { defineRule } from './rule';

export default defineRule({
  id: 'command-without-root',
  severity: 'error',
  consequence: 'will-not-build',
  title: 'Owner or mode of a file of root changed by another user',
  why: 'Only root gives files away, and only root and the owner change the mode. COPY makes files of root, even below USER, unless `--chown` says otherwise: `chown` and `chmod` as another user are refused, and the build stops.',
  remedy: 'Copy with `--chown` and `--chmod`, or run the command above USER.',
  symptoms: [
    "chmod: changing permissions of '/app/entrypoint.sh': Operation not permitted",
    'chmod: /app/entrypoint.sh: Operation not permitted',
    "chown: changing ownership of '/app': Operation not permitted",
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
      },
      {
        title: 'Given away too late',
        dockerfile:
          'FROM python:3.14-slim-trixie\nRUN useradd -m app\nWORKDIR /srv/app\nCOPY . .\nUSER app\nRUN [|chown -R app:app /srv/app|]\nCMD ["python", "main.py"]\n',
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
  *check(inspection) {
    for (const stage of reachableStages(inspection)) {
      for (const refused of refusedIn(inspection.contents, stage)) {
        const { actor, attempt, command, refusal, span, unless } = refused;
        if (unless || !attempt.does.startsWith('changes')) continue;
        const fix = handOver(inspection, refused);
        const may =
          attempt.does === 'changes-mode'
            ? 'only root and the owner change its mode'
            : 'only root gives it away';
        yield {
          span,
          stage: stage.index,
          certainty: refusal.owned.certainty,
          message: `\`${command.name}\` runs as \`${actor.written}\`, but \`${attempt.path}\` belongs to root: ${may}, and the build stops.`,
          remedy:
            attempt.does === 'changes-mode'
              ? `Copy it with \`--chmod=755\` or \`--chown=${actor.written}\`, or put the command above USER.`
              : `Copy it with \`--chown=${actor.written}\`, or put the command above USER.`,
          evidence: evidenceOf(refused),
          ...(fix && { fix }),
        };
      }
    }
  },
});
