import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findFiles, isDockerfileName } from './find-files';

const folder = mkdtempSync(join(tmpdir(), 'plinth-find-'));

beforeAll(() => {
  const files = {
    Dockerfile: '',
    'Dockerfile.dockerignore': '',
    'node_modules/a/Dockerfile': '',
    'one/web.Dockerfile': '',
    'one/web.dockerfile': '',
    'one/notes.md': '',
    'build/Dockerfile': '',
    'two/.gitignore': '!build\n*.old\n/Dockerfile.here\ndeep/er/Containerfile\n\\!Dockerfile.x\n',
    'two/build/Dockerfile': '',
    'two/Containerfile.old': '',
    'two/Dockerfile.here': '',
    'two/in/Dockerfile.here': '',
    'two/deep/er/Containerfile': '',
    'two/deep/Containerfile': '',
    'odd [x]*/.gitignore': 'Dockerfile.a\n',
    'odd [x]*/Dockerfile.a': '',
    'odd [x]*/Dockerfile.b': '',
    'odd x/Dockerfile.a': '',
    '.gitignore': 'build\nDockerfile.*secret\n!Dockerfile.no-secret\n# Dockerfile\n',
    'Dockerfile.secret': '',
    'Dockerfile.no-secret': '',
    '-x.Dockerfile': '',
  };
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(join(folder, dirname(path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  execFileSync('git', ['init', '--quiet', folder]);
  symlinkSync('..', join(folder, 'one/round'));
  symlinkSync('../Dockerfile', join(folder, 'one/Dockerfile'));
  symlinkSync('nowhere', join(folder, 'one/Dockerfile.broken'));
});

afterAll(() => rmSync(folder, { recursive: true }));

const found = (...named: readonly string[]) => {
  const { faults, files } = findFiles(named.map((path) => join(folder, path)));
  return { faults, files: files.map((path) => path.replace(`${folder}/`, '')) };
};

test.each([
  ['Dockerfile', true],
  ['dockerfile', true],
  ['Containerfile', true],
  ['Dockerfile.web', true],
  ['Containerfile.arm64', true],
  ['web.Dockerfile', true],
  ['web.dockerfile', true],
  ['Dockerfile.dockerignore', false],
  ['web.Dockerfile.dockerignore', false],
  ['.Dockerfile', false],
  ['Dockerfiles', false],
  ['MyDockerfile', false],
])('%s is one to build from: %s', (name, is) => {
  expect(isDockerfileName(name)).toBe(is);
});

describe('a folder', () => {
  test('is searched but for what git passes over, without going round in circles', () => {
    const { faults, files } = found('.');
    expect(faults).toEqual([]);
    expect(files).toEqual([
      '-x.Dockerfile',
      'Dockerfile',
      'Dockerfile.no-secret',
      'odd [x]*/Dockerfile.b',
      'odd x/Dockerfile.a',
      'one/Dockerfile',
      'one/web.Dockerfile',
      'one/web.dockerfile',
      'two/build/Dockerfile',
      'two/deep/Containerfile',
      'two/in/Dockerfile.here',
    ]);
    const said = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', '-z'], {
      cwd: folder,
      encoding: 'utf8',
    });
    const listed = said.split('\0').filter((path) => isDockerfileName(path.split('/').at(-1) ?? ''));
    const followed = listed.filter((path) => !/^node_modules|broken$/.test(path));
    expect(files.toSorted()).toEqual(followed.toSorted());
  });

  test('heeds what stands above it in its repository', () => {
    expect(found('two').files).toEqual([
      'two/build/Dockerfile',
      'two/deep/Containerfile',
      'two/in/Dockerfile.here',
    ]);
  });

  test('that is named is searched though git passes it over', () => {
    expect(found('build').files).toEqual(['build/Dockerfile']);
  });

  test('without any is a fault, and each file is there once', () => {
    mkdirSync(join(folder, 'empty'), { recursive: true });
    const { faults, files } = found('empty', 'build', 'build/Dockerfile', 'two/../build');
    expect(faults).toHaveLength(1);
    expect(files).toEqual(['build/Dockerfile']);
  });
});

describe('a pattern', () => {
  test.each([
    ['one/*.md', ['one/notes.md']],
    ['*/web.*file', ['one/web.Dockerfile', 'one/web.dockerfile']],
    ['**/Containerfile', ['two/deep/Containerfile']],
    ['two/**', ['two/build/Dockerfile', 'two/deep/Containerfile', 'two/in/Dockerfile.here']],
    ['t*o', ['two/build/Dockerfile', 'two/deep/Containerfile', 'two/in/Dockerfile.here']],
    ['one/*', ['one/Dockerfile', 'one/web.Dockerfile', 'one/web.dockerfile']],
    ['odd [x]*/*.b', ['odd [x]*/Dockerfile.b']],
  ])('%s names %j', (pattern, files) => {
    expect(found(pattern)).toEqual({ faults: [], files });
  });

  test('that fits nothing is a fault', () => {
    expect(found('*.nothing', 'nowhere/*')).toMatchObject({ faults: { length: 2 }, files: [] });
  });
});

test('a file that is named is taken whether it is there or not', () => {
  expect(found('build/Dockerfile', 'Dockerfile.secret', 'nowhere')).toEqual({
    faults: [],
    files: ['build/Dockerfile', 'Dockerfile.secret', 'nowhere'],
  });
  expect(findFiles(['-'])).toEqual({ faults: [], files: ['-'] });
});
