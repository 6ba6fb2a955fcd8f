import type { StageView } from '../../contents/contents';
import { trace } from '../../contents/trace';
import type { Inspection } from '../../inspection';
import { baseName, resolvePath } from '../../path/path';
import { programAt } from '../../programs/program';
import { baseReleaseAt } from '../../projects/base-release';
import { looksAtProject, ownManagerOf } from '../../projects/node-manager';
import { type PackageJson, packageAt } from '../../projects/package-json';
import type { Command } from '../../shell/command';
import type { Span } from '../../text/span';
import { defineRule, type Reported } from '../rule';

const ofYarn = 'https://github.com/yarnpkg/yarn/issues/9015';
const ofPnpm = 'https://pnpm.io/settings#packagemanagerstrict';
const ofCorepack = 'https://github.com/nodejs/corepack#readme';

export default defineRule({
  id: 'project-managed-by-another',
  severity: 'error',
  consequence: 'will-not-build',
  title: 'Project that names another package manager',
  why: '`packageManager` of package.json names the package manager of a project, and its version. The Yarn 1 that images of Node.js bring stops where that is another one, since 1.22.21; so do pnpm, since version 9, and all that goes through Corepack.',
  remedy:
    'Run `corepack enable` first, so that the version the project names is fetched, or call the one it names.',
  symptoms: [
    'error This project\'s package.json defines "packageManager": "yarn@4.9.1". However the current global version of Yarn is 1.22.22.',
    'This project is configured to use yarn because /app/package.json has a "packageManager" field',
    'ERR_PNPM_OTHER_PM_EXPECTED  This project is configured to use yarn',
  ],
  references: [
    { title: 'Yarn: installation', url: 'https://yarnpkg.com/getting-started/install' },
    { title: 'Corepack', url: ofCorepack },
    { title: 'pnpm: packageManagerStrict', url: ofPnpm },
  ],
  aliases: [],
  yieldsTo: ['command-not-found', 'run-without-shell', 'file-not-copied-yet'],
  examples: {
    bad: [
      {
        title: 'Yarn 4, and the yarn of the image',
        dockerfile:
          'FROM node:22-alpine\nWORKDIR /app\nCOPY package.json yarn.lock ./\nRUN [|yarn install --frozen-lockfile|]\nCOPY . .\nUSER node\nCMD ["node", "index.js"]\n',
        files: { 'package.json': '{ "name": "app", "packageManager": "yarn@4.9.1" }\n' },
        fixed:
          'FROM node:22-alpine\nWORKDIR /app\nCOPY package.json yarn.lock ./\nRUN corepack enable && yarn install --frozen-lockfile\nCOPY . .\nUSER node\nCMD ["node", "index.js"]\n',
      },
      {
        title: 'pnpm in a project of yarn',
        dockerfile:
          'FROM node:24-trixie-slim\nRUN npm install -g pnpm@10\nWORKDIR /app\nCOPY package.json ./\nRUN [|pnpm install|]\nCOPY . .\nUSER node\nCMD ["node", "index.js"]\n',
        files: { 'package.json': '{ "name": "app", "packageManager": "yarn@4.9.1" }\n' },
      },
      {
        title: 'Corepack holds to what the project says',
        dockerfile:
          'FROM node:22-alpine\nRUN corepack enable\nWORKDIR /app\nCOPY package.json yarn.lock ./\nRUN [|yarn install|]\nCOPY . .\nUSER node\nCMD ["node", "index.js"]\n',
        files: { 'package.json': '{ "name": "app", "packageManager": "pnpm@10.12.1" }\n' },
      },
    ],
    good: [
      {
        title: 'Corepack brings it',
        dockerfile:
          'FROM node:22-alpine\nRUN corepack enable\nWORKDIR /app\nCOPY package.json yarn.lock ./\nRUN yarn install --immutable\nCOPY . .\nUSER node\nCMD ["node", "index.js"]\n',
        files: { 'package.json': '{ "name": "app", "packageManager": "yarn@4.9.1" }\n' },
      },
      {
        title: 'Yarn 1 is what it names, and npm takes no notice',
        dockerfile:
          'FROM node:22-alpine\nWORKDIR /app\nCOPY package.json yarn.lock ./\nRUN yarn install --frozen-lockfile && npm rebuild\nCOPY . .\nUSER node\nCMD ["node", "index.js"]\n',
        files: { 'package.json': '{ "name": "app", "packageManager": "yarn@1.22.22" }\n' },
      },
      {
        title: 'A yarn of its own in the project',
        dockerfile:
          'FROM node:22-alpine\nWORKDIR /app\nCOPY . .\nRUN yarn install\nUSER node\nCMD ["node", "index.js"]\n',
        files: { 'package.json': '{ "name": "app", "packageManager": "yarn@4.6.0" }\n' },
      },
      {
        title: 'An image with a yarn that does not look',
        dockerfile:
          'FROM node:20.11.1-alpine\nWORKDIR /app\nCOPY package.json yarn.lock ./\nRUN yarn install\nCOPY . .\nUSER node\nCMD ["node", "index.js"]\n',
        files: { 'package.json': '{ "name": "app", "packageManager": "yarn@4.9.1" }\n' },
      },
    ],
  },
  *check(inspection) {
    for (const view of inspection.reachable) {
      const reported = firstRefused(inspection, view);
      if (reported) yield reported;
    }
  },
});

function firstRefused(inspection: Inspection, view: StageView): Reported | undefined {
  for (const [index, { run }] of view.stage.steps.entries()) {
    for (const command of run?.script.commands ?? []) {
      if (!run || command.runs !== 'always' || !command.failureCounts || !isForProject(command)) continue;
      const project = packageAt(view, index, command.directory ?? '/');
      if (project?.manager === undefined || isSwitchedOff(command)) continue;
      const place = { inspection, view, step: index, command, span: run.toSource(command.span) };
      const reported = byOwn(place, project.manager) ?? byOther(place, project.manager);
      if (reported) return reported;
    }
  }
  return undefined;
}

type Place = {
  readonly inspection: Inspection;
  readonly view: StageView;
  readonly step: number;
  readonly command: Command;
  readonly span: Span;
};

type Named = NonNullable<PackageJson['manager']>;

function isForProject({ args, directory, name }: Command): boolean {
  return (
    directory !== undefined &&
    /^(yarn|yarnpkg|pnpm)$/.test(name ?? '') &&
    args.every(
      ({ text }) =>
        text !== undefined && !/^(-v|-g|-C|--(version|global|cwd|dir)(=.*)?|global|init)$/.test(text),
    )
  );
}

function isSwitchedOff({ environment }: Command): boolean {
  return (
    environment.get('COREPACK_ENABLE_STRICT') === '0' ||
    environment.get('COREPACK_ENABLE_PROJECT_SPEC') === '0' ||
    environment.has('SKIP_YARN_COREPACK_CHECK') ||
    /^(false|0)$/.test(environment.get('npm_config_package_manager_strict') ?? '')
  );
}

/** The package manager of the image itself. */
function byOwn({ command, inspection, span, step, view }: Place, named: Named): Reported | undefined {
  const own = ownManagerOf(view, step, command);
  const base = own && baseReleaseAt(view.before(step + 1), inspection.today);
  if (!own || !base) return undefined;
  const { manager } = own;
  const major = Number.parseInt(named.version ?? '', 10);
  const isMeant = named.name === manager.own.name;
  if (isMeant && !(major >= manager.own.below)) return undefined;
  if (!looksAtProject(manager, base.releases.from.join('.'))) return undefined;
  // Projects of yarn often hold the yarn itself, which their settings name.
  if (!own.isSure && isMeant) return undefined;
  const name = command.name ?? '';
  const said = `\`package.json\` names \`${named.name}@${named.version}\` as its package manager, and the ${name} of \`${base.image.reference}\` is version 1`;
  const hasCorepack = programAt(view.before(step + 1), 'corepack').is === 'there';
  return {
    span,
    stage: view.stage.index,
    certainty: own.isSure ? 'certain' : 'possible',
    ...(!own.isSure && { severity: 'warning' as const, consequence: 'may-fail' as const }),
    message: own.isSure
      ? [said, { more: ': it stops here (“However the current global version of Yarn is 1.22.22”).' }]
      : [said, { more: `: unless a \`${manager.ledBy}\` has it start another one, it stops here.` }],
    remedy: isMeant
      ? hasCorepack
        ? 'Run `corepack enable` before it.'
        : 'Run `npm install -g corepack && corepack enable` before it.'
      : `Call \`${named.name}\`, or change \`packageManager\`.`,
    evidence: [{ text: 'Since when it stops.', source: ofYarn }],
    ...(isMeant &&
      hasCorepack && {
        fix: {
          safety: 'review' as const,
          edits: [{ span: { start: span.start, end: span.start }, newText: 'corepack enable && ' }],
        },
      }),
  };
}

/** One that Corepack or npm installed before. */
function byOther({ command, span, step, view }: Place, named: Named): Reported | undefined {
  const name = command.name === 'yarnpkg' ? 'yarn' : (command.name ?? '');
  if (named.name === name) return undefined;
  const by = installerOf(view, step, name);
  if (by === undefined) return undefined;
  const settings = trace(view.before(step), resolvePath(command.directory ?? '/', '.npmrc'));
  const isSure = by === 'corepack' || settings.kind === 'missing' || settings.hops.length === 0;
  return {
    span,
    stage: view.stage.index,
    certainty: isSure ? 'certain' : 'possible',
    ...(!isSure && { severity: 'warning' as const, consequence: 'may-fail' as const }),
    message: [
      `\`package.json\` names \`${named.name}\` as its package manager, and ${by === 'corepack' ? 'Corepack holds' : 'pnpm keeps'} to that`,
      {
        more: isSure
          ? `: \`${name}\` stops here (“This project is configured to use ${named.name}”).`
          : `: unless an \`.npmrc\` says otherwise, it stops here.`,
      },
    ],
    remedy: `Call \`${named.name}\`, or change \`packageManager\`.`,
    evidence: [
      { text: 'What it does with `packageManager`.', source: by === 'corepack' ? ofCorepack : ofPnpm },
    ],
  };
}

/** Which way a package manager came that looks at what the project names; undefined where it may be another one. */
function installerOf(view: StageView, step: number, name: string): 'corepack' | 'npm' | undefined {
  let found: 'corepack' | 'npm' | undefined;
  for (const each of view.chain.toReversed()) {
    for (const [at, { run }] of each.stage.steps.entries()) {
      if (each === view && at > step) break;
      for (const command of run?.script.commands ?? []) {
        if (command.name === undefined) return undefined;
        const words = command.args.map(({ text }) => text ?? '');
        const program = baseName(command.name);
        if (program === 'corepack' && words[0] === 'enable' && (words.length === 1 || words.includes(name)))
          found = 'corepack';
        const asked = program === 'npm' ? words.find((word) => word.split('@')[0] === name) : undefined;
        if (asked === undefined || !/^(i|install|add)$/.test(words[0] ?? '')) continue;
        const [, major = '9'] = /^pnpm(?:@(\d+)|@latest)?/.exec(asked) ?? [];
        if (!asked.startsWith('pnpm') || Number(major) < 9) return undefined;
        found = 'npm';
      }
    }
  }
  return found;
}
