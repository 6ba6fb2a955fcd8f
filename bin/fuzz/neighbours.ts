import fc from 'fast-check';
import { beside, type Generator, type Subject } from './generator';

const node =
  'FROM node:22-alpine\nWORKDIR /app\nCOPY . .\nRUN npm ci\nRUN npm run build\nCMD ["npm", "start"]\n';
const yarn = 'FROM node:22-alpine\nWORKDIR /app\nCOPY package.json yarn.lock ./\nRUN yarn install\n';
const ruby = 'FROM ruby:3.4-slim\nENV BUNDLE_DEPLOYMENT=1\nWORKDIR /app\nCOPY . .\nRUN bundle install\n';
const python = 'FROM python:3.13-slim\nWORKDIR /app\nCOPY . .\nRUN pip install .\n';
const go = 'FROM golang:1.26\nWORKDIR /app\nCOPY . .\nRUN go build .\n';

function each(count: number, part: (at: number) => string, between = ''): string {
  return Array.from({ length: count }, (_, at) => part(at)).join(between);
}

/** Files beside the Dockerfile, of anybody's making. */
export const neighbourGenerators: readonly Generator[] = [
  beside('many scripts', node, 'package.json', (count) =>
    JSON.stringify({
      scripts: Object.fromEntries(Array.from({ length: count }, (_, at) => [`s${at}`, 'tsc'])),
    }),
  ),
  beside(
    'scripts that start one another',
    node,
    'package.json',
    (count) =>
      `{ "scripts": { "build": "npm run s0", ${each(count, (at) => `"s${at}": "npm run s${at + 1} && npm run s${at >> 1}"`, ',')} } }`,
  ),
  beside(
    'a script of many commands',
    node,
    'package.json',
    (count) =>
      `{ "scripts": { "build": "${each(count, () => 'tsc && ')}tsc" }, "devDependencies": { "typescript": "5" } }`,
  ),
  beside(
    'many dependencies',
    node,
    'package.json',
    (count) => `{ "dependencies": { ${each(count, (at) => `"d${at}": "1"`, ',')} } }`,
  ),
  beside(
    'one long range of engines',
    yarn,
    'package.json',
    (count) => `{ "engines": { "node": "${each(count, (at) => `>=${at} <${at + 1} || `)}" } }`,
  ),
  beside('brackets of a package.json', node, 'package.json', (count) => '['.repeat(count)),
  beside(
    'names of objects as scripts',
    node,
    'package.json',
    (count) =>
      `{ "scripts": { ${each(count, (at) => `"__proto__${at}": "constructor"`, ',')} }, "__proto__": { "build": "x" } }`,
  ),
  beside('many gems', ruby, 'Gemfile', (count) => each(count, (at) => `gem "g${at}", "~> 1"\n`)),
  beside('groups of a Gemfile', ruby, 'Gemfile', (count) => each(count, () => 'group :a do\n')),
  beside(
    'requirements of Ruby',
    ruby,
    'Gemfile',
    (count) => `ruby ${each(count, (at) => `">= ${at}"`, ', ')}\n`,
  ),
  beside(
    'platforms of a lock file',
    ruby,
    'Gemfile.lock',
    (count) => `PLATFORMS\n${each(count, (at) => `  arm64-darwin-${at}\n`)}`,
  ),
  beside(
    'gems of a lock file',
    ruby,
    'Gemfile.lock',
    (count) => `GEM\n  specs:\n${each(count, (at) => `    g${at} (1.${at}.0-x86_64-linux)\n`)}`,
  ),
  beside('tables of a pyproject.toml', python, 'pyproject.toml', (count) =>
    each(count, (at) => `[tool.t${at}]\na = """\n`),
  ),
  beside(
    'one long line of a pyproject.toml',
    python,
    'pyproject.toml',
    (count) => `[project]\nrequires-python = "${'>'.repeat(count)}"\n`,
  ),
  beside('lines of a go.mod', go, 'go.mod', (count) =>
    each(count, (at) => `require example.org/m${at} v1.0.0\n`),
  ),
  beside('patterns of an ignore file', node, '.dockerignore', (count) =>
    each(count, (at) => `**/a*${at}/**\n!b${at}\n`),
  ),
  beside(
    'lines of requirements',
    'FROM python:3.13-slim\nCOPY . .\nRUN pip install -r requirements.txt\n',
    'requirements.txt',
    (count) => each(count, (at) => `p${at}==1.0 \\\n`),
  ),
  {
    name: 'many commands that read one file',
    text: (count) => `FROM node:22-alpine\nWORKDIR /app\nCOPY . .\n${each(count, () => 'RUN npm run a\n')}`,
    files: () => ({ 'package.json': '{ "scripts": { "a": "npm run b", "b": "node b.js" } }' }),
  },
  {
    name: 'commands of yarn and of Corepack',
    text: (count) =>
      `FROM node:22-alpine\nWORKDIR /app\nCOPY package.json ./\n${each(count, (at) => (at % 2 ? 'RUN yarn run a\n' : 'RUN npm install -g x\n'))}`,
    files: () => ({ 'package.json': '{ "packageManager": "yarn@4.1.0", "engines": { "node": ">=22" } }' }),
  },
];

const names = [
  'package.json',
  'go.mod',
  'Gemfile',
  'Gemfile.lock',
  'pyproject.toml',
  'requirements.txt',
  '.dockerignore',
];
const words = [
  'gem "puma"',
  'ruby "3.3"',
  'ruby ">= 3",',
  'PLATFORMS',
  '  ruby',
  'GEM',
  '    a (1.0-x)',
  '[project]',
  'requires-python = ">=3"',
  'a = """',
  'go 1.99',
  'toolchain go1',
  '-r other.txt',
  'git+https://example.org/a',
  '!*',
  '**',
  'group :a do',
  'end',
];

/** A Dockerfile that reads all of them, and files that are nearly what it expects. */
export const besideAll: fc.Arbitrary<Pick<Subject, 'dockerfile' | 'files'>> = fc.record({
  dockerfile: fc.constantFrom(
    `${node}RUN yarn build && pnpm install --prod\n`,
    `${ruby}RUN bundle exec rake\n`,
    `${python}RUN pip install -r requirements.txt && poetry install\n`,
    go,
  ),
  files: fc.dictionary(
    fc.constantFrom(...names),
    fc.oneof(
      fc.string(),
      fc.array(fc.constantFrom(...words)).map((lines) => lines.join('\n')),
      fc.json(),
      fc
        .record({
          scripts: fc.jsonValue(),
          engines: fc.oneof(fc.jsonValue(), fc.record({ node: fc.jsonValue() })),
          packageManager: fc.jsonValue(),
          dependencies: fc.jsonValue(),
          devDependencies: fc.dictionary(fc.constantFrom('husky', 'typescript', '__proto__'), fc.string()),
        })
        .map((value) => JSON.stringify(value)),
    ),
  ),
});
