import { expect, test } from 'vitest';
import { matchesGlob } from './glob';

test.each([
  ['*.js', 'a.js', true],
  ['*.js', 'a/b.js', false],
  ['a*', 'a', true],
  ['a**b', 'axb', true],
  ['a?c', 'abc', true],
  ['a?c', 'a/c', false],
  ['a?c', 'ac', false],
  ['?', '😀', true],
  ['a.c', 'abc', false],
  ['(a)+$', '(a)+$', true],
  ['[a-c]x', 'bx', true],
  ['[^a-c]x', 'bx', false],
  ['[^a-c]x', 'dx', true],
  ['[]a]', ']', false],
  ['[\\]a]', ']', true],
  ['[a-]', 'a', false],
  ['[!a]', '!', true],
  ['[a', 'a', false],
  ['[a', '[a', false],
  ['\\*', '*', true],
  ['\\*', 'a', false],
  ['a\\', 'a', false],
  ['/usr/lib/*/libssl.so*', '/usr/lib/x86_64-linux-gnu/libssl.so.3', true],
  ['/usr/*', '/usr/lib/libssl.so', false],
  ['src/**/x.py', 'src/x.py', true],
  ['src/**/x.py', 'src/a/b/x.py', true],
  ['src/**/x.py', 'lib/a/x.py', false],
  ['**/a/**/b', 'x/a/y/a/z/b', true],
])('%s and %s: %s', (pattern, path, expected) => {
  expect(matchesGlob(pattern, path)).toBe(expected);
});

test.each([
  ['many stars', '*a', 'a'.repeat(255)],
  ['many escaped stars', '*\\a', 'a'.repeat(255)],
  ['many one-character wildcards', '*?', 'a'.repeat(255)],
  ['many classes', '*[a-z]', 'a'.repeat(255)],
  ['many folders', '**/a/', 'a/'.repeat(2000)],
  ['many folders of stars', '**/*a*/', 'aa/'.repeat(1000)],
  ['open classes', '[a', 'a'],
])('%s are answered, however many', (_, piece, path) => {
  expect(matchesGlob(`${piece.repeat(100_000)}x`, path)).toBe(false);
});

test('a name too long for a file is none', () => {
  expect(matchesGlob('*', 'a'.repeat(255))).toBe(true);
  expect(matchesGlob('*', 'a'.repeat(256))).toBe(false);
  expect(matchesGlob('**', 'a/'.repeat(2048))).toBe(true);
  expect(matchesGlob('**', 'a/'.repeat(2049))).toBe(false);
});
