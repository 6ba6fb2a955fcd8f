import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { root } from '../build';

/** The package as somebody has it who installs it: packed, installed without a network, and run far from the checkout. */

const folder = mkdtempSync(join(tmpdir(), 'plinth-package-'));
const project = join(folder, 'project');
const installed = join(project, 'node_modules/plinth');
const today = '2026-11-23';

function run(program: string, words: readonly string[], at: string) {
  const { status, stderr, stdout } = spawnSync(program, words, {
    cwd: at,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 ** 2,
    env: {
      NODE_ENV: 'production',
      PATH: process.env.PATH,
      HOME: folder,
      PLINTH_TODAY: today,
      npm_config_offline: 'true',
      npm_config_update_notifier: 'false',
    },
  });
  return { status, stderr, stdout };
}

const command = (words: readonly string[], at = project) =>
  run(join(project, 'node_modules/.bin/plinth'), words, at);
/** Where the data lies; the files are named by their whole path. */
const checkout = (words: readonly string[], at = root) =>
  run(
    process.execPath,
    ['--import', join(root, 'node_modules/tsx/dist/esm/index.mjs'), join(root, 'bin/plinth.ts'), ...words],
    at,
  );

beforeAll(() => {
  const made = run(
    process.execPath,
    ['--import', 'tsx', join(root, 'bin/package/index.ts'), '--to', join(folder, 'made')],
    root,
  );
  expect(made).toMatchObject({ status: 0, stderr: '' });
  const packed = run('npm', ['pack', '--json', '--pack-destination', folder], join(folder, 'made'));
  expect(packed.status, packed.stderr).toBe(0);
  mkdirSync(project);
  writeFileSync(join(project, 'package.json'), '{ "private": true }\n');
  const [archive = ''] = readdirSync(folder).filter((name) => name.endsWith('.tgz'));
  const install = run(
    'npm',
    ['install', '--offline', '--ignore-scripts', '--no-audit', '--no-fund', join(folder, archive)],
    project,
  );
  expect(install.status, install.stderr).toBe(0);
}, 300_000);

afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('nothing comes with it, and nothing runs when it is installed', () => {
  const manifest = JSON.parse(readFileSync(join(installed, 'package.json'), 'utf8'));
  expect(manifest).toMatchObject({
    name: 'plinth',
    bin: { plinth: 'dist/plinth.js' },
    license: 'Apache-2.0',
  });
  for (const name of [
    'scripts',
    'dependencies',
    'optionalDependencies',
    'peerDependencies',
    'devDependencies',
  ])
    expect(manifest).not.toHaveProperty(name);
  expect(readdirSync(join(project, 'node_modules')).filter((name) => !name.startsWith('.'))).toEqual([
    'plinth',
  ]);
});

test('it takes at most 15 MB, its licence and those of others with it', () => {
  const files = filesIn(installed);
  expect(files.reduce((sum, file) => sum + statSync(file).size, 0)).toBeLessThan(15_000_000);
  expect(files.filter((file) => file.endsWith('.node'))).toEqual([]);
  expect(readFileSync(join(installed, 'LICENSE'), 'utf8')).toBe(readFileSync(join(root, 'LICENSE'), 'utf8'));
  const licences = readFileSync(join(installed, 'THIRD-PARTY-LICENSES.txt'), 'utf8');
  for (const name of ['commander', 'unbash', 'zod', '@noble/hashes', 'vscode-languageserver', 'yaml'])
    expect(licences).toContain(`\n${name} `);
});

test('it names no place on the machine it was made on', () => {
  const named = filesIn(installed).filter((file) => readFileSync(file, 'latin1').includes(root));
  expect(named).toEqual([]);
});

test('every command has its help', () => {
  const help = command(['--help']);
  expect(help).toMatchObject({ status: 0, stderr: '' });
  const names = [...help.stdout.matchAll(/^ {2}([a-z]+)\b/gm)].map(([, name = '']) => name);
  expect(names).toEqual(expect.arrayContaining(['analyze', 'fix', 'diff', 'explain']));
  expect(names).not.toContain('store');
  for (const name of names.filter((each) => each !== 'help'))
    expect(command([name, '--help'])).toMatchObject({ status: 0, stderr: '' });
}, 100_000);

test('it says of files what a checkout says, byte for byte', () => {
  const files = sample();
  for (const format of ['text', 'json', 'sarif']) expectSame(['analyze', '--format', format, ...files]);
  // Of one file the text tells moves too.
  expectSame(['analyze', files[1] ?? '']);
}, 300_000);

test('it mends a file as a checkout does', () => {
  const file = join(project, 'Dockerfile');
  writeFileSync(file, 'FROM node:18\nRUN apk add curl\nCMD ["node", "app.js"]\n');
  for (const words of [
    ['fix', file],
    ['fix', '--to', 'smallest', '--json', file],
  ])
    expectSame(words);
}, 300_000);

test('it judges what a Compose file builds, and serves agents', () => {
  mkdirSync(join(project, 'api'));
  writeFileSync(join(project, 'api/Dockerfile'), 'FROM alpine:3.24\nRUN apt-get update\n');
  writeFileSync(join(project, 'compose.yaml'), 'services:\n  api:\n    build: ./api\n');
  const judged = command([
    'analyze',
    'compose.yaml',
    '--format',
    'github',
    '--only',
    'package-manager-not-found',
  ]);
  expect(judged).toMatchObject({ status: 1, stderr: '' });
  expect(judged.stdout).toMatch(/^::error file=api\/Dockerfile,line=2,/);
  const requests = [
    {
      id: 1,
      method: 'initialize',
      params: {
        protocolVersion: '2025-06-18',
        capabilities: {},
        clientInfo: { name: 'a test', version: '1' },
      },
    },
    { method: 'notifications/initialized' },
    { id: 2, method: 'tools/call', params: { name: 'explain_rule', arguments: { rule: 'runs-as-root' } } },
  ];
  const lines = requests.map((request) => `${JSON.stringify({ jsonrpc: '2.0', ...request })}\n`);
  writeFileSync(join(project, 'requests'), lines.join(''));
  const asked = run('sh', ['-c', 'node_modules/.bin/plinth mcp < requests'], project);
  expect(asked.stderr).toBe('');
  expect(asked.stdout).toContain('The container runs as root');
}, 60_000);

function expectSame(words: readonly string[]): void {
  const said = command(words);
  expect(said.stdout).not.toBe('');
  expect(said).toEqual(checkout(words));
}

/** Of the cases every so many, from all over the alphabet. */
function sample(): readonly string[] {
  const names = readdirSync(join(root, 'e2e/cases'));
  return names.filter((_, at) => at % 15 === 0).map((name) => join(root, 'e2e/cases', name, 'Dockerfile'));
}

function filesIn(at: string): readonly string[] {
  return readdirSync(at, { withFileTypes: true }).flatMap((entry) => {
    const path = join(at, entry.name);
    return entry.isDirectory() ? filesIn(path) : [path];
  });
}
