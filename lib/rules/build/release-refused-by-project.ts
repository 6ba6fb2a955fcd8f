import { findImage } from '../../catalog/find';
import { lineDepth } from '../../catalog/grammar/lines';
import { newestOfLine } from '../../catalog/superseded';
import type { StageView } from '../../contents/contents';
import { compareVersions } from '../../contents/version';
import type { Inspection } from '../../inspection';
import { type BaseRelease, baseReleaseAt } from '../../projects/base-release';
import { type ReleaseAsked, releaseAskedBy } from '../../projects/release-asked';
import { mayMeet, releasesSince } from '../../projects/release-range';
import { nameOf } from '../../words/names';
import { defineRule, type Reported } from '../rule';

export default defineRule({
  id: 'release-refused-by-project',
  severity: 'error',
  consequence: 'will-not-build',
  title: 'Project that refuses the release of its base',
  why: '`engines` of package.json, the line `ruby` of a Gemfile and `requires-python` of pyproject.toml say which release of the language a project is for. Yarn 1, bundler, pip, Poetry and uv stop where the base has another one; npm and pnpm only warn, unless `engine-strict` is set, as an option, in the environment or in .npmrc.',
  remedy: 'Take a base with a release that the project is for, or change what the project asks for.',
  symptoms: [
    'error app@1.0.0: The engine "node" is incompatible with this module. Expected version ">=20". Got "18.20.8"',
    'error Commands cannot run with an incompatible environment.',
    'npm error code EBADENGINE',
    'ERR_PNPM_UNSUPPORTED_ENGINE  Unsupported environment (bad pnpm and/or Node.js version)',
    'Your Ruby version is 3.2.2, but your Gemfile specified 3.3.0',
    "ERROR: Package 'app' requires a different Python: 3.9.23 not in '>=3.10'",
    'The currently activated Python version 3.9.23 is not supported by the project (^3.10).',
  ],
  references: [
    { title: 'Yarn 1: engines', url: 'https://classic.yarnpkg.com/en/docs/package-json#toc-engines' },
    { title: 'npm: engines', url: 'https://docs.npmjs.com/cli/v11/configuring-npm/package-json#engines' },
    { title: 'Bundler: Gemfile', url: 'https://bundler.io/man/gemfile.5.html#RUBY' },
    {
      title: 'Python: requires-python',
      url: 'https://packaging.python.org/en/latest/specifications/pyproject-toml/#requires-python',
    },
  ],
  aliases: [],
  yieldsTo: ['command-not-found', 'run-without-shell', 'file-not-copied-yet', 'project-managed-by-another'],
  examples: {
    bad: [
      {
        title: 'Yarn 1 and engines',
        dockerfile:
          'FROM node:18-alpine\nWORKDIR /app\nCOPY package.json yarn.lock ./\nRUN [|yarn install --frozen-lockfile|]\nCOPY . .\nUSER node\nCMD ["node", "index.js"]\n',
        files: { 'package.json': '{ "name": "app", "engines": { "node": ">=20.9" } }\n' },
        fixed:
          'FROM node:22-alpine\nWORKDIR /app\nCOPY package.json yarn.lock ./\nRUN yarn install --frozen-lockfile\nCOPY . .\nUSER node\nCMD ["node", "index.js"]\n',
      },
      {
        title: 'npm told to be strict',
        dockerfile:
          'FROM node:24-trixie-slim\nWORKDIR /app\nCOPY package*.json ./\nRUN [|npm ci --engine-strict|]\nCOPY . .\nUSER node\nCMD ["node", "index.js"]\n',
        files: { 'package.json': '{ "name": "app", "engines": { "node": "^22.12.0" } }\n' },
      },
      {
        title: 'npm held to it by the settings of the project',
        dockerfile:
          'FROM node:24-trixie-slim\nWORKDIR /app\nCOPY package*.json .npmrc ./\nRUN [|npm ci|]\nCOPY . .\nUSER node\nCMD ["node", "index.js"]\n',
        files: {
          'package.json': '{ "name": "app", "engines": { "node": "^22.12.0" } }\n',
          '.npmrc': 'engine-strict=true\n',
        },
      },
      {
        title: 'A Gemfile for one release, and a tag that has moved on',
        dockerfile:
          'FROM ruby:3.3-slim\nWORKDIR /app\nCOPY Gemfile Gemfile.lock ./\nRUN [|bundle install|]\nCOPY . .\nUSER 1000\nCMD ["ruby", "app.rb"]\n',
        files: { Gemfile: 'source "https://rubygems.org"\nruby "3.3.0"\ngem "sinatra"\n' },
      },
      {
        title: 'pip and the project itself',
        dockerfile:
          'FROM python:3.9-slim\nWORKDIR /app\nCOPY . .\nRUN [|pip install --no-cache-dir .|]\nUSER 1000\nCMD ["app"]\n',
        files: { 'pyproject.toml': '[project]\nname = "app"\nversion = "1"\nrequires-python = ">=3.11"\n' },
      },
      {
        title: 'uv that may fetch no other Python',
        dockerfile:
          'FROM python:3.11-slim-bookworm\nENV UV_PYTHON_DOWNLOADS=never\nRUN pip install --no-cache-dir uv\nWORKDIR /app\nCOPY pyproject.toml uv.lock ./\nRUN [|uv sync --frozen --no-install-project|]\nUSER 1000\nCMD [".venv/bin/python", "main.py"]\n',
        files: { 'pyproject.toml': '[project]\nname = "app"\nrequires-python = ">=3.12"\n' },
      },
    ],
    good: [
      {
        title: 'npm only warns',
        dockerfile:
          'FROM node:24-trixie-slim\nWORKDIR /app\nCOPY package*.json ./\nRUN npm ci\nCOPY . .\nUSER node\nCMD ["node", "index.js"]\n',
        files: { 'package.json': '{ "name": "app", "engines": { "node": "^22.12.0" } }\n' },
      },
      {
        title: 'Settings that are not copied, or overruled',
        dockerfile:
          'FROM node:24-trixie-slim AS first\nWORKDIR /app\nCOPY package*.json ./\nRUN npm ci\nFROM node:24-trixie-slim\nWORKDIR /app\nCOPY package*.json .npmrc ./\nRUN npm ci --no-engine-strict\nCOPY --from=first /app/node_modules /first\nUSER node\nCMD ["node", "index.js"]\n',
        files: {
          'package.json': '{ "name": "app", "engines": { "node": "^22.12.0" } }\n',
          '.npmrc': 'engine-strict=true\n',
        },
      },
      {
        title: 'Yarn that is told to pass over it, or is another yarn',
        dockerfile:
          'FROM node:18-alpine AS old\nWORKDIR /app\nCOPY package.json yarn.lock ./\nRUN yarn install --ignore-engines\nFROM node:18-alpine\nWORKDIR /app\nCOPY package.json yarn.lock .yarnrc.yml ./\nRUN corepack enable && yarn install --immutable\nCOPY --from=old /app/node_modules /old\nUSER node\nCMD ["node", "index.js"]\n',
        files: { 'package.json': '{ "name": "app", "engines": { "node": ">=20.9" } }\n' },
      },
      {
        title: 'A line that the tag meets, and a Ruby that code decides on',
        dockerfile:
          'FROM ruby:3.3-slim AS one\nWORKDIR /app\nCOPY Gemfile Gemfile.lock ./\nRUN bundle install\nFROM ruby:3.3-slim\nWORKDIR /app\nCOPY other ./\nRUN bundle install\nCOPY --from=one /app /one\nUSER 1000\nCMD ["ruby", "app.rb"]\n',
        files: {
          Gemfile: 'source "https://rubygems.org"\nruby "~> 3.3.0"\n',
          'other/Gemfile': 'source "https://rubygems.org"\nruby ENV["RUBY"] || "3.2.0"\n',
        },
      },
      {
        title: 'uv fetches the Python it needs',
        dockerfile:
          'FROM python:3.11-slim-bookworm\nRUN pip install --no-cache-dir uv\nWORKDIR /app\nCOPY pyproject.toml uv.lock ./\nRUN uv sync --frozen --no-install-project\nUSER 1000\nCMD [".venv/bin/python", "main.py"]\n',
        files: { 'pyproject.toml': '[project]\nname = "app"\nrequires-python = ">=3.12"\n' },
      },
      {
        title: 'Requirements are not the project',
        dockerfile:
          'FROM python:3.9-slim\nWORKDIR /app\nCOPY . .\nRUN pip install --no-cache-dir -r requirements.txt\nUSER 1000\nCMD ["python", "main.py"]\n',
        files: { 'pyproject.toml': '[project]\nname = "app"\nrequires-python = ">=3.11"\n' },
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

/** The first command of a stage that stops the build. */
function firstRefused(inspection: Inspection, view: StageView): Reported | undefined {
  if (view.image?.traits.ownLanguage === undefined) return undefined;
  for (const [index, { run }] of view.stage.steps.entries()) {
    for (const command of run?.script.commands ?? []) {
      if (!run || command.runs !== 'always' || !command.failureCounts) continue;
      const asked = releaseAskedBy(view, index, command);
      const base = asked && baseReleaseAt(view.before(index + 1), inspection.today);
      if (!asked || !base || base.language !== asked.language || mayMeet(asked.range, base.releases))
        continue;
      return report(inspection, view, base, asked, run.toSource(command.span));
    }
  }
  return undefined;
}

function report(
  inspection: Inspection,
  view: StageView,
  base: BaseRelease,
  { by, file, isSure, language, range, says, source, written }: ReleaseAsked,
  span: Reported['span'],
): Reported {
  const name = nameOf(language);
  const said = `\`${file}\` asks for ${name} \`${written}\`, and \`${base.image.reference}\` has ${base.said}`;
  const fix = fixFor(inspection, view, { base, range });
  return {
    span,
    stage: view.stage.index,
    certainty: isSure ? 'certain' : 'possible',
    ...(!isSure && { severity: 'warning' as const, consequence: 'may-fail' as const }),
    message: isSure
      ? [said, { more: `: ${by} stops here (“${says}”).` }]
      : [said, { more: `: unless the project’s own settings say otherwise, ${by} stops here (“${says}”).` }],
    remedy:
      fix === undefined
        ? `Ask in \`${file}\` for what the base has, or take a base with ${name} \`${written}\`.`
        : `Build on \`${fix.reference}\`, or change what \`${file}\` asks for.`,
    evidence: [{ text: `When ${by.split(/[ ,]/)[0]} stops.`, source }],
    ...(fix && {
      fix: { safety: 'review', edits: [{ span: view.stage.from.image.span, newText: fix.reference }] },
    }),
  };
}

type Wanted = { readonly base: BaseRelease; readonly range: ReleaseAsked['range'] };

/** The same image in the nearest line that meets the range. */
function fixFor(
  { catalog, today }: Inspection,
  { stage }: StageView,
  { base, range }: Wanted,
): { readonly reference: string } | undefined {
  const { tags } = catalog;
  const { image: word } = stage.from;
  const [, repository = '', version = '', kind = ''] =
    /^([a-z]+):(\d+(?:\.\d+)*)(-[a-z][a-z0-9.-]*)?$/.exec(word.text) ?? [];
  if (stage.base.kind !== 'image' || tags === undefined || repository === '') return undefined;
  const depth = lineDepth(repository);
  const lines = tags.linesOf(repository, today).filter((line) => {
    const releases = releasesSince(newestOfLine(repository, line, tags, today) ?? line, depth);
    return releases !== undefined && mayMeet(range, releases);
  });
  const nearest = lines.find((line) => compareVersions(line, version) > 0) ?? lines.at(-1);
  const reference = `${repository}:${nearest}${kind}`;
  const found = nearest === undefined ? undefined : findImage(catalog, reference, today);
  return found?.kind === 'image' && found.image.family === base.image.family ? { reference } : undefined;
}
