import { expect, test } from 'vitest';
import { compareVersions, majorOf } from './version';

test.each([
  ['1.20', '1.20', 0],
  ['1.20', '1.9', 1],
  ['1.9', '1.20', -1],
  ['1.20.1', '1.20', 1],
  ['1.20', '1.20.1', -1],
  ['1.20', '1.20.0', 0],
  ['3', '2.99', 1],
  ['1.20-rc1', '1.20', 0],
  ['1.2x.9', '1.2', 0],
  ['v2', '1', -1],
  ['', '0', 0],
])('%s beside %s: %i', (a, b, order) => {
  expect(compareVersions(a, b)).toBe(order);
});

test.each([
  ['22.3.1', 22],
  ['22-rc', 22],
  ['v22', undefined],
  ['', undefined],
  [undefined, undefined],
])('the major version of %s is %s', (version, major) => {
  expect(majorOf(version)).toBe(major);
});
