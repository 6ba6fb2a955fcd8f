import type { GoneOption, ToolOptionTable } from '../../catalog/tool-options';
import { sourceOf } from '../../catalog/values';
import type { StageView } from '../../contents/contents';
import { baseName } from '../../path/path';
import { isToolFrom, type KnownBy } from '../../projects/tool-release';
import type { Command, ShellWord } from '../../shell/command';
import { fromSource } from '../evidence';
import { defineRule, type Reported } from '../rule';

export default defineRule({
  id: 'tool-option-gone',
  severity: 'error',
  consequence: 'will-not-build',
  title: 'Command or option that this release of a tool refuses',
  why: 'Tools lose commands and options with their major releases, and stop where they are asked for one that is gone. A file that installs a tool without naming its release gets the newest; npm comes with the base.',
  remedy: 'Write what takes its place, or name the release of the tool that the file was written for.',
  symptoms: [
    'The option "--no-dev" does not exist',
    'The option "--no-update" does not exist',
    'The command "export" does not exist.',
    'npm error `unsafe-perm` is not a valid npm option',
    'npm ERR! `python` is not a valid npm option',
  ],
  references: [
    {
      title: 'Poetry 2.0.0: what it removed',
      url: 'https://github.com/python-poetry/poetry/blob/f46702336862f30050d5c641d5ed6f7568ded793/CHANGELOG.md',
    },
    { title: 'npm config', url: 'https://docs.npmjs.com/cli/v11/commands/npm-config' },
  ],
  aliases: [],
  yieldsTo: ['command-not-found', 'run-without-shell', 'file-not-copied-yet'],
  examples: {
    bad: [
      {
        title: 'An option of Poetry 1',
        dockerfile:
          'FROM python:3.13-slim-trixie\nRUN pip install --no-cache-dir poetry\nWORKDIR /app\nCOPY . .\nRUN poetry install [|--no-dev|] --no-interaction\nUSER 1000\nCMD ["python", "main.py"]\n',
        fixed:
          'FROM python:3.13-slim-trixie\nRUN pip install --no-cache-dir poetry\nWORKDIR /app\nCOPY . .\nRUN poetry install --only=main --no-interaction\nUSER 1000\nCMD ["python", "main.py"]\n',
      },
      {
        title: 'A command that is a plugin now',
        dockerfile:
          'FROM python:3.13-slim-trixie\nRUN pip install --no-cache-dir poetry==2.1.4\nWORKDIR /app\nCOPY pyproject.toml poetry.lock ./\nRUN poetry [|export|] -f requirements.txt -o requirements.txt\nUSER 1000\nCMD ["python"]\n',
      },
      {
        title: 'A setting that npm does not have any more',
        dockerfile:
          'FROM node:22-alpine\nRUN npm config set [|unsafe-perm|] true\nWORKDIR /app\nCOPY . .\nUSER node\nCMD ["node", "index.js"]\n',
      },
    ],
    good: [
      {
        title: 'The release it was written for',
        dockerfile:
          'FROM python:3.13-slim-trixie\nRUN pip install --no-cache-dir poetry==1.8.5\nWORKDIR /app\nCOPY . .\nRUN poetry install --no-dev && poetry export -o requirements.txt\nUSER 1000\nCMD ["python", "main.py"]\n',
      },
      {
        title: 'With the plugin, and an older Python that gets an older Poetry',
        dockerfile:
          'FROM python:3.13-slim-trixie AS plugin\nRUN pip install --no-cache-dir poetry poetry-plugin-export\nWORKDIR /app\nCOPY . .\nRUN poetry export -o requirements.txt\nFROM python:3.8-slim-bookworm\nRUN pip install --no-cache-dir poetry\nWORKDIR /app\nCOPY . .\nCOPY --from=plugin /app/requirements.txt ./\nRUN poetry install --no-dev\nUSER 1000\nCMD ["python", "main.py"]\n',
      },
      {
        title: 'A release that a variable says, and a range below the next',
        dockerfile:
          'FROM python:3.13-slim-trixie\nARG POETRY\nRUN pip install --no-cache-dir "poetry==$POETRY"\nWORKDIR /app\nCOPY . .\nRUN poetry install --no-dev\nRUN pip install --no-cache-dir "poetry<2" && poetry install --no-dev\nUSER 1000\nCMD ["python", "main.py"]\n',
      },
      {
        title: 'An npm that takes it, or an option of another kind',
        dockerfile:
          'FROM node:16-alpine AS old\nRUN npm config set unsafe-perm true\nFROM node:22-alpine\nRUN npm config set fetch-retries 5 && npm config set unsafe-perm true || true\nCOPY --from=old /etc/os-release /old\nUSER node\nCMD ["node", "index.js"]\n',
      },
    ],
  },
  *check({ catalog, dockerfile, reachable, today }) {
    const asked = catalog.toolOptions.filter(({ program }) => dockerfile.text.includes(program));
    if (asked.length === 0) return;
    for (const view of reachable) {
      if (view.isCut) continue;
      for (const table of asked) yield* firstIn(view, table, today);
    }
  },
});

/** Which release a tool is of is looked for in all that stands above a place. */
const mostAsked = 20;

function* firstIn(view: StageView, table: ToolOptionTable, today: string): Iterable<Reported> {
  let left = mostAsked;
  for (const [index, { run }] of view.stage.steps.entries()) {
    if (!run) continue;
    for (const command of run.script.commands) {
      if (
        command.runs !== 'always' ||
        !command.failureCounts ||
        baseName(command.name ?? '') !== table.program
      )
        continue;
      const found = goneIn(command, table);
      if (found === undefined || isBroughtBack(view, found.row)) continue;
      if (left === 0) return;
      left -= 1;
      const known = isToolFrom(found.row.since, view, index, table, today);
      if (known === undefined) continue;
      const span = run.toSource(found.word.span);
      yield {
        span,
        stage: view.stage.index,
        certainty: known.isAsked && found.row.unless === undefined ? 'certain' : 'likely',
        message: [
          `\`${table.program}\` refuses \`${found.word.written}\``,
          { more: `: ${known.said} (“${saidOf(found.row, found.word)}”). The build stops here.` },
        ],
        remedy: remedyOf(found.row, table, known),
        ...(found.row.instead !== undefined && {
          fix: { safety: 'review' as const, edits: [{ span, newText: found.row.instead }] },
        }),
        evidence: [fromSource('That it is gone is written here.', sourceOf(found.row))],
      };
      return;
    }
  }
}

function goneIn(
  { args }: Command,
  { gone }: ToolOptionTable,
): { readonly row: GoneOption; readonly word: ShellWord } | undefined {
  const at = args.findIndex(({ text }) => text === undefined || !text.startsWith('-'));
  if (at === -1) return undefined;
  for (const row of gone) {
    for (const of of row.of) {
      const verbs = of.split(' ');
      if (!verbs.every((verb, index) => args[at + index]?.text === verb)) continue;
      const behind = args.slice(at + verbs.length);
      const word = row.words === undefined ? args[at] : goneWord(behind, row.words);
      if (word) return { row, word };
    }
  }
  return undefined;
}

/** An option stands anywhere, a name right behind the command or before its value. */
function goneWord(behind: readonly ShellWord[], words: readonly string[]): ShellWord | undefined {
  return behind.find(({ text = '' }, index) =>
    words.some((word) =>
      word.startsWith('-') ? text === word : (index === 0 && text === word) || text.startsWith(`${word}=`),
    ),
  );
}

/** Whether the file names what brings it back. */
function isBroughtBack({ contents }: StageView, { unless }: GoneOption): boolean {
  if (unless === undefined) return false;
  const { dockerfile, options } = contents.graph;
  return [dockerfile.text, ...Object.values(options.files ?? {})].some((text) => text.includes(unless));
}

function saidOf({ says, words }: GoneOption, { text = '' }: ShellWord): string {
  const [name = text] = text.split('=');
  return words?.some((word) => word.startsWith('-')) === false ? `\`${name}\` ${says}` : says;
}

function remedyOf(
  { instead, tell }: GoneOption,
  { comesWith, package: name }: ToolOptionTable,
  { isAsked }: KnownBy,
): string {
  const first = instead === undefined ? (tell ?? 'Leave it out.') : `Write \`${instead}\`.`;
  if (isAsked || comesWith !== undefined) return first;
  return `${first} Or install the release of \`${name}\` that the file was written for.`;
}
