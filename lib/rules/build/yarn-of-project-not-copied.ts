import type { StageView } from '../../contents/contents';
import { contextFiles, contextPath } from '../../contents/context-files';
import { isGlob } from '../../contents/glob';
import { pathInContext, trace } from '../../contents/trace';
import { mountsOf } from '../../dockerfile/mounts';
import { baseName, below, directoryOf, resolvePath } from '../../path/path';
import { ownYarnAt } from '../../projects/yarnrc';
import type { Command } from '../../shell/command';
import type { Span } from '../../text/span';
import { defineRule, type Reported } from '../rule';
import { isHarmless, mayMakeFiles } from './made-files';

const configuration = 'https://yarnpkg.com/configuration/yarnrc#yarnPath';

export default defineRule({
  id: 'yarn-of-project-not-copied',
  severity: 'error',
  consequence: 'will-not-build',
  title: 'Yarn of the project that is not in the stage',
  why: '`yarnPath` of .yarnrc.yml names the Yarn that a project keeps in itself, mostly `.yarn/releases/yarn-4….cjs`. Every `yarn` hands over to it, that of the image and that of Corepack alike, and stops where it is not there. A COPY of several sources, or of a folder, copies what is in the folder and not the folder itself.',
  remedy: 'Copy it above the line, under its own path: `COPY .yarn/releases .yarn/releases`.',
  symptoms: [
    "Error: Cannot find module '/app/.yarn/releases/yarn-4.12.0.cjs'",
    "Internal Error: ENOENT: no such file or directory, stat '/app/.yarn/releases/yarn-4.1.0.cjs'",
  ],
  references: [
    { title: 'Yarn: yarnPath', url: configuration },
    {
      title: 'A folder that COPY lays flat',
      url: 'https://github.com/medusajs/medusa/pull/14710',
    },
  ],
  aliases: [],
  yieldsTo: ['command-not-found', 'run-without-shell'],
  examples: {
    bad: [
      {
        title: 'Settings without what they name',
        dockerfile:
          'FROM node:22-alpine\nWORKDIR /app\nCOPY package.json yarn.lock .yarnrc.yml ./\nRUN [|yarn install --immutable|]\nCOPY . .\nUSER node\nCMD ["node", "index.js"]\n',
        files: {
          'package.json': '{ "name": "app", "packageManager": "yarn@4.12.0" }\n',
          '.yarnrc.yml': 'nodeLinker: node-modules\n\nyarnPath: .yarn/releases/yarn-4.12.0.cjs\n',
        },
      },
      {
        title: 'A folder laid flat',
        dockerfile:
          'FROM node:22-trixie-slim\nRUN corepack enable\nWORKDIR /server\nCOPY package.json yarn.lock .yarnrc.yml .yarn/releases ./\nRUN [|yarn install|]\nCOPY . .\nUSER node\nCMD ["node", "index.js"]\n',
        files: { '.yarnrc.yml': 'yarnPath: ".yarn/releases/yarn-4.12.0.cjs"\n' },
      },
      {
        title: 'Kept out of the build',
        dockerfile:
          'FROM node:22-alpine\nWORKDIR /app\nCOPY . .\nRUN [|yarn install --immutable|]\nUSER node\nCMD ["node", "index.js"]\n',
        files: {
          '.yarnrc.yml': 'yarnPath: .yarn/releases/yarn-4.12.0.cjs\n',
          '.dockerignore': 'node_modules\n.yarn\n',
        },
      },
    ],
    good: [
      {
        title: 'Copied under its own path',
        dockerfile:
          'FROM node:22-alpine\nWORKDIR /app\nCOPY package.json yarn.lock .yarnrc.yml ./\nCOPY .yarn/releases .yarn/releases\nRUN yarn install --immutable\nCOPY . .\nUSER node\nCMD ["node", "index.js"]\n',
        files: { '.yarnrc.yml': 'yarnPath: .yarn/releases/yarn-4.12.0.cjs\n' },
      },
      {
        title: 'The whole folder, and the whole context',
        dockerfile:
          'FROM node:22-alpine AS build\nWORKDIR /app\nCOPY .yarn ./.yarn\nCOPY package.json yarn.lock .yarnrc.yml ./\nRUN yarn install --immutable\nFROM node:22-alpine\nWORKDIR /app\nCOPY . .\nRUN yarn install\nUSER node\nCMD ["node", "index.js"]\n',
        files: { '.yarnrc.yml': 'yarnPath: .yarn/releases/yarn-4.12.0.cjs\n' },
      },
      {
        title: 'Fetched before, or not asked for',
        dockerfile:
          'FROM node:22-alpine\nRUN corepack enable\nWORKDIR /app\nCOPY package.json yarn.lock .yarnrc.yml ./\nENV YARN_IGNORE_PATH=1\nRUN yarn install --immutable\nCOPY . .\nUSER node\nCMD ["node", "index.js"]\n',
        files: { '.yarnrc.yml': 'yarnPath: .yarn/releases/yarn-4.12.0.cjs\n' },
      },
      {
        title: 'Settings that name none',
        dockerfile:
          'FROM node:22-alpine\nRUN corepack enable\nWORKDIR /app\nCOPY package.json yarn.lock .yarnrc.yml ./\nRUN yarn install --immutable\nCOPY . .\nUSER node\nCMD ["node", "index.js"]\n',
        files: {
          'package.json': '{ "name": "app", "packageManager": "yarn@4.12.0" }\n',
          '.yarnrc.yml': 'nodeLinker: node-modules\n# yarnPath: .yarn/releases/yarn-4.1.0.cjs\n',
        },
      },
    ],
  },
  *check({ reachable }) {
    for (const view of reachable) {
      const reported = firstWithout(view);
      if (reported) yield reported;
    }
  },
});

function firstWithout(view: StageView): Reported | undefined {
  if (view.base.through.some((each) => each.steps.some((step) => mayMakeFiles(step)))) return undefined;
  for (const [index, step] of view.stage.steps.entries()) {
    const { instruction, run } = step;
    const isMounted =
      instruction.keyword === 'run' && mountsOf(instruction).some(({ type }) => type === 'bind');
    for (const command of isMounted ? [] : (run?.script.commands ?? [])) {
      const { directory } = command;
      if (run && directory !== undefined && handsOver(command)) {
        const own = ownYarnAt(view, index, directory);
        const absence = own && absenceOf(view, index, directory, own.path);
        if (absence) return reported(view, run.toSource(command.span), own.path, absence);
      }
      if (!isHarmless(command)) return undefined;
    }
    if (mayMakeFiles(step)) return undefined;
  }
  return undefined;
}

function reported(view: StageView, span: Span, path: string, { code, by }: Absence): Reported {
  const folder = directoryOf(path);
  const said = {
    'not-copied': 'no COPY above this line brings',
    'laid-flat': 'the COPY above lays elsewhere: of a folder it copies what is in it',
    ignored: `\`${by}\` keeps out of the build`,
  }[code];
  return {
    span,
    stage: view.stage.index,
    certainty: code === 'laid-flat' ? 'likely' : 'certain',
    message: [
      `\`.yarnrc.yml\` has \`yarn\` hand over to \`${path}\`, which ${said}`,
      { more: '. The build stops here (“Cannot find module”, or “ENOENT”).' },
    ],
    remedy:
      code === 'ignored'
        ? `Let it pass: \`!${folder}\` as the last line of \`${by}\`.`
        : `Copy it above: \`COPY ${folder} ${folder}\`.`,
    evidence: [{ text: 'What `yarnPath` does.', source: configuration }],
  };
}

function handsOver({ environment, failureCounts, name, runs }: Command): boolean {
  return (
    runs === 'always' &&
    failureCounts &&
    /^(yarn|yarnpkg)$/.test(baseName(name)) &&
    !environment.has('YARN_IGNORE_PATH')
  );
}

type Absence = { readonly code: 'not-copied' | 'laid-flat' | 'ignored'; readonly by?: string };

/** Why the file is not there; undefined where it may be. Nothing above has made files. */
function absenceOf(view: StageView, step: number, directory: string, path: string): Absence | undefined {
  const settings = trace(view.before(step), resolvePath(directory, '.yarnrc.yml'));
  const place = resolvePath(directory, path);
  const { hops, kind } = trace(view.before(step), place);
  const write = hops[0]?.write;
  if (kind === 'missing' || (kind === 'image' && write === undefined)) return { code: 'not-copied' };
  if (write?.origin.kind !== 'context' || settings.kind !== 'context' || isGlob(write.origin.path))
    return undefined;
  const copied = pathInContext(write.origin.path, below(write.path, place) ?? '', write.shape);
  if (copied === undefined) return undefined;
  const meant = contextPath(`/${directoryOf(settings.path)}/${path}`);
  if (contextPath(copied) !== meant) return { code: 'laid-flat' };
  const { ignore } = contextFiles(view.contents);
  return ignore?.excludes(meant) ? { code: 'ignored', by: ignore.name } : undefined;
}
