import { describe, expect, test } from 'vitest';
import {
  comparePlatforms,
  isPlatformError,
  isServedBy,
  normalPlatform,
  parsePlatform,
  samePlatform,
} from './platform';

describe('normalPlatform', () => {
  test.each([
    ['linux/amd64', 'linux/amd64'],
    ['linux/x86_64', 'linux/amd64'],
    ['Linux/AMD64', 'linux/amd64'],
    ['linux/amd64/v1', 'linux/amd64'],
    ['linux/amd64/v2', 'linux/amd64/v2'],
    ['linux/aarch64', 'linux/arm64'],
    ['linux/arm64/v8', 'linux/arm64'],
    ['linux/arm64/8', 'linux/arm64'],
    ['linux/arm64/v9', 'linux/arm64/v9'],
    ['linux/arm', 'linux/arm/v7'],
    ['linux/arm/v6', 'linux/arm/v6'],
    ['linux/arm/6', 'linux/arm/v6'],
    ['linux/armhf', 'linux/arm/v7'],
    ['linux/armel', 'linux/arm/v6'],
    ['linux/i386', 'linux/386'],
    ['arm64', 'linux/arm64'],
    ['linux', 'linux/amd64'],
    ['windows/amd64', 'windows/amd64'],
    ['macos/arm64', 'darwin/arm64'],
    ['linux/s390x', 'linux/s390x'],
  ])('%s is %s', (text, expected) => {
    expect(normalPlatform(text)).toBe(expected);
  });

  test.each(['', 'linux/', 'a/b/c/d', 'li nux/amd64', 'potato'])('refuses %j', (text) => {
    expect(isPlatformError(parsePlatform(text))).toBe(true);
  });
});

test('samePlatform sees through aliases', () => {
  expect(samePlatform('linux/arm64', 'linux/aarch64/v8')).toBe(true);
  expect(samePlatform('linux/arm/v6', 'linux/arm/v7')).toBe(false);
});

test.each([
  ['linux/amd64', 'linux/amd64', true],
  ['linux/amd64/v3', 'linux/amd64', true],
  ['linux/amd64', 'linux/amd64/v3', false],
  ['linux/amd64', 'linux/386', true],
  ['linux/386', 'linux/amd64', false],
  ['linux/arm64', 'linux/arm64/v8', true],
  ['linux/arm64', 'linux/arm/v7', true],
  ['linux/arm/v7', 'linux/arm64', false],
  ['linux/arm/v7', 'linux/arm/v5', true],
  ['linux/arm/v6', 'linux/arm/v7', false],
  ['linux/s390x', 'linux/s390x', true],
  ['linux/amd64', 'windows/amd64', false],
])('%s served by %s: %s', (wanted, offered, expected) => {
  expect(isServedBy(wanted, offered)).toBe(expected);
});

test('comparePlatforms puts the common ones first', () => {
  const given = ['windows/amd64', 'linux/s390x', 'linux/arm64', 'linux/386', 'linux/amd64'];
  expect([...given].sort(comparePlatforms)).toEqual([
    'linux/amd64',
    'linux/arm64',
    'linux/386',
    'linux/s390x',
    'windows/amd64',
  ]);
});
