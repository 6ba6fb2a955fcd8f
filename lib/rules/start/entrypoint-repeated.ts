import type { Target } from '../../inspection';
import { baseName } from '../../path/path';
import { withoutVersion } from '../../programs/language';
import { environmentsRead } from '../../start/environment';
import { languageOfProgram } from '../../start/runtime';
import { contains, type Span, spanText } from '../../text/span';
import { type Table, table } from '../../text/table';
import { fromFact } from '../evidence';
import { defineRule } from '../rule';

/** Tools of a language that are no script in the working directory. */
const scriptRunners = new Set([
  ...[
    'npm',
    'npx',
    'yarn',
    'pnpm',
    'next',
    'nest',
    'tsx',
    'ts-node',
    'nodemon',
    'pip',
    'pip3',
    'gunicorn',
    'uvicorn',
  ],
  ...['celery', 'flask', 'django-admin', 'hypercorn', 'pytest', 'rails', 'puma', 'bundle'],
]);

const cures: Table<string> = table({
  nodejs: 'Name the script that it would start, such as `CMD ["server.js"]`.',
  python: 'Name it as a module, such as `CMD ["-m", "gunicorn", "app:app"]`, if the interpreter finds it.',
});

export default defineRule({
  id: 'entrypoint-repeated',
  severity: 'error',
  consequence: 'will-not-start',
  title: 'CMD repeats the interpreter that the base already starts',
  why: 'Language images of Distroless, Chainguard and others set ENTRYPOINT to the interpreter. CMD then holds its arguments: `CMD ["node", "server.js"]` makes node look for a script called `node`.',
  remedy: 'Give CMD the arguments alone.',
  symptoms: [
    "Error: Cannot find module '/app/node'",
    'Error: Unable to access jarfile java',
    "can't open file '//python'",
  ],
  references: [
    {
      title: 'How CMD and ENTRYPOINT interact',
      url: 'https://docs.docker.com/reference/dockerfile/#understand-how-cmd-and-entrypoint-interact',
    },
  ],
  aliases: [],
  examples: {
    bad: [
      {
        title: 'node twice',
        dockerfile:
          'FROM gcr.io/distroless/nodejs24-debian13:nonroot\nWORKDIR /app\nCOPY . .\nCMD [[|"node"|], "server.js"]\n',
        fixed:
          'FROM gcr.io/distroless/nodejs24-debian13:nonroot\nWORKDIR /app\nCOPY . .\nCMD ["server.js"]\n',
      },
      {
        title: 'python twice, beside an environment',
        dockerfile:
          'FROM cgr.dev/chainguard/python:latest-dev AS build\nUSER root\nRUN python -m venv /opt/venv\nCOPY requirements.txt .\nRUN /opt/venv/bin/pip install -r requirements.txt\nFROM cgr.dev/chainguard/python:latest\nCOPY --from=build /opt/venv /opt/venv\nENV PATH="/opt/venv/bin:$PATH"\nCOPY . /app\nCMD [[|"python"|], "/app/main.py"]\n',
        fixed:
          'FROM cgr.dev/chainguard/python:latest-dev AS build\nUSER root\nRUN python -m venv /opt/venv\nCOPY requirements.txt .\nRUN /opt/venv/bin/pip install -r requirements.txt\nFROM cgr.dev/chainguard/python:latest\nCOPY --from=build /opt/venv /opt/venv\nENV PATH="/opt/venv/bin:$PATH"\nCOPY . /app\nENTRYPOINT ["python", "/app/main.py"]\n',
      },
      {
        title: 'npm under node',
        dockerfile:
          'FROM gcr.io/distroless/nodejs24-debian13:nonroot\nWORKDIR /app\nCOPY . .\nCMD [[|"npm"|], "start"]\n',
      },
    ],
    good: [
      {
        title: 'The script alone',
        dockerfile:
          'FROM gcr.io/distroless/nodejs24-debian13:nonroot\nWORKDIR /app\nCOPY . .\nCMD ["server.js"]\n',
      },
      {
        title: 'An entrypoint that looks at its first argument',
        dockerfile:
          'FROM node:24-trixie-slim\nWORKDIR /app\nCOPY . .\nUSER node\nCMD ["node", "server.js"]\n',
      },
    ],
  },
  *check({ target }) {
    const start = target?.start;
    if (!target || !start?.entrypointInherited || start.shell || start.cmdFrom === undefined) return;
    const entry = start.argv[0]?.text;
    const first = start.argv[start.cmdFrom];
    const cmd = target.stage.end.cmd;
    if (entry === undefined || first?.text === undefined || !first.span || !cmd?.span) return;
    const language = languageOfProgram(entry);
    const jarFirst = start.argv[start.cmdFrom - 1]?.text === '-jar';
    if (jarFirst && first.text.startsWith('-')) {
      yield {
        span: first.span,
        stage: target.stage.index,
        certainty: 'certain',
        message: `\`${target.image?.reference}\` already starts \`${entry} -jar\`: \`${first.text}\` is taken for the name of the jar.`,
        remedy:
          'Let CMD begin with the jar, give options through `JAVA_TOOL_OPTIONS`, or set ENTRYPOINT yourself.',
        ...(target.image && {
          evidence: [
            fromFact(
              `The entrypoint of \`${target.image.reference}\` is ${entry} -jar.`,
              target.image.facts.entrypoint,
            ),
          ],
        }),
      };
      return;
    }
    if (language === undefined || /entrypoint/.test(entry) || languageOfProgram(first.text) !== language)
      return;
    if (first.text.includes('/') && baseName(first.text) !== baseName(entry)) return;
    const runner = scriptRunners.has(first.text);
    if (!runner && withoutVersion(baseName(first.text)) !== withoutVersion(baseName(entry))) return;
    const second = start.argv[start.cmdFrom + 1];
    const jar = language === 'java' && start.argv.slice(0, start.cmdFrom).some(({ text }) => text === '-jar');
    // `["java", "-jar", "app.jar"]` under `java -jar`: the jar alone is left.
    const kept = jar ? (second?.text === '-jar' ? start.argv[start.cmdFrom + 2] : undefined) : second;
    const removed = kept?.span && { start: first.span.start, end: kept.span.start };
    const environment = runner || language !== 'python' ? undefined : environmentInPath(target);
    const keyword = environment && keywordOf(target, cmd.span);
    yield {
      span: first.span,
      stage: target.stage.index,
      certainty: target.image?.entry === false ? 'likely' : 'certain',
      message: runner
        ? `\`${target.image?.reference}\` already starts \`${entry}\`: CMD makes it run a script called \`${first.text}\`, which is not there.`
        : `\`${target.image?.reference}\` already starts \`${start.argv
            .slice(0, start.cmdFrom)
            .map(({ text }) => text)
            .join(' ')}\`: CMD makes it run a ${jar ? 'jar' : 'script'} called \`${first.text}\`.`,
      remedy: runner
        ? (cures[language] ?? 'Give CMD the arguments of the interpreter alone.')
        : environment !== undefined
          ? `Write ENTRYPOINT instead of CMD: \`${first.text}\` is then that of \`${environment}\`, which has the packages; \`${entry}\` does not find them.`
          : `Leave \`${first.text}\` out of CMD${jar ? ' together with `-jar`' : ''}, or set ENTRYPOINT yourself.`,
      evidence: target.image
        ? [
            fromFact(
              `The entrypoint of \`${target.image.reference}\` is ${start.argv
                .slice(0, start.cmdFrom)
                .map(({ text }) => text)
                .join(' ')}.`,
              target.image.facts.entrypoint,
            ),
          ]
        : [],
      ...(keyword && {
        fix: { safety: 'safe' as const, edits: [{ span: keyword, newText: 'ENTRYPOINT' }] },
      }),
      ...(!runner &&
        environment === undefined &&
        removed && { fix: { safety: 'safe' as const, edits: [{ span: removed, newText: '' }] } }),
    };
  },
});

/** The directory of an environment of Python that the file puts into PATH; what PATH was before need not be known. */
function environmentInPath({ stage, view }: Target): string | undefined {
  const path = stage.end.variables.get('PATH');
  if (path?.kind !== 'env' || path.span === undefined || environmentsRead(stage).length > 0) return undefined;
  const own = stage.end.variables.get('VIRTUAL_ENV')?.value;
  const folders = spanText(view.contents.graph.dockerfile.text, path.span).split(/[\s:="']/);
  return folders.find(
    (folder) =>
      /^(\$VIRTUAL_ENV|\$\{VIRTUAL_ENV\})\/bin$|\/(\.?venv|virtualenv|env)\/bin$/.test(folder) ||
      (own !== undefined && folder === `${own}/bin`),
  );
}

function keywordOf({ stage }: Target, cmd: Span): Span | undefined {
  const step = stage.steps.find(
    ({ instruction: { keyword, span } }) => keyword === 'cmd' && contains(span, cmd),
  );
  return step?.replayedFrom === undefined ? step?.instruction.keywordSpan : undefined;
}
