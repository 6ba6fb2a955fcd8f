import { expect, test } from 'vitest';
import type { Product } from '../releases';
import { dueReleases } from './due';

const yearly: Product = {
  id: 'example',
  kind: 'language',
  name: 'Example',
  source: 'https://example.com/',
  retrieved: '2026-08-22',
  releases: [
    { release: '3', released: '2026-10-01' },
    { release: '2', released: '2025-10-01' },
    { release: '1', released: '2024-10-07' },
  ],
};

test.each([
  ['2026-09-30', []],
  ['2026-10-01', [{ name: 'Example 3', since: '2026-10-01', said: true }]],
])('a day ahead comes: on %s', (today, due) => {
  expect(dueReleases([yearly], today)).toEqual(due);
});

test('what comes every year is asked for when it did not', () => {
  const old = { ...yearly, retrieved: '2026-11-30' };
  expect(dueReleases([old], '2027-10-20')).toEqual([]);
  expect(dueReleases([old], '2027-11-15')).toEqual([
    { name: 'Example after 2026-10-01', since: '2027-10-01', said: false },
  ]);
});
