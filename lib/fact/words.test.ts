import { describe, expect, it } from 'vitest';
import { sourceName } from './source-name';
import { fromToday, megabytes, reasonOf } from './words';

describe('distance from today', () => {
  it.each([
    ['2026-11-23', 'today'],
    ['2026-11-24', 'in 1 day'],
    ['2026-11-22', '1 day ago'],
    ['2027-01-20', 'in 58 days'],
    ['2028-06-01', 'in 18 months'],
    ['2026-02-27', '9 months ago'],
    ['2035-05-31', 'in 8 years'],
    ['2024-09-03', '2 years ago'],
  ])('%s is %s', (date, expected) => {
    expect(fromToday(date, '2026-11-23')).toBe(expected);
  });
});

describe('megabytes', () => {
  it.each([
    [0, '0.0'],
    [1, '< 0.1'],
    [49_999, '< 0.1'],
    [50_000, '0.1'],
    [815_017, '0.8'],
    [28_238_443, '28.2'],
    [1_024_000_000, '1,024.0'],
  ])('%d bytes are %s', (bytes, expected) => {
    expect(megabytes(bytes)).toBe(expected);
  });
});

it('gives the reason of a gap with what is known about it', () => {
  expect(reasonOf({ because: 'not-published' })).toBe('not published');
  expect(reasonOf({ because: 'sources-disagree', note: 'two dates' })).toBe('sources disagree: two dates');
});

describe('the name of a source', () => {
  it.each([
    ['https://github.com/owner/repo/blob/0123abc/docs/READ%20ME.md', 'owner/repo: docs/READ ME.md'],
    ['https://github.com/owner/repo/tree/0123abc', 'github.com/…/0123abc'],
    ['https://access.redhat.com/articles/2208321', 'access.redhat.com/…/2208321'],
    ['https://example.org/', 'example.org'],
    ['https://example.org/100%', 'example.org/100%'],
  ])('%s is %s', (url, expected) => {
    expect(sourceName(url)).toBe(expected);
  });
});
