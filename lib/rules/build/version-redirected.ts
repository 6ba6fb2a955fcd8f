import { baseName } from '../../path/path';
import type { Command, Redirect, ShellWord } from '../../shell/command';
import { pipWords } from '../../shell/effects/pip-arguments';
import { defineRule } from '../rule';

export default defineRule({
  id: 'version-redirected',
  severity: 'warning',
  consequence: 'risk',
  title: 'Version that the shell takes for a file',
  why: 'Outside quotes `>` and `<` belong to the shell. `apk add sqlite>3.38` installs any `sqlite` and writes what the command says to a file called `3.38`; `pip install django<5` reads from a file `5` that is not there.',
  remedy: 'Put the package and its version in quotes.',
  symptoms: ['cannot open 5: No such file', '5: No such file or directory'],
  references: [
    {
      title: 'Shell Command Language: redirection',
      url: 'https://pubs.opengroup.org/onlinepubs/9799919799/utilities/V3_chap02.html#tag_19_07',
    },
  ],
  aliases: [],
  examples: {
    bad: [
      {
        title: 'apk',
        dockerfile: 'FROM alpine:3.24\nRUN apk add --no-cache [|sqlite>3.38|]\nUSER 1000\nCMD ["sqlite3"]\n',
        fixed: 'FROM alpine:3.24\nRUN apk add --no-cache "sqlite>3.38"\nUSER 1000\nCMD ["sqlite3"]\n',
      },
      {
        title: 'pip',
        dockerfile:
          'FROM python:3.14-slim\nRUN pip install [|requests>=2.32|] flask\nUSER 1000\nCMD ["python", "app.py"]\n',
        fixed:
          'FROM python:3.14-slim\nRUN pip install "requests>=2.32" flask\nUSER 1000\nCMD ["python", "app.py"]\n',
      },
      {
        title: 'Read instead of written',
        dockerfile:
          'FROM python:3.14-slim\nRUN pip install [|django<5|]\nUSER 1000\nCMD ["python", "app.py"]\n',
        fixed: 'FROM python:3.14-slim\nRUN pip install "django<5"\nUSER 1000\nCMD ["python", "app.py"]\n',
      },
    ],
    good: [
      {
        title: 'In quotes',
        dockerfile:
          'FROM python:3.14-slim\nRUN pip install "requests>=2.32" \'django<5\' > /tmp/log 2>&1\nUSER 1000\nCMD ["python", "app.py"]\n',
      },
      {
        title: 'A file to write to',
        dockerfile:
          'FROM alpine:3.24\nRUN apk add --no-cache sqlite >install.log 2>/dev/null\nUSER 1000\nCMD ["sqlite3"]\n',
      },
    ],
  },
  *check({ reachable }) {
    for (const { stage } of reachable) {
      for (const { run } of stage.steps) {
        for (const command of run?.script.commands ?? []) {
          if (!run || !installs(command)) continue;
          for (const redirect of command.redirects) {
            const name = nameBefore(command, redirect);
            if (!name) continue;
            const span = run.toSource({ start: name.span.start, end: redirect.target.span.end });
            const { start, end } = span;
            const reads = redirect.operator === '<';
            const stops = reads && command.failureCounts && command.runs === 'always';
            yield {
              span,
              stage: stage.index,
              certainty: 'likely',
              ...(stops && { severity: 'error' as const, consequence: 'will-not-build' as const }),
              message: reads
                ? `The shell reads from a file \`${redirect.target.written}\` that is not there: no version of \`${packageName(name)}\` is asked for, and the command fails.`
                : `The shell writes to a file \`${redirect.target.written}\`: no version of \`${packageName(name)}\` is asked for.`,
              remedy: 'Put the package and its version in quotes.',
              fix: {
                safety: 'review',
                edits: [
                  { span: { start, end: start }, newText: '"' },
                  { span: { start: end, end }, newText: '"' },
                ],
              },
            };
          }
        }
      }
    }
  },
});

const verbs = new Map([
  ['apk', /^add$/],
  ['npm', /^(?:i|install|add)$/],
  ['pnpm', /^(?:i|install|add)$/],
  ['yarn', /^(?:add|global)$/],
  ['gem', /^install$/],
  ['conda', /^install$/],
  ['mamba', /^install$/],
  ['micromamba', /^install$/],
]);

function installs(command: Command): boolean {
  if (command.redirects.length === 0) return false;
  if (pipWords(command)?.some(({ text }) => text === 'install')) return true;
  const verb = verbs.get(baseName(command.name ?? ''));
  return verb !== undefined && command.args.some(({ text }) => text !== undefined && verb.test(text));
}

function packageName({ written }: ShellWord): string {
  return written.endsWith('@') ? written.slice(0, -1) : written;
}

/** The package right before `>3.38`, `>=2` or `<5`. */
function nameBefore({ args }: Command, redirect: Redirect): ShellWord | undefined {
  if (redirect.operator !== '>' && redirect.operator !== '<') return undefined;
  if (redirect.descriptor !== undefined || !/^=?\d+(?:\.[\w*]+)*,?$/.test(redirect.target.written))
    return undefined;
  return args.find(({ span, raw }) => span.end === redirect.span.start && /^[\w@]/.test(raw));
}
