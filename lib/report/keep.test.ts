import { expect, test } from 'vitest';
import { Keep } from './keep';
import { readKeep } from './read-keep';
import { writeKeep } from './write-keep';

test.each<[readonly string[], object]>([
  [
    ['anonymous', 'shell', 'glibc', 'long-term', 'fips'],
    { access: 'anonymous', shell: true, libc: 'glibc', longTerm: true, fips: true },
  ],
  [['musl', 'publisher=Red Hat', 'publisher=Google'], { libc: 'musl', publishers: ['Red Hat', 'Google'] }],
  [
    ['family=ubi', 'family=alpine', 'platform=linux/arm64', 'max-size=60MB'],
    { families: ['ubi', 'alpine'], platforms: ['linux/arm64'], maxSize: 60_000_000 },
  ],
  [['max-size=1234'], { maxSize: 1234 }],
  [[], {}],
])('words are read and written again: %j', (words, keep) => {
  expect(readKeep(words)).toEqual({ keep });
  expect(writeKeep(Keep.parse(keep))).toEqual(words);
});

test.each([
  ['1.5GB', 1_500_000_000],
  ['800 kb', 800_000],
  ['42', 42],
])('a size: %s', (written, maxSize) => {
  expect(readKeep([`max-size=${written}`])).toEqual({ keep: { maxSize } });
});

test.each([
  '',
  'shells',
  'constructor',
  'max-size=',
  'max-size=0',
  'max-size=-1',
  'publisher=',
  'platform=arm',
  'family',
])('what is not understood is said: %j', (word) => {
  expect(readKeep([word])).toEqual({ word });
});
