import { describe, expect, test } from 'vitest';
import { growthOf } from '../text/testing/growth';
import { readIgnoreFile } from './ignore-file';

/** Lines, then paths that are kept out and paths that are not; `?` says of a folder that something in it may be let in. */
const cases: readonly (readonly [lines: string, out: readonly string[], rest: readonly string[]])[] = [
  ['foo', ['foo', 'foo/bar', 'foo/a/b'], ['foobar', 'a/foo', 'fo']],
  ['/foo/bar', ['foo/bar', 'foo/bar/c'], ['bar', 'foo', 'a/foo/bar']],
  ['foo/', ['foo', 'foo/bar'], ['foobar']],
  ['./foo//bar/../baz', ['foo/baz'], ['foo/bar']],
  ['*.md', ['README.md', 'a.md'], ['docs/a.md', 'README.mdx', 'amd']],
  ['**/*.md', ['README.md', 'docs/a.md', 'docs/a/b.md'], ['README.mdx']],
  ['*/temp*', ['a/temp', 'a/temporary.txt', 'a/temp/b'], ['temp', 'a/b/temp']],
  ['*/*/temp*', ['a/b/temp'], ['a/temp', 'a/b/c/temp']],
  ['temp?', ['tempa', 'temp1'], ['temp', 'tempab', 'temp/']],
  ['**', ['a', 'a/b'], []],
  ['*', ['a', 'a/b', '.git'], []],
  ['dist/**', ['dist/a', 'dist/a/b'], ['dist', 'distant']],
  ['dist/*', ['dist/a', 'dist/a/b'], ['dist']],
  [
    '**/node_modules',
    ['node_modules', 'a/node_modules', 'a/b/node_modules/c'],
    ['a_node_modules', 'node_modules2'],
  ],
  ['**/.git', ['.git', 'a/.git/x'], ['.gitignore', 'agit']],
  ['**log', ['log', 'catalog', 'a/b.log'], ['logs']],
  ['a/**/z', ['a/z', 'a/b/z', 'a/b/c/z'], ['az', 'a/bz', 'a']],
  ['a**/z', ['az', 'ab/z', 'a/b/z'], ['z', 'abz']],
  ['[a-c].txt', ['a.txt', 'c.txt'], ['d.txt', 'ab.txt']],
  ['[^a].txt', ['b.txt'], ['a.txt', '.txt']],
  ['a\\*b', ['a*b'], ['axb']],
  ['# foo\n#\n\n  \nbar', ['bar'], ['foo', '# foo']],
  ['  foo  \r\nbar\r', ['foo', 'bar'], []],
  ['\ufefffoo', ['foo'], []],
  ['*.md\n!README.md', ['a.md'], ['README.md']],
  ['*.md\n!README*.md\nREADME-secret.md', ['a.md', 'README-secret.md'], ['README.md', 'README-public.md']],
  ['*.md\nREADME-secret.md\n!README*.md', ['a.md'], ['README-secret.md']],
  ['!foo\nfoo', ['foo'], []],
  ['*\n!src\nsrc/secret', ['a', 'src/secret'], ['src', 'src/a']],
  ['*\n!src/app', ['a', 'src2'], ['src', 'src/app', 'src/app/x']],
  ['docs\n!docs/**/*.html', [], ['docs', 'docs/a', 'docs/a/b.html']],
  ['dist\n! dist', [], ['dist', 'dist/a']],
  ['(a|b).$', ['(a|b).$'], ['a.x', 'b.']],
];

describe('what an ignore file keeps out', () => {
  test.each(cases)('%j', (lines, out, rest) => {
    const file = readIgnoreFile('.dockerignore', lines);
    expect(out.filter((path) => file?.excludes(path) === undefined)).toEqual([]);
    expect(rest.filter((path) => file?.excludes(path) !== undefined)).toEqual([]);
  });
});

test('the line that decides is named', () => {
  expect(readIgnoreFile('.dockerignore', '# all\n*.txt\n\n  *.md  \n')?.excludes('a.md')).toEqual({
    line: 4,
    written: '*.md',
  });
});

test.each(['!', '[a', '[]', 'a\\', '[z-a]', '!\n'])(
  'what the builder refuses keeps nothing out: %j',
  (lines) => {
    expect(readIgnoreFile('.dockerignore', `a\n${lines}`)).toBeUndefined();
  },
);

test('lines that match in many ways cost no more than others', () => {
  const file = readIgnoreFile('.dockerignore', `${'**/*a*'.repeat(200)}\n`.repeat(50));
  const askFifty = (path: string) => {
    for (let at = 0; at < 50; at += 1) file?.excludes(`${path}${at}`);
  };
  expect(growthOf((names) => 'a/'.repeat(names), askFifty, 100)).toBeLessThan(1.6);
});
