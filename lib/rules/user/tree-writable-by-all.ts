import { modeAfter } from '../../ownership/event';
import { below } from '../../path/path';
import { defineRule } from '../rule';

export default defineRule({
  id: 'tree-writable-by-all',
  severity: 'info',
  consequence: 'risk',
  title: 'Directory that everybody may write to, with all that is in it',
  why: '`chmod -R 777` lets every account of the container change every file below, its programs and their configuration too. Who breaks into one service can then have another one, or root, run what they like. It also copies each of the files into a layer of its own.',
  remedy:
    'Give the files to the account that needs them: `COPY --chown=1000:1000`, or `chown` of the one directory that is written to.',
  symptoms: ['permission denied fixed by chmod 777'],
  references: [
    { title: 'CWE-732: incorrect permissions', url: 'https://cwe.mitre.org/data/definitions/732.html' },
    { title: 'COPY --chown', url: 'https://docs.docker.com/reference/dockerfile/#copy---chown---chmod' },
  ],
  aliases: [],
  examples: {
    bad: [
      {
        title: 'In digits',
        dockerfile:
          'FROM node:24-trixie-slim\nWORKDIR /app\nCOPY . .\nRUN [|chmod -R 777 /app|]\nUSER node\nCMD ["node", "app.js"]\n',
      },
      {
        title: 'In letters',
        dockerfile:
          'FROM node:24-trixie-slim\nWORKDIR /app\nCOPY . .\nRUN [|chmod -R a+rwX /app|]\nUSER node\nCMD ["node", "app.js"]\n',
      },
    ],
    good: [
      {
        title: 'Of one account',
        dockerfile:
          'FROM node:24-trixie-slim\nWORKDIR /app\nCOPY --chown=node:node . .\nRUN chmod -R u+rwX,go-w /app\nUSER node\nCMD ["node", "app.js"]\n',
      },
      {
        title: 'A place for temporary files',
        dockerfile:
          'FROM node:24-trixie-slim\nRUN mkdir -p /tmp/cache && chmod -R 1777 /tmp/cache\nUSER node\nCMD ["node", "app.js"]\n',
      },
    ],
  },
  *check({ final }) {
    for (const { stage } of final) {
      for (const { run } of stage.steps) {
        for (const effect of run?.effects ?? []) {
          if (effect.kind !== 'mode-changed' || !opensAll(effect)) continue;
          const isOfSystem = /^\/(?:bin|etc|home|lib|opt|root|sbin|usr|var)?$/.test(effect.path);
          yield {
            span: effect.span,
            stage: stage.index,
            certainty: effect.certainty,
            ...(isOfSystem && { severity: 'warning' as const }),
            message: `Everybody may write to \`${effect.path}\` and to all that is in it.`,
            remedy: 'Give the files to the account that needs them, by `COPY --chown` or `chown`.',
          };
          break;
        }
      }
    }
  },
});

const sticky = 0o1000;
const byOthers = 0o002;

type Change = { readonly path: string; readonly value: string; readonly recursive: boolean };

/** From a mode that lets nobody else write. */
function opensAll({ path, recursive, value }: Change): boolean {
  if (!recursive || ['/tmp', '/var/tmp', '/dev/shm'].some((each) => below(each, path) !== undefined))
    return false;
  const mode = modeAfter(0o755, value);
  return mode !== undefined && (mode & byOthers) !== 0 && (mode & sticky) === 0;
}
