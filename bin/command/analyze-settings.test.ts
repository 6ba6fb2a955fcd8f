import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';

const program = resolve('bin/plinth.ts');
const tsx = resolve('node_modules/tsx/dist/cli.mjs');
const ended = 'FROM node:18\nWORKDIR /app\nCOPY . .\nCMD ["node", "a.js"]\n';

let root = '';

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'plinth-command-'));
  mkdirSync(join(root, '.git'));
  // A checkout takes the catalog from where it runs.
  symlinkSync(resolve('data'), join(root, 'data'));
});

afterEach(() => {
  rmSync(root, { recursive: true });
});

function put(path: string, content: unknown): void {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), typeof content === 'string' ? content : JSON.stringify(content));
}

function run(...words: readonly string[]) {
  const { status, stderr, stdout } = spawnSync(process.execPath, [tsx, program, ...words], {
    cwd: root,
    encoding: 'utf8',
    env: { ...process.env, PLINTH_TODAY: '2026-11-23', NO_COLOR: '1' },
  });
  return { status, stderr, stdout };
}

/** The findings of a file in the form for programs. */
function foundIn(stdout: string): readonly string[] {
  const { findings }: { findings: { rule: string; severity: string }[] } = JSON.parse(stdout);
  return findings.map(({ rule, severity }) => `${severity} ${rule}`);
}

test('the configuration of a project decides what fails, and what it ignores is said with its reason', () => {
  put('app/Dockerfile', ended);
  put('plinth.config.json', {
    rules: { 'runs-as-root': 'error' },
    ignore: [{ rule: 'base-end-of-life', reason: 'we move in spring', until: '2027-03-31' }],
  });
  const json = run('analyze', 'app/Dockerfile', '--format', 'json');
  expect([json.status, json.stderr, foundIn(json.stdout)]).toEqual([1, '', ['error runs-as-root']]);
  expect(json.stdout).toContain('we move in spring');
}, 180_000);

test('each file has the settings of its own place; what is expired is named', () => {
  put('app/Dockerfile', ended);
  put('test/Dockerfile', ended);
  put('package.json', {
    plinth: {
      failOn: 'warning',
      ignore: [{ rule: 'runs-as-root', reason: 'for a demo', until: '2026-10-01' }],
      overrides: [{ paths: ['test/'], failOn: 'never' }],
    },
  });
  const test = run('analyze', 'test');
  expect(test.status).toBe(0);
  expect(test.stderr).toBe(
    'plinth: test/Dockerfile: runs-as-root counts again, as ignore[0] of the configuration ended on 2026-10-01\n',
  );
  expect(run('analyze', '.').status).toBe(1);
}, 180_000);

test('a policy, build arguments and a target count; options come first', () => {
  put(
    'Dockerfile',
    'ARG BASE=node:24\nFROM ${BASE} AS app\nUSER node\nCMD ["node"]\nFROM scratch\nCOPY a /\n',
  );
  put('ci/plinth.json', {
    buildArgs: { BASE: 'node:18' },
    target: 'app',
    policy: { bans: [{ image: 'node:18', reason: 'ended' }] },
  });
  const words = ['analyze', 'Dockerfile', '--config', 'ci/plinth.json', '--format', 'json'];
  expect(foundIn(run(...words).stdout)).toContain('error policy-image-banned');
  const other = run(...words, '--build-arg', 'BASE=node:24');
  expect(foundIn(other.stdout)).not.toContain('error policy-image-banned');
}, 180_000);

test('what a baseline knows fails nothing, what is new does, and what is gone is counted', () => {
  put('a/Dockerfile', ended);
  const written = run('analyze', './a', '--write-baseline', '--fail-on', 'info');
  expect([written.status, written.stderr]).toEqual([
    0,
    'plinth: plinth.baseline.json: written, with 2 findings\n',
  ]);
  expect(readFileSync(join(root, 'plinth.baseline.json'), 'utf8')).toContain('"file":"a/Dockerfile"');
  put('a/Dockerfile', `# moved\n${ended}RUN apk add curl\n`);
  const after = run('analyze', 'a/Dockerfile', '--baseline', 'plinth.baseline.json', '--format', 'json');
  expect([after.status, foundIn(after.stdout)]).toEqual([1, ['error package-manager-not-found']]);
  put('a/Dockerfile', ended.replace('CMD', 'USER node\nCMD'));
  const fixed = run('analyze', 'a', '--baseline', 'plinth.baseline.json');
  expect(fixed.stderr).toBe(
    'plinth: plinth.baseline.json: 1 finding of the baseline is gone; --write-baseline writes it anew\n',
  );
}, 180_000);

test('a configuration or a baseline that is not understood is said once, with all that is wrong', () => {
  put('a/Dockerfile', ended);
  put('b/Dockerfile', ended);
  put('plinth.config.json', { rules: { 'runs-as-rot': 'off' }, failOn: 'all' });
  const refused = run('analyze');
  expect(refused).toEqual({
    status: 2,
    stdout: '',
    stderr: `plinth: plinth.config.json: 2 entries are not understood
  rules.runs-as-rot \`runs-as-rot\` is no rule; did you mean \`runs-as-root\`?
  failOn \`all\` must be one of error, warning, info, never
`,
  });
  put('old.json', { version: 0 });
  expect(run('analyze', '--baseline', 'old.json').stderr).toBe(
    'plinth: old.json: it is no baseline of this version; --write-baseline writes it anew\n',
  );
}, 180_000);
