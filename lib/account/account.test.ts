import { expect, test } from 'vitest';
import { accountOf, isRoot } from './account';

test.each([
  ['root', 0],
  ['0:0', 0],
  ['1000:1000', 1000],
  ['1000680000:0', 1000680000],
  ['4294967294', 4294967294],
  ['app', undefined],
])('%s is an account', (written, uid) => {
  expect(accountOf(written)?.uid).toBe(uid);
});

test('names that are not certain are nobody', () => {
  expect([accountOf('$USER'), accountOf(''), accountOf(':app'), accountOf(undefined)]).toEqual(
    Array.from({ length: 4 }),
  );
});

test.each([
  [{ name: 'root', uid: 0 }, true],
  [{ uid: 0 }, true],
  [{ name: 'toor', uid: 0 }, true],
  [{ name: 'root' }, true],
  [{ name: 'app' }, false],
  [{ name: 'root', uid: 1000 }, false],
  [{}, false],
  [undefined, false],
])('%j is root: %s', (account, answer) => {
  expect(isRoot(account)).toBe(answer);
});

test.each([
  ['root', true],
  ['root:staff', true],
  ['0', true],
  ['00:1000', true],
  ['1000:0', false],
  ['$USER', false],
  [undefined, false],
])('USER %s is root: %s', (written, answer) => {
  expect(isRoot(accountOf(written))).toBe(answer);
});
