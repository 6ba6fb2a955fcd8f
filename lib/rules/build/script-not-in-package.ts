import type { StageView } from '../../contents/contents';
import type { Inspection } from '../../inspection';
import { baseName } from '../../path/path';
import { packageAt } from '../../projects/package-json';
import { programIndex } from '../../start/executable';
import type { Span } from '../../text/span';
import { defineRule, type Reported } from '../rule';

export default defineRule({
  id: 'script-not-in-package',
  severity: 'error',
  consequence: 'will-not-build',
  title: 'Script that package.json does not have',
  why: '`npm run` and `pnpm run` start what stands in `scripts` of package.json under that name, and fail where nothing does.',
  remedy: 'Name a script that package.json has, or add it there.',
  symptoms: [
    'npm error Missing script: "build"',
    'npm ERR! Missing script: "build"',
    'ERR_PNPM_NO_SCRIPT  Missing script: build',
  ],
  references: [
    { title: 'npm run', url: 'https://docs.npmjs.com/cli/v11/commands/npm-run' },
    { title: 'pnpm run', url: 'https://pnpm.io/cli/run' },
  ],
  aliases: [],
  yieldsTo: ['command-not-found', 'run-without-shell', 'file-not-copied-yet'],
  examples: {
    bad: [
      {
        title: 'While building',
        dockerfile:
          'FROM node:24-trixie-slim\nWORKDIR /app\nCOPY . .\nRUN npm ci && [|npm run build|]\nUSER node\nCMD ["node", "dist/index.js"]\n',
        files: { 'package.json': '{ "name": "app", "scripts": { "compile": "tsc" } }\n' },
      },
      {
        title: 'At start',
        dockerfile:
          'FROM node:24-trixie-slim\nWORKDIR /app\nCOPY package*.json ./\nRUN npm ci\nCOPY . .\nUSER node\nCMD [[|"npm", "run", "start:prod"|]]\n',
        files: { 'package.json': '{ "name": "app", "scripts": { "start": "node ." } }\n' },
      },
    ],
    good: [
      {
        title: 'There, or only if it is',
        dockerfile:
          'FROM node:24-trixie-slim\nWORKDIR /app\nCOPY . .\nRUN npm ci && npm run build && npm run lint --if-present\nUSER node\nCMD ["npm", "start"]\n',
        files: { 'package.json': '{ "name": "app", "scripts": { "build": "tsc" } }\n' },
      },
      {
        title: 'Of another package',
        dockerfile:
          'FROM node:24-trixie-slim\nWORKDIR /app\nCOPY . .\nRUN npm ci && npm run build --workspace web && cd api && npm run build\nUSER node\nCMD ["node", "index.js"]\n',
        files: { 'package.json': '{ "name": "app", "workspaces": ["web", "api"] }\n' },
      },
      {
        title: 'Not a file that is read',
        dockerfile:
          'FROM node:24-trixie-slim\nWORKDIR /app\nCOPY . .\nRUN npm pkg set scripts.build=tsc && npm run build\nUSER node\nCMD ["node", "index.js"]\n',
        files: { 'package.json': '{ "name": "app" }\n' },
      },
    ],
  },
  *check(inspection) {
    for (const view of inspection.reachable) yield* whileBuilding(view);
    yield* atStart(inspection);
  },
});

function* whileBuilding(view: StageView): Iterable<Reported> {
  const { stage } = view;
  for (const [index, { run }] of stage.steps.entries()) {
    for (const { directory, failureCounts, runs, span, words } of run?.script.commands ?? []) {
      if (!run || runs !== 'always' || !failureCounts || directory === undefined) continue;
      const script = scriptOf(words.map(({ text }) => text));
      const reported = script && absentIn(view, index, directory, script, run.toSource(span));
      if (reported) yield { ...reported, consequence: 'will-not-build' };
    }
  }
}

function* atStart({ target }: Inspection): Iterable<Reported> {
  const { start, view, stage } = target ?? {};
  if (!view || !stage || !start || start.inherited || start.shellAsArgument || start.mayBeArguments) return;
  const directory = stage.end.workdir === undefined ? '/' : stage.end.workdir.value;
  const argv = start.argv.slice(programIndex(start.argv));
  const script = scriptOf(argv.map(({ text }) => text));
  if (directory === undefined || !script) return;
  const [first] = argv;
  const last = argv.at(-1);
  const span = first?.span && last?.span ? { start: first.span.start, end: last.span.end } : start.span;
  const reported = absentIn(view, stage.steps.length, directory, script, span);
  if (reported) yield { ...reported, consequence: 'will-not-start' };
}

type Asked = { readonly manager: string; readonly script: string };

/** The script that words have a package manager run, of the package in the directory, come what may. */
function scriptOf(words: readonly (string | undefined)[]): Asked | undefined {
  const [program, verb, script] = words;
  const manager = baseName(program);
  if ((manager !== 'npm' && manager !== 'pnpm') || (verb !== 'run' && verb !== 'run-script'))
    return undefined;
  const end = words.indexOf('--');
  const own = end === -1 ? words : words.slice(0, end);
  if (script === undefined || script.startsWith('-') || script.includes('/')) return undefined;
  // Options may point to another package, or make a missing script none of a failure.
  return own.slice(3).every((word) => word === '--silent' || word === '-s' || word?.startsWith('-') === false)
    ? { manager, script }
    : undefined;
}

function absentIn(
  view: StageView,
  step: number,
  directory: string,
  { manager, script }: Asked,
  span: Span,
): Reported | undefined {
  const project = packageAt(view, step, directory);
  // Where there are packages below, settings may send it to them.
  if (!project || project.hasWorkspaces) return undefined;
  const { scripts } = project;
  // npm starts an editor of nothing for `env`, and node for a server.js.
  if (scripts.has(script) || /^(start|env)$/.test(script)) return undefined;
  const names = [...scripts].slice(0, 12).map((name) => `\`${name}\``);
  return {
    span,
    stage: view.stage.index,
    certainty: 'certain',
    message: [
      `\`package.json\` has no script \`${script}\`: \`${manager} run\` fails`,
      { more: ' ("Missing script").' },
    ],
    remedy:
      names.length === 0
        ? 'Add the script to package.json: it has none at all.'
        : `Name one that package.json has (${names.join(', ')}), or add it there.`,
  };
}
