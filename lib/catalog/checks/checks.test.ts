import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { buildCatalog } from '../catalog';
import { familySchema, type Variant } from '../family';
import { historiesIn, readData } from '../files';
import { absentNames } from './absent-names';
import type { CheckedData } from './check';
import { familyOf, problemsOf, read, source, today, variantOf } from './checks.fixture';
import { checks } from './index';
import { packageNames } from './package-names';
import { repositories } from './repositories';
import { lackingForVerdicts, lackingTraits } from './said-by-families';
import { comparedMost, sharesIn } from './shares';
import { summarise } from './summary';

const digest = `sha256:${'a'.repeat(64)}`;

describe('each check finds its fault', () => {
  test.each<readonly [string, Variant]>([
    ['schema', variantOf({}, { id: 'Not An Id' })],
    ['schema', variantOf({ digest: { value: 'sha256:short', ...read } })],
    ['schema', variantOf({ supportEnds: { value: { date: 'soon', of: 'image', what: 'it' }, ...read } })],
    ['schema', variantOf({ tmp: { value: true, source: 'not a link', retrieved: '2026-08-21' } })],
    ['valid-references', variantOf({}, { reference: 'Example:1' })],
    ['valid-references', variantOf({}, { reference: 'example' })],
    ['valid-references', variantOf({ tags: { value: ['a b'], ...read } })],
    ['valid-references', variantOf({ mirrors: { value: ['docker.io/UPPER'], ...read } })],
    ['valid-references', variantOf({ debugSibling: { value: 'a//b', ...read } })],
    ['valid-references', variantOf({}, { standsOn: 'nowhere' })],
    ['sourced', variantOf({ tmp: { value: true, derived: 'because', from: [] } })],
    ['sourced', variantOf({ tmp: { value: true, derived: '', from: ['x'] } })],
    [
      'well-formed-links',
      variantOf({ tmp: { value: true, source: 'http://example.com/', retrieved: '2026-08-21' } }),
    ],
    [
      'well-formed-links',
      variantOf({ tmp: { value: true, source: 'https://example.com/<x>', retrieved: '2026-08-21' } }),
    ],
    [
      'well-formed-links',
      variantOf({
        tmp: { value: true, source: 'https://github.com/x/y/tree/0a1b2c3d', retrieved: '2026-08-21' },
      }),
    ],
    ['no-future-dates', variantOf({ tmp: { value: true, source, retrieved: '2026-12-02' } })],
    [
      'no-future-dates',
      variantOf({ tmp: { value: true, image: 'example:1', digest, observed: '2027-01-01' } }),
    ],
    ['no-future-dates', variantOf({ built: { value: '2026-12-02', ...read } })],
    ['no-future-dates', variantOf({ retired: { value: { since: '2027-01-01', how: 'gone' }, ...read } })],
    ['plausible-sizes', variantOf({ compressedSize: { value: { 'linux/amd64': 28 }, ...read } })],
    ['plausible-sizes', variantOf({ compressedSize: { value: { 'linux/amd64': 9e9 }, ...read } })],
    [
      'plausible-sizes',
      variantOf({
        compressedSize: { value: { 'linux/amd64': 30_000_000, 'linux/arm64': 70_000_000 }, ...read },
      }),
    ],
    [
      'plausible-sizes',
      variantOf({
        compressedSize: { value: { 'linux/amd64': 30_000_000 }, ...read },
        unpackedSize: { value: { 'linux/amd64': 20_000_000 }, ...read },
      }),
    ],
    [
      'consistent',
      variantOf({ packages: { value: { a: '1', b: '2' }, ...read }, packageCount: { value: 3, ...read } }),
    ],
    [
      'consistent',
      variantOf({ shell: { value: 'none', ...read }, packageManagers: { value: ['apt'], ...read } }),
    ],
    [
      'consistent',
      variantOf({ packages: { value: { libssl3t64: '3.5' }, ...read }, openssl: { value: false, ...read } }),
    ],
    [
      'consistent',
      variantOf({
        user: { value: { name: 'app', uid: 1000 }, ...read },
        accounts: { value: { users: [{ name: 'root', uid: 0 }], whole: true }, ...read },
      }),
    ],
    [
      'consistent',
      variantOf({
        language: { value: { name: 'erlang', version: '29.0.5' }, ...read },
        environment: { value: { OTP_VERSION: '29.0.4' }, ...read },
      }),
    ],
    [
      'absence-published',
      variantOf({
        packages: { value: { bash: '' }, derived: 'of the recipe', from: ['https://example.org/'] },
        openssl: { value: false, derived: 'not among the packages', from: ['packages'] },
      }),
    ],
    [
      'open-disagreements',
      variantOf({
        tmp: {
          notKnown: 'sources-disagree',
          claims: [
            { value: true, ...read },
            { value: true, ...read },
          ],
        },
      }),
    ],
    ['extent', variantOf({})],
  ])('%s', (id, variant) => {
    expect(problemsOf(id, familyOf(variant)).length).toBeGreaterThan(0);
  });

  test('unique-ids', () => {
    expect(problemsOf('unique-ids', familyOf(variantOf({}), variantOf({})))).toHaveLength(2);
    expect(problemsOf('unique-ids', familyOf(variantOf({})))).toHaveLength(0);
    const family = familyOf(variantOf({}));
    expect(problemsOf('unique-ids', { ...family, alsoCalled: [family.id] })).toHaveLength(1);
  });
});

test.each([
  ['nodejs', '24', { NODE_VERSION: 'v24.5.0' }],
  ['java', '21.0.12.8', { JAVA_VERSION: 'jdk-21.0.12+8' }],
  ['mariadb', '12.3.2', { MARIADB_VERSION: '1:12.3.2+maria~ubu2404' }],
  ['pypy', '3.11', { PYPY_VERSION: '7.3.22' }],
])('%s %s may set its version in its own way', (name, version, variables) => {
  const facts = {
    language: { value: { name, version }, ...read },
    environment: { value: variables, ...read },
  };
  expect(problemsOf('consistent', familyOf(variantOf(facts)))).toEqual([]);
});

test('a sound variant passes every check but the count', () => {
  const sound = variantOf({
    publisher: { value: 'Nobody', ...read },
    purpose: { value: 'base', ...read },
    language: { value: 'none', ...read },
    upstream: { value: 'none', ...read },
    shell: { value: { name: 'bash', path: '/bin/sh' }, ...read },
    compressedSize: { value: { 'linux/amd64': 30_000_000, 'linux/arm64': 31_000_000 }, ...read },
    supportEnds: { value: { date: '2030-01-01', of: 'image', what: 'it' }, ...read },
  });
  for (const { id } of checks) if (id !== 'extent') expect(problemsOf(id, familyOf(sound)), id).toEqual([]);
});

test('a new family is told what is missing', () => {
  const family = familyOf(
    variantOf({ purpose: { value: 'base', ...read }, language: { notKnown: 'not-published' } }),
  );
  expect(problemsOf('said-by-families', family).map(({ what }) => what)).toEqual([
    'nothing is said of publisher',
    'nothing is said of upstream',
  ]);
  const [lacking] = lackingForVerdicts(buildCatalog({ families: [family] }));
  expect(lacking?.lacks).toEqual(expect.arrayContaining(['shell', 'packageManagers', 'libc', 'user']));
  const [traits] = lackingTraits(buildCatalog({ families: [family] }));
  expect(traits?.lacks).toEqual(['ownership', 'projectFiles', 'rootDirectories', 'firstFreeUid']);
});

test('a new family on Debian with a language is told which traits are missing', () => {
  const facts: Variant['facts'] = {
    purpose: { value: 'runtime', ...read },
    language: { value: { name: 'elixir' }, ...read },
    packageManagers: { value: ['apt'], ...read },
  };
  const family = {
    ...familyOf(variantOf(facts)),
    traits: { aptLists: { value: 'deleted', ...read } as const },
  };
  const [traits] = lackingTraits(buildCatalog({ families: [family] }));
  expect(traits?.lacks).toEqual(expect.arrayContaining(['aptSources', 'languageTools', 'ownLanguage']));
  expect(traits?.lacks).not.toContain('aptLists');
});

test.each([
  ['no source', { value: 'deleted' }, false],
  ['no date', { value: 'deleted', source }, false],
  ['a source and a date', { value: 'deleted', ...read }, true],
  ['nobody who looked it up', { value: 'deleted', source: 'not-looked-up' }, true],
])('a trait with %s', (_, aptLists, isRight) => {
  expect(familySchema.safeParse({ ...familyOf(), traits: { aptLists } }).success).toBe(isRight);
});

describe('the data', () => {
  const folder = fileURLToPath(new URL('../../../data', import.meta.url));
  const files = readData(folder);
  const { absent, families } = files;
  const catalog = buildCatalog(files, { history: historiesIn(folder) });
  const data: CheckedData = { ...files, catalog, today };

  test.each(checks.map((check) => [check.id, check] as const))('%s', (_, check) => {
    expect(check.run(data)).toEqual([]);
  });

  test('knows a size of most of the images that people compare', () => {
    const images = catalog.images.filter(({ family }) => comparedMost.includes(family));
    expect(sharesIn('compared most', images).known.size / images.length).toBeGreaterThanOrEqual(0.85);
  });

  test.each([
    ['bash', ['debian 12'], 'is missing from debian 13, whose packages list it'],
    ['netcat', ['debian 7'], 'speaks of debian 7, which was not looked through'],
    ['netcat', [], 'stands twice'],
  ])('%s in %j of the missing names: %s', (name, releases, what) => {
    const table = absent.find(({ manager }) => manager === 'apt');
    if (!table) throw new Error('nothing is said to be missing');
    const wrong = { ...table, names: [...table.names, { names: [name], in: releases }] };
    const problems = absentNames.run({ ...data, absent: [wrong] });
    expect(problems.map((problem) => problem.what)).toContain(what);
  });

  test.each([
    ['tar', 'epel', 'is said to be in epel, and listed among the packages of the release'],
    ['htop', 'crb', 'stands twice'],
  ] as const)('%s in %s of the repositories: %s', (name, at, what) => {
    const [table] = files.repositories;
    if (!table) throw new Error('no repository is known');
    const row = { names: [name], in: { '9': at }, source: 'https://example.com/', retrieved: '2026-11-23' };
    const wrong = { ...table, packages: [...table.packages, row] };
    expect(repositories.run({ ...data, repositories: [wrong] }).map((problem) => problem.what)).toEqual([
      what,
    ]);
  });

  test.each([
    ['http://example.com/Dockerfile', '2026-11-23', '`http://example.com/Dockerfile` is no good link'],
    ['https://example.com/Dockerfile', '2026-12-02', 'read on 2026-12-02'],
  ])('what all images have in common, read at %s on %s', (source, retrieved, what) => {
    const family = { ...familyOf(), traits: { aptLists: { value: 'deleted', source, retrieved } as const } };
    expect(problemsOf('origins', family).map((problem) => problem.what)).toEqual([what]);
  });

  test.each([
    ['library/*go', 'https://example.com/', '2026-11-23', 'schema', 'has `*` elsewhere than at its end'],
    ['library/go', 'http://example.com/', '2026-11-23', 'origins', '`http://example.com/` is no good link'],
    ['library/go', 'https://example.com/', '2026-12-02', 'origins', 'read on 2026-12-02'],
  ])('%s for another image, read at %s on %s: %s', (name, source, retrieved, id, what) => {
    const row = { names: [name], meant: 'golang:latest', because: 'it is called so', source, retrieved };
    const wrong = { ...data, 'look-alikes': [{ registry: 'docker.io', names: [row] }] };
    const problems = checks.find((check) => check.id === id)?.run(wrong) ?? [];
    expect(problems.map((problem) => problem.what)).toEqual([what]);
  });

  test.each([
    [
      { debian: 'libcurl4t64', 'alpine 3.9': 'libcurl' },
      'speaks of alpine 3.9, which was not looked through',
    ],
    [{ 'debian 12': 'one' }, 'has one distribution only'],
    [
      { 'debian 13': 'software-properties-common', wolfi: 'one' },
      'software-properties-common is missing from debian 13',
    ],
    [{ 'debian 13': '=curl', wolfi: 'one' }, 'curl does not come with the base of debian 13'],
    [
      {
        debian: 'build-essential',
        ubuntu: 'build-essential',
        alpine: 'build-base',
        wolfi: 'build-base',
        'rhel 8,9': 'gcc gcc-c++ make',
      },
      'stands twice',
    ],
  ])('%j of the names across distributions: %s', (names, what) => {
    const [file] = files['packages-across'];
    if (!file) throw new Error('no package has a name elsewhere');
    const wrong = { ...file, rows: [...file.rows, { names }] };
    const problems = packageNames.run({ ...data, 'packages-across': [wrong] });
    expect(problems.map((problem) => problem.what)).toContain(what);
  });

  test('the summary counts what is there', () => {
    const summary = summarise(catalog);
    expect(summary.families).toBe(families.length);
    expect(summary.variants).toBe(catalog.images.length);
    expect(summary.facts).toBeGreaterThan(9000);
    expect(summary.disagreements).toBe(5);
    expect(summary.known).toBeGreaterThan(0.4);
    expect(summary.newest <= today).toBe(true);
  });
});
