import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { maximumConfigurationBytes } from '../lib/policy/read-configuration';
import { noSettings } from '../lib/policy/settings';
import { readSettings } from './configuration';
import { InputError } from './input-error';

let root = '';

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'plinth-settings-'));
});

afterEach(() => {
  rmSync(root, { recursive: true });
});

function put(path: string, content: unknown): string {
  const whole = join(root, path);
  mkdirSync(dirname(whole), { recursive: true });
  writeFileSync(whole, typeof content === 'string' ? content : JSON.stringify(content));
  return whole;
}

function failOnOf(path: string, named?: string) {
  return readSettings(named)(join(root, path)).failOn;
}

/** What is said of a configuration that is not taken. */
function refusalOf(read: () => unknown): readonly string[] {
  try {
    read();
  } catch (error) {
    if (error instanceof InputError) return [error.message.replaceAll(root, ''), ...error.details];
    throw error;
  }
  return ['nothing'];
}

test('the nearest upwards counts, to the folder of the repository', () => {
  put('plinth.config.json', { failOn: 'never' });
  mkdirSync(join(root, 'repository/.git'), { recursive: true });
  put('repository/a/plinth.config.json', { failOn: 'info' });
  put('repository/a/b/package.json', { name: 'b', plinth: { failOn: 'warning' } });
  put('repository/a/c/package.json', { name: 'c' });
  expect(failOnOf('Dockerfile')).toBe('never');
  expect(failOnOf('repository/Dockerfile')).toBe('error');
  expect(failOnOf('repository/a/Dockerfile')).toBe('info');
  expect(failOnOf('repository/a/b/deep/er/Dockerfile')).toBe('warning');
  expect(failOnOf('repository/a/c/Dockerfile')).toBe('info');
});

test('one run takes for each file the configuration that lies above it', () => {
  put('a/plinth.config.json', { failOn: 'info' });
  put('b/plinth.config.json', { failOn: 'never' });
  mkdirSync(join(root, '.git'));
  const settingsOf = readSettings(undefined);
  const of = (path: string) => settingsOf(join(root, path)).failOn;
  expect(['a/x/D', 'b/D', 'a/D', 'D', 'b/y/D'].map(of)).toEqual(['info', 'never', 'info', 'error', 'never']);
});

test('one that is named counts for all, and its paths from its own folder', () => {
  const named = put('ci/strict.json', {
    failOn: 'warning',
    context: '../app',
    overrides: [{ paths: ['Dockerfile'], failOn: 'never' }],
  });
  put('plinth.config.json', { failOn: 'info' });
  expect(failOnOf('Dockerfile', named)).toBe('warning');
  expect(failOnOf('ci/a/Dockerfile', named)).toBe('never');
  expect(readSettings(named)(join(root, 'Dockerfile')).context).toBe(join(root, 'app'));
});

test('without one nothing is settled', () => {
  mkdirSync(join(root, '.git'));
  expect(readSettings(undefined)(join(root, 'Dockerfile'))).toEqual(noSettings);
});

test('every fault of one is said, with its place', () => {
  put('plinth.config.json', {
    rules: { 'base-tag-flaoting': 'off' },
    overrides: [{ paths: ['a'], polcy: {} }],
  });
  expect(refusalOf(() => failOnOf('Dockerfile'))).toEqual([
    '/plinth.config.json: 2 entries are not understood',
    'rules.base-tag-flaoting `base-tag-flaoting` is no rule; did you mean `base-tag-floating`?',
    'overrides[0].polcy is not known; did you mean `policy`?',
  ]);
  rmSync(join(root, 'plinth.config.json'));
  put('package.json', { plinth: { failOn: 'warn' } });
  expect(refusalOf(() => failOnOf('Dockerfile'))).toEqual([
    '/package.json: one entry is not understood',
    'plinth.failOn `warn` must be one of error, warning, info, never',
  ]);
});

test.each([
  ['no JSON', '{,}', /^\/plinth\.config\.json: it is not JSON: /],
  ['no object', '[]', /^\/plinth\.config\.json: one entry is not understood$/],
  ['not UTF-8', Buffer.from([0xff, 0xfe, 0x7b]).toString('latin1'), /it is not JSON/],
  [
    'too large',
    ' '.repeat(maximumConfigurationBytes + 1),
    /^\/plinth\.config\.json: 262145 bytes are too many; a configuration has at most 256 KiB$/,
  ],
  ['nested without end', `${'['.repeat(100_000)}`, /it is not JSON/],
])('what is %s is refused in a sentence', (_, text, expected) => {
  put('plinth.config.json', text);
  expect(refusalOf(() => failOnOf('Dockerfile'))[0]).toMatch(expected);
});

test('two in one folder are refused', () => {
  put('plinth.config.json', {});
  put('package.json', { plinth: {} });
  expect(refusalOf(() => failOnOf('Dockerfile'))).toEqual([
    '/plinth.config.json: package.json beside it has a configuration under `plinth` too; keep one of them',
  ]);
});

test('a package.json that is nobody’s business is passed over, however broken', () => {
  put('package.json', '{{ cookiecutter }}');
  mkdirSync(join(root, '.git'));
  expect(failOnOf('Dockerfile')).toBe('error');
});

test('one that is named and is not there is said', () => {
  expect(refusalOf(() => readSettings(join(root, 'none.json')))[0]).toBe(
    '/none.json: there is no such file; --config names a configuration',
  );
});
