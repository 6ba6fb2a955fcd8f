import type { LanguagePrograms } from '../../catalog/language-programs';
import type { StageView } from '../../contents/contents';
import { compareVersions } from '../../contents/version';
import { installedUnderItsName } from '../../programs/packages';
import type { Command, ShellWord } from '../../shell/command';
import type { RunStep } from '../../stages/stage';
import { languageOfImage } from '../../start/runtime';
import type { Span } from '../../text/span';
import { defineRule, type Reported } from '../rule';

export default defineRule({
  id: 'keys-outdated',
  severity: 'error',
  consequence: 'will-not-build',
  title: 'Signed with a key that a tool of the base does not know',
  why: 'Corepack checks what it gets from npm with keys that it brings along. npm has signed with a new key since January 2025, which Corepack knows since 0.31. Images of Node.js that stand on an exact older version keep the Corepack they were made with, and it refuses every newer pnpm.',
  remedy: 'Install the newest Corepack first, or take a newer image.',
  symptoms: [
    'Internal Error: Cannot find matching keyid: {"signatures":[{"sig":"…","keyid":"SHA256:DhQ8wR5APBvFHLF/+Tc+AYvPOdTpcIDqOhxsBHRwC7U"}]',
  ],
  references: [
    { title: 'Corepack: which Node.js has which', url: 'https://github.com/nodejs/corepack/issues/627' },
  ],
  aliases: [],
  examples: {
    bad: [
      {
        title: 'An exact older Node.js',
        dockerfile:
          'FROM node:22.12.0-alpine\nWORKDIR /app\nRUN corepack enable && [|corepack prepare pnpm@latest --activate|]\nCOPY . .\nUSER node\nCMD ["node", "index.js"]\n',
        fixed:
          'FROM node:22.12.0-alpine\nWORKDIR /app\nRUN corepack enable && npm install -g corepack@latest && corepack prepare pnpm@latest --activate\nCOPY . .\nUSER node\nCMD ["node", "index.js"]\n',
      },
    ],
    good: [
      {
        title: 'A line that moves on',
        dockerfile:
          'FROM node:22-alpine\nWORKDIR /app\nRUN corepack enable && corepack prepare pnpm@latest --activate\nCOPY . .\nUSER node\nCMD ["node", "index.js"]\n',
      },
      {
        title: 'A pnpm signed with the old key',
        dockerfile:
          'FROM node:22.12.0-alpine\nWORKDIR /app\nRUN corepack enable && corepack prepare pnpm@9.12.0 --activate\nCOPY . .\nUSER node\nCMD ["node", "index.js"]\n',
      },
      {
        title: 'The newest Corepack',
        dockerfile:
          'FROM node:22.12.0-alpine\nWORKDIR /app\nRUN npm install -g corepack@latest && corepack enable && corepack prepare pnpm@latest --activate\nCOPY . .\nUSER node\nCMD ["node", "index.js"]\n',
      },
    ],
  },
  *check({ reachable }) {
    for (const view of reachable) {
      const reported = firstIn(view);
      if (reported) yield reported;
    }
  },
});

type OldKeys = NonNullable<LanguagePrograms['oldKeys']>[number];

function firstIn(view: StageView): Reported | undefined {
  const language = view.image?.traits.ownLanguage && languageOfImage(view.image);
  const rows = language && view.contents.catalog.languagePrograms.get(language.name)?.oldKeys;
  for (const row of rows ?? []) {
    if (!isAffected(row, language?.version)) continue;
    let isEnabled = false;
    for (const [index, { run }] of view.stage.steps.entries()) {
      if (!run || installedUnderItsName(view.before(index + 1), row.program) !== undefined) continue;
      for (const command of run.script.commands) {
        if (isByNpm(row, command)) return undefined;
        const word = refusedBy(row, command);
        if (word) return report(view, row, run, command, word);
        if (isEnabled && isInstalling(row, command)) return doubt(view, row, run, command);
        isEnabled ||= command.name === row.program && command.args[0]?.text === 'enable';
      }
    }
  }
  return undefined;
}

/** Installed otherwise, the manager does not come by the tool. */
function isByNpm({ manager }: OldKeys, { args, name }: Command): boolean {
  return (
    name === 'npm' && args.some(({ text }) => text === manager || text?.startsWith(`${manager}@`) === true)
  );
}

/** The manager itself, in the version that a file of the project asks for. */
function isInstalling(
  { manager, unless }: OldKeys,
  { args, environment, failureCounts, name, runs }: Command,
): boolean {
  const isMeant = name === manager && /^(i|install|ci|fetch|add)$/.test(args[0]?.text ?? '');
  return isMeant && runs === 'always' && failureCounts && !environment.has(unless);
}

/** A tag that names no more than a line has moved on. */
function isAffected({ releases }: OldKeys, version: string | undefined): boolean {
  if (version === undefined || !/^\d+\.\d+\.\d+/.test(version)) return false;
  return releases.some(
    ({ from, to }) => compareVersions(version, from) >= 0 && compareVersions(version, to) <= 0,
  );
}

function refusedBy(
  row: OldKeys,
  { args, environment, failureCounts, name, runs }: Command,
): ShellWord | undefined {
  if (name !== row.program || runs !== 'always' || !failureCounts || environment.has(row.unless))
    return undefined;
  if (!row.commands.includes(args[0]?.text ?? '')) return undefined;
  return args.find(({ text }) => {
    const [manager, asked] = text?.split('@') ?? [];
    return manager === row.manager && asked !== undefined && isSignedAnew(row, asked);
  });
}

/** `latest`, `9` and `^10.0.0` come to the newest; an exact one is signed anew from one release of its line on. */
function isSignedAnew({ signedAnew }: OldKeys, asked: string): boolean {
  if (/^[a-z]/.test(asked)) return true;
  const bare = asked.replace(/^[\^~>=v]+/, '');
  const major = Number.parseInt(bare, 10);
  const lines = signedAnew.map((version) => ({ version, major: Number.parseInt(version, 10) }));
  if (major > Math.max(...lines.map((line) => line.major))) return true;
  const line = lines.find((each) => each.major === major);
  if (line === undefined) return false;
  const isExact = bare === asked && /^\d+\.\d+\.\d+/.test(asked);
  return !isExact || (!asked.includes('+') && compareVersions(asked, line.version) >= 0);
}

function report(
  { image, stage }: StageView,
  { manager, program, source }: OldKeys,
  run: RunStep,
  command: Command,
  { written }: ShellWord,
): Reported {
  const span = run.toSource(command.span);
  return {
    ...cure(stage.index, program, span),
    certainty: 'likely',
    message: [
      `\`${program}\` of \`${image?.reference ?? ''}\` does not know the key that \`${written}\` is signed with`,
      { more: ` (“Cannot find matching keyid”). The build stops here.` },
    ],
    remedy: `Write \`npm install -g ${program}@latest\` before it, or install ${manager} with npm.`,
    evidence: [{ text: 'Which release brings which.', source: [source].flat()[0] ?? '' }],
  };
}

function doubt(
  { image, stage }: StageView,
  { manager, program, signedAnew, source }: OldKeys,
  run: RunStep,
  command: Command,
): Reported {
  return {
    ...cure(stage.index, program, run.toSource(command.span)),
    certainty: 'possible',
    severity: 'warning',
    consequence: 'may-fail',
    message: `\`${program}\` of \`${image?.reference ?? ''}\` does not know the key that ${manager} is signed with since ${signedAnew.join(' and ')}: if \`package.json\` asks for that or a newer one, it is not installed (“Cannot find matching keyid”).`,
    remedy: `Write \`npm install -g ${program}@latest\` before it.`,
    evidence: [{ text: 'Which release brings which.', source: [source].flat()[0] ?? '' }],
  };
}

function cure(stage: number, program: string, span: Span): Pick<Reported, 'span' | 'stage' | 'fix'> {
  const edit = {
    span: { start: span.start, end: span.start },
    newText: `npm install -g ${program}@latest && `,
  };
  return { span, stage, fix: { safety: 'review', edits: [edit] } };
}
