import { expect, test } from 'vitest';
import { baseName, below, directoryOf, isOwnPath, lastPart, resolveKnown, resolvePath } from './path';

test.each([
  ['/a', 'b', '/a/b'],
  ['/a', '/b/', '/b'],
  ['/a/b', '../c/./d', '/a/c/d'],
  ['/', '../../a', '/a'],
  ['/a', '', '/a'],
])('in %s, %s is %s', (directory, path, resolved) => {
  expect(resolvePath(directory, path)).toBe(resolved);
});

test.each([
  ['/a', 'b*', '/a/b*'],
  [undefined, '/b/../c', '/c'],
  [undefined, 'b', undefined],
  ['/a', undefined, undefined],
  ['/a', '', undefined],
  ['/a', '~/b', undefined],
])('in %s, %s is known as %s', (directory, path, resolved) => {
  expect(resolveKnown(directory, path)).toBe(resolved);
});

test.each([
  ['/usr/bin/env', 'env', 'env', '/usr/bin'],
  ['env', 'env', 'env', '/'],
  ['/srv/', '', 'srv', '/srv'],
  ['/', '', '', '/'],
])('%s ends in %s', (path, name, last, directory) => {
  expect([baseName(path), lastPart(path), directoryOf(path)]).toEqual([name, last, directory]);
});

test.each([
  ['make', false],
  ['/bin/sh', false],
  ['/usr/local/sbin/nginx', false],
  ['/local/bin/app', true],
  ['/usr/share/bin/app', true],
  ['/app/bin/run', true],
  ['./build.sh', true],
  ['bin/run', true],
])('%s is a path of somebody’s own: %s', (name, isOwn) => {
  expect(isOwnPath(name)).toBe(isOwn);
});

test('what is not known has no name', () => {
  expect(baseName(undefined)).toBe('');
});

test.each([
  ['/a', '/a', ''],
  ['/a', '/a/b/c', 'b/c'],
  ['/a', '/ab', undefined],
  ['/', '/a', 'a'],
])('below %s, %s is %s', (ancestor, path, rest) => {
  expect(below(ancestor, path)).toBe(rest);
});
