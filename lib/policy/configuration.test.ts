import Ajv2020 from 'ajv/dist/2020';
import { describe, expect, test } from 'vitest';
import { rules } from '../rules';
import { configurationDocument } from './configuration';
import { readConfiguration } from './read-configuration';

const ids = rules.map(({ id }) => id);
const validate = new Ajv2020({ strict: true, strictTypes: false, validateFormats: false }).compile(
  configurationDocument(ids),
);

const good: readonly (readonly [string, unknown])[] = [
  ['nothing', {}],
  ['the address of the schema', { $schema: 'https://plinth.example/plinth.config.schema.json' }],
  ['levels', { rules: { 'runs-as-root': 'error', 'base-tag-floating': 'off' } }],
  [
    'a level that ends',
    { rules: { 'runs-as-root': { severity: 'info', reason: 'ours', until: '2027-02-28' } } },
  ],
  [
    'what is ignored',
    {
      ignore: [
        {
          rule: 'base-end-of-life',
          reason: 'moved in spring',
          paths: ['old/**', '!old/new'],
          base: 'node:18',
        },
      ],
    },
  ],
  [
    'a policy',
    {
      policy: {
        reason: 'docs/images.md',
        registries: ['docker.io/library', 'localhost:5000', 'registry.example.com:443/team', 'mirror:5000'],
        bans: [
          { image: 'bitnami/*', reason: 'behind a subscription' },
          { image: 'registry.example.com:443/a/b:1.2', reason: 'old' },
        ],
        endedBases: 'forbid',
        nonroot: 'require',
        digest: 'optional',
      },
    },
  ],
  [
    'how files are built',
    {
      buildArgs: { VERSION: '1', _x: '' },
      target: 'app',
      platform: 'linux/arm/v7',
      context: '..',
      failOn: 'never',
      minCertainty: 'likely',
    },
  ],
  [
    'overrides',
    { overrides: [{ paths: ['test/'], rules: { 'runs-as-root': 'off' }, policy: { nonroot: 'optional' } }] },
  ],
];

const bad: readonly (readonly [string, unknown, readonly string[]])[] = [
  ['no object', [], [' must be of type object']],
  ['a key that is not known', { rule: {} }, ['rule is not known; did you mean `rules`?']],
  [
    'a rule that is not known, in an override',
    { overrides: [{ paths: ['a'], rules: { 'base-tag-flaoting': 'off' } }] },
    [
      'overrides[0].rules.base-tag-flaoting `base-tag-flaoting` is no rule; did you mean `base-tag-floating`?',
    ],
  ],
  [
    'a rule that nobody can wish away',
    { rules: { syntax: 'off' }, ignore: [{ rule: 'no-dockerfile', reason: 'a' }] },
    [
      'rules.syntax `syntax` cannot be set: it is about what keeps the builder from reading the file',
      'ignore[0].rule `no-dockerfile` cannot be set: it is about what keeps the builder from reading the file',
    ],
  ],
  [
    'a level that there is not',
    { rules: { 'runs-as-root': 'critical' } },
    ['rules.runs-as-root `critical` must be one of error, warning, info, off'],
  ],
  [
    'an entry without its reason, and a day that there is not',
    { rules: { 'runs-as-root': { severity: 'off', until: '2027-02-30' } } },
    ['rules.runs-as-root.reason is missing', 'rules.runs-as-root.until must be a day like 2027-03-31'],
  ],
  [
    'several at once',
    { ignore: [{ rule: 'runs-as-rot' }, 7], policy: { nonRoot: 'require' }, failOn: 'warn' },
    [
      'ignore[0].rule `runs-as-rot` is no rule; did you mean `runs-as-root`?',
      'ignore[0].reason is missing',
      'ignore[1] must be of type object',
      'policy.nonRoot is not known; did you mean `nonroot`?',
      'failOn `warn` must be one of error, warning, info, never',
    ],
  ],
  [
    'names that are none',
    { policy: { registries: ['library'], bans: [{ image: 'Node', reason: 'a' }] } },
    [
      'policy.registries[0] must look like docker.io, docker.io/library or registry.example.com:5000/team',
      'policy.bans[0].image must look like node, node:18, registry.example.com/team/base or bitnami/*',
    ],
  ],
  ['no reason', { ignore: [{ rule: 'runs-as-root', reason: '' }] }, ['ignore[0].reason is empty']],
  [
    'values that are none',
    { buildArgs: { 'a-b': '1', c: 1 }, platform: 'x', overrides: [{}] },
    [
      'buildArgs.a-b is not a variable name',
      'buildArgs.c must be of type string',
      'platform must look like linux/amd64 or linux/arm/v7',
      'overrides[0].paths is missing',
    ],
  ],
  [
    'more than is taken',
    { overrides: Array.from({ length: 101 }, () => ({ paths: ['a'] })) },
    ['overrides is longer than 100'],
  ],
];

describe('what is read and what the published schema takes are the same', () => {
  test.each(good)('%s', (_, value) => {
    expect(readConfiguration(value, ids)).toEqual({ kind: 'configuration', configuration: value });
    expect(validate(value), JSON.stringify(validate.errors)).toBe(true);
  });

  test.each(bad)('not %s', (_, value, expected) => {
    const read = readConfiguration(value, ids);
    const faults = read.kind === 'faults' ? read.faults.map(({ path, message }) => `${path} ${message}`) : [];
    expect(faults).toEqual(expected);
    expect(validate(value)).toBe(false);
  });

  test('every rule but those that nobody can wish away may be set', () => {
    const all = ids.filter((id) => id !== 'syntax' && id !== 'no-dockerfile');
    const value = { rules: Object.fromEntries(all.map((id) => [id, 'off'])) };
    expect(readConfiguration(value, ids).kind).toBe('configuration');
    expect(validate(value)).toBe(true);
  });
});

test('names that objects have by themselves are no keys', () => {
  const value: unknown = JSON.parse(
    '{"__proto__": {}, "policy": {"__proto__": 1}, "buildArgs": {"__proto__": "1"}}',
  );
  const read = readConfiguration(value, ids);
  expect(read.kind === 'faults' && read.faults.map(({ path }) => path)).toEqual([
    '__proto__',
    'policy.__proto__',
    'buildArgs.__proto__',
  ]);
  expect(readConfiguration({ rules: { constructor: 'off' } }, ids).kind).toBe('faults');
});

test('a pattern that could take for ever is refused', () => {
  const ignore = (path: string) => ({ ignore: [{ rule: 'runs-as-root', reason: 'a', paths: [path] }] });
  expect(readConfiguration(ignore('**/*.test.*'), ids).kind).toBe('configuration');
  for (const path of ['*a*a*a*a', '**/**/**/**/**/a', 'a'.repeat(257)])
    expect(readConfiguration(ignore(path), ids).kind, path).toBe('faults');
});
