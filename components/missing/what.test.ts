import { expect, test } from 'vitest';
import { readMissing, titleOf } from './what';

test.each([
  ['/images/node%3A24', 'images', 'node:24'],
  ['/r/AbC', 'r', 'AbC'],
  ['/r/AbC/delete', 'r', 'AbC'],
  ['/guides/a', 'guides', 'a'],
  ['/guides/a/b', 'other', '/guides/a/b'],
  ['/images/', 'other', '/images/'],
  ['/docs', 'other', '/docs'],
  ['/', 'other', '/'],
  ['', 'other', ''],
  ['/constructor/x', 'other', '/constructor/x'],
  ['/rules/%E0%A4%A', 'rules', '%E0%A4%A'],
  ['/rules/a%0Ab', 'rules', 'a␊b'],
  [`/rules/${'x'.repeat(100)}`, 'rules', `${'x'.repeat(80)}…`],
])('%s asks for %s called %s', (path, kind, asked) => {
  expect(readMissing(path)).toEqual({ kind, asked });
});

test('the heading names what was asked for', () => {
  expect(titleOf({ kind: 'rules', asked: 'x' })).toBe('No rule is called “x”');
  expect(titleOf({ kind: 'other', asked: '/x' })).toBe('No page stands at /x');
});
