import { describe, expect, test } from 'vitest';
import { rowsOf } from '../inspection.fixture';
import {
  mayMeet,
  readNpmRange,
  readPoetryRange,
  readPythonRange,
  readRubyRange,
  releasesOf,
  releasesSince,
} from './release-range';

const readers = new Map([
  ['npm', readNpmRange],
  ['python', readPythonRange],
  ['poetry', readPoetryRange],
  ['ruby', (written: string) => readRubyRange(written.split(', '))],
]);

/** Which of the versions, or lines, may meet what is asked for. */
function meeting(by: string, written: string, versions: string): string {
  const range = readers.get(by)?.(written);
  if (range === undefined) return 'cannot be read';
  const met = versions.split(' ').filter((version) => {
    const releases = releasesOf(version);
    return releases !== undefined && mayMeet(range, releases);
  });
  return met.join(' ') || 'none';
}

describe('ranges of package managers', () => {
  test.each(
    rowsOf(`
npm → >=18 → 16 17.9 18 18.0.0 24 → 18 18.0.0 24
npm → >= 18.17.0 <21 → 18.16.1 18 18.17 20.9.0 21.0.0 21 → 18 18.17 20.9.0
npm → ^20.19.0 || >=22.12.0 → 20.18.3 20 20.19.4 21 22.11.0 22 23 → 20 20.19.4 22 23
npm → 20.x → 19 20 20.5.1 21 → 20 20.5.1
npm → 20 → 19 20 20.5.1 21 → 20 20.5.1
npm → ~18.2 → 18.1 18.2.9 18.3.0 18 → 18.2.9 18
npm → 18 - 20 → 17 18 20.9 21 → 18 20.9
npm → <=20 → 20.9.1 21 → 20.9.1
npm → >20 → 20.9.1 21 → 21
npm → <20 → 19 20 → 19
npm → =20.1.0 → 20.1.0 20.1.1 20 → 20.1.0 20
npm → v20.1.0 → 20.1.0 20.1.1 → 20.1.0
npm → ^0.2.3 → 0.2.4 0.3.0 → 0.2.4
npm → ^0.0.3 → 0.0.3 0.0.4 → 0.0.3
npm → * → 1 99 → 1 99
npm → >=20.0.0-beta.1 → 20 → cannot be read
npm → lts → 20 → cannot be read
npm → >=18 || lts → 20 → cannot be read
python → >=3.10 → 3.9 3.10 3.13 → 3.10 3.13
python → >=3.10,<3.13 → 3.9 3.10 3.12 3.13 → 3.10 3.12
python → ==3.12.* → 3.11 3.12 3.13 → 3.12
python → ==3.12.4 → 3.12.4 3.12.5 3.12 → 3.12.4 3.12
python → ~=3.11 → 3.10 3.11 3.14 4 → 3.11 3.14
python → ~=3.11.2 → 3.11.1 3.11.9 3.12 → 3.11.9
python → >3.11 → 3.11.0 3.11.1 3.12 → 3.11.1 3.12
python → <=3.11 → 3.11.0 3.11.1 3.12 → 3.11.0
python → !=3.9.*, >=3.8 → 3.8 3.9 3.7 → 3.8 3.9
python → ^3.10 → 3.10 → cannot be read
python → >=3.10rc1 → 3.10 → cannot be read
poetry → ^3.10 → 3.9 3.10 3.13 4 → 3.10 3.13
poetry → ~3.10 → 3.9 3.10 3.11 → 3.10
poetry → >=3.9,<3.12 → 3.8 3.9 3.12 → 3.9
poetry → 3.11.* → 3.10 3.11 → 3.11
poetry → ^3.8 || ^3.12 → 3.7 3.8 → 3.8
poetry → * → 2 3 → 2 3
ruby → 3.3.0 → 3.3.0 3.3.1 3.3 → 3.3.0 3.3
ruby → ~> 3.3.0 → 3.2 3.3.9 3.4 → 3.3.9
ruby → ~> 3.3 → 3.2 3.3 3.9 4.0 → 3.3 3.9
ruby → ~> 3 → 3.9 4.0 → 3.9
ruby → >= 3.1, < 3.4 → 3.0 3.1 3.3.9 3.4 → 3.1 3.3.9
ruby → != 3.2.1 → 3.2.1 → 3.2.1
ruby → ENV → 3.2 → cannot be read
`),
  )('%s %s: of %s it takes %s', (by, written, versions, met) => {
    expect(meeting(by, written, versions)).toBe(met);
  });

  test('what is longer than any that people write is not read', () => {
    expect(readNpmRange(`${'18 || '.repeat(40)}18`)).toBeUndefined();
    expect(readPythonRange(`>=3.10${',<4'.repeat(70)}`)).toBeUndefined();
  });
});

test('a line goes on from the release that is known', () => {
  const since = releasesSince('3.3.10', 2);
  if (since === undefined) throw new Error('It is a version');
  expect(mayMeet([{ from: [3, 3, 0], before: [3, 3, 1] }], since)).toBe(false);
  expect(mayMeet([{ from: [3, 3, 12], before: [3, 3, 13] }], since)).toBe(true);
  expect(mayMeet([{ from: [3, 4, 0], before: [3, 5, 0] }], since)).toBe(false);
});
