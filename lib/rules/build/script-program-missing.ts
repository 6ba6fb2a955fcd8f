import type { ScriptProgram } from '../../catalog/script-programs';
import { sourceOf } from '../../catalog/values';
import type { Answer } from '../../contents/answer';
import type { StageView } from '../../contents/contents';
import type { Inspection } from '../../inspection';
import { baseName } from '../../path/path';
import { installedUnderItsName } from '../../programs/packages';
import { programAt } from '../../programs/program';
import { type ModulesThere, modulesThere } from '../../projects/modules-there';
import { type PackageJson, packageAt } from '../../projects/package-json';
import { type ScriptCommand, scriptCommands } from '../../projects/scripts-run';
import { shellBuiltins } from '../../shell/builtins';
import type { Command } from '../../shell/command';
import { programIndex } from '../../start/executable';
import { answerClause } from '../../words/answer';
import { fromAnswer, fromSource } from '../evidence';
import { defineRule, type Reported } from '../rule';

export default defineRule({
  id: 'script-program-missing',
  severity: 'error',
  consequence: 'will-not-build',
  title: 'Script of package.json that calls what is not there',
  why: '`npm start`, `npm run` and `npm ci` itself hand scripts of package.json to a shell, which finds the programs of installed packages and those of the image. With `--omit=dev`, or `NODE_ENV=production`, those of development dependencies are not installed, while `prepare` and `postinstall` run all the same.',
  remedy:
    'Install with the development dependencies to build, and prune behind it; move what runs later to `dependencies`; or run no scripts (`--ignore-scripts`).',
  symptoms: [
    'sh: 1: tsc: not found',
    'sh: husky: not found',
    'sh: nodemon: not found',
    'npm error command sh -c husky',
    'npm ERR! code 127',
  ],
  references: [
    { title: 'npm: scripts', url: 'https://docs.npmjs.com/cli/v11/using-npm/scripts' },
    { title: 'npm install: omit', url: 'https://docs.npmjs.com/cli/v11/commands/npm-install#omit' },
  ],
  aliases: [],
  yieldsTo: [
    'command-not-found',
    'run-without-shell',
    'file-not-copied-yet',
    'script-not-in-package',
    'project-managed-by-another',
    'release-refused-by-project',
  ],
  examples: {
    bad: [
      {
        title: 'Git hooks of a package that is left out',
        dockerfile:
          'FROM node:24-alpine3.24\nWORKDIR /app\nCOPY package*.json ./\nRUN [|npm ci --omit=dev|]\nCOPY . .\nUSER node\nCMD ["node", "index.js"]\n',
        files: {
          'package.json':
            '{ "name": "app", "scripts": { "prepare": "husky" }, "devDependencies": { "husky": "^9.1.7" } }\n',
        },
      },
      {
        title: 'Started with a tool of development',
        dockerfile:
          'FROM node:24-alpine3.24\nENV NODE_ENV=production\nWORKDIR /app\nCOPY package*.json ./\nRUN npm ci\nCOPY . .\nUSER node\nCMD [[|"npm", "start"|]]\n',
        files: {
          'package.json':
            '{ "name": "app", "scripts": { "start": "nodemon index.js" }, "devDependencies": { "nodemon": "^3.1.10" } }\n',
        },
      },
      {
        title: 'A shell that the image does not have',
        dockerfile:
          'FROM node:24-alpine3.24\nWORKDIR /app\nCOPY . .\nRUN npm ci && [|npm run build|]\nUSER node\nCMD ["node", "index.js"]\n',
        files: { 'package.json': '{ "name": "app", "scripts": { "build": "bash scripts/build.sh" } }\n' },
      },
    ],
    good: [
      {
        title: 'Pruned behind the build',
        dockerfile:
          'FROM node:24-alpine3.24\nWORKDIR /app\nCOPY . .\nRUN npm ci && npm run build && npm prune --omit=dev --ignore-scripts\nUSER node\nCMD ["npm", "start"]\n',
        files: {
          'package.json':
            '{ "name": "app", "scripts": { "build": "nest build", "start": "node dist/main.js" }, "devDependencies": { "@nestjs/cli": "^11.0.0" } }\n',
        },
      },
      {
        title: 'Scripts that are not run, or may fail',
        dockerfile:
          'FROM node:24-alpine3.24\nWORKDIR /app\nCOPY package*.json ./\nRUN npm ci --omit=dev --ignore-scripts\nCOPY . .\nUSER node\nCMD ["node", "index.js"]\n',
        files: {
          'package.json':
            '{ "name": "app", "scripts": { "prepare": "husky || true" }, "devDependencies": { "husky": "^9.1.7" } }\n',
        },
      },
      {
        title: 'Yarn 1 does not prepare what runs in production',
        dockerfile:
          'FROM node:24-alpine3.24\nWORKDIR /app\nCOPY package.json yarn.lock ./\nRUN yarn install --production\nCOPY . .\nUSER node\nCMD ["node", "index.js"]\n',
        files: {
          'package.json':
            '{ "name": "app", "scripts": { "prepare": "husky" }, "devDependencies": { "husky": "^9.1.7" } }\n',
        },
      },
      {
        title: 'Installed for all',
        dockerfile:
          'FROM node:24-alpine3.24\nRUN npm install -g nodemon\nWORKDIR /app\nCOPY package*.json ./\nRUN npm ci --omit=dev\nCOPY . .\nUSER node\nCMD ["npm", "start"]\n',
        files: {
          'package.json':
            '{ "name": "app", "scripts": { "start": "nodemon index.js" }, "devDependencies": { "nodemon": "^3.1.10" } }\n',
        },
      },
    ],
  },
  *check(inspection) {
    for (const view of inspection.reachable) {
      const reported = whileBuilding(view);
      if (reported) yield reported;
    }
    const reported = atStart(inspection);
    if (reported) yield reported;
  },
});

function whileBuilding(view: StageView): Reported | undefined {
  for (const [index, { run }] of view.stage.steps.entries()) {
    for (const own of run?.script.commands ?? []) {
      const { directory, failureCounts, name, runs, span, words } = own;
      if (!run || runs !== 'always' || !failureCounts || directory === undefined || name === undefined)
        continue;
      const texts = words.map(({ text }) => text ?? '$?');
      const failing = failingIn({ view, step: index, directory, own }, texts);
      if (!failing) continue;
      return {
        ...report(view, texts, failing, run.toSource(span)),
        consequence: failing.isSure ? 'will-not-build' : 'may-fail',
      };
    }
  }
  return undefined;
}

function atStart({ target }: Inspection): Reported | undefined {
  const { start, stage, view } = target ?? {};
  if (!view || !stage || !start || start.inherited || start.shellAsArgument || start.mayBeArguments)
    return undefined;
  const directory = stage.end.workdir === undefined ? '/' : stage.end.workdir.value;
  const argv = start.argv.slice(programIndex(start.argv));
  const [first] = argv;
  const last = argv.at(-1);
  if (directory === undefined || !first) return undefined;
  const texts = argv.map(({ text }) => text ?? '$?');
  const failing = failingIn({ view, step: stage.steps.length, directory, own: undefined }, texts);
  if (!failing) return undefined;
  const span = first.span && last?.span ? { start: first.span.start, end: last.span.end } : start.span;
  return {
    ...report(view, texts, failing, span),
    consequence: failing.isSure ? 'will-not-start' : 'may-fail',
  };
}

type Failing = ScriptCommand & { readonly isSure: boolean } & (
    | {
        readonly kind: 'left-out';
        readonly row: ScriptProgram;
        readonly modules: ModulesThere;
        readonly name: string;
      }
    | { readonly kind: 'not-there'; readonly answer: Answer }
  );

/** Where a script is run, and by which command of the file. */
type Place = {
  readonly view: StageView;
  readonly step: number;
  readonly directory: string;
  readonly own: Command | undefined;
};

/** The first command of the scripts that fails, so that what stands behind it is never reached. */
function failingIn(place: Place, words: readonly string[]): Failing | undefined {
  const { directory, step, view } = place;
  if (!/^(npm|pnpm|yarn|yarnpkg)$/.test(baseName(words[0]))) return undefined;
  const project = packageAt(view, step, directory);
  if (!project || project.hasWorkspaces) return undefined;
  for (const each of scriptCommands(project, words)) {
    const failing = leftOut(place, project, each) ?? notThere(place, project, each);
    if (failing) return failing;
  }
  return undefined;
}

function leftOut(
  { directory, own, step, view }: Place,
  project: PackageJson,
  { command, script }: ScriptCommand,
): Failing | undefined {
  const row = view.contents.catalog.scriptPrograms.get(command.name ?? '');
  if (!row || row.packages.some((name) => isForProduction(project, name))) return undefined;
  const name = row.packages.find((each) => project.devDependencies.has(each));
  const moment = view.before(step + 1);
  if (
    name === undefined ||
    [...row.packages, ...row.programs].some((each) => installedUnderItsName(moment, each))
  )
    return undefined;
  const modules = modulesThere(view, step, directory, own);
  if (modules?.has !== 'no-development') return undefined;
  return { kind: 'left-out', command, script, row, name, modules, isSure: row.comesWithOthers !== true };
}

function isForProduction({ dependencies, optionalDependencies }: PackageJson, name: string): boolean {
  return dependencies.has(name) || optionalDependencies.has(name);
}

/** A program that distributions pack, which no package of the project goes by the name of. */
function notThere(
  { step, view }: Place,
  project: PackageJson,
  { command, script }: ScriptCommand,
): Failing | undefined {
  const { name = '' } = command;
  const { catalog } = view.contents;
  if (name.includes('/') || shellBuiltins.has(name) || !catalog.packages.isProgram(name)) return undefined;
  if (catalog.scriptPrograms.has(name) || isForProduction(project, name) || project.devDependencies.has(name))
    return undefined;
  const answer = programAt(view.before(step), name);
  const behind = programAt(view.before(step + 1), name);
  const isMissing = answer.is === 'missing' && (behind.is === 'missing' || behind.reason.code === 'put-into');
  return isMissing ? { kind: 'not-there', command, script, answer, isSure: shells.has(name) } : undefined;
}

/** No package of npm brings one of these. */
const shells: ReadonlySet<string> = new Set(['bash', 'zsh']);

function report(
  view: StageView,
  words: readonly string[],
  failing: Failing,
  span: Reported['span'],
): Reported {
  const { command, isSure, script } = failing;
  const called = `\`${words.slice(0, 3).join(' ')}\` runs \`${script}\` of \`package.json\`, which calls \`${command.name}\``;
  const common = {
    span,
    stage: view.stage.index,
    certainty: isSure ? ('likely' as const) : ('possible' as const),
    ...(!isSure && { severity: 'warning' as const }),
  };
  if (failing.kind === 'not-there')
    return {
      ...common,
      message: [`${called}: ${answerClause(failing.answer.reason)}`],
      remedy: `Install \`${command.name}\` before, or write the script without it.`,
      evidence: [fromAnswer(failing.answer)],
    };
  const { modules, name, row } = failing;
  const { run } = modules.view.stage.steps[modules.step] ?? {};
  return {
    ...common,
    message: [
      `${called}, and \`${name}\` is a development dependency that is left out`,
      { more: isSure ? ' (“not found”).' : ': unless another package brings it, it is not found.' },
    ],
    remedy: /^(prepare|preinstall|install|postinstall)$/.test(script)
      ? `Add \`--ignore-scripts\`, or write \`${script}\` so that it may fail: \`${command.name} || true\`.`
      : `Install with the development dependencies where the script runs, or move \`${name}\` to \`dependencies\`.`,
    evidence: [
      ...(run ? [{ text: 'Left out here.', span: run.toSource(modules.by.span) }] : []),
      fromSource(`What brings \`${command.name}\`.`, sourceOf(row)),
    ],
  };
}
