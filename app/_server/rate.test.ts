import { expect, test, vi } from 'vitest';
import { clientAddress, hourlyRate } from './rate';

vi.mock('server-only', () => ({}));

const minute = 60_000;

test('lets an address have its share, then one at a time', () => {
  const rate = hourlyRate(6);
  for (let nth = 0; nth < 6; nth += 1) expect(rate.take('a', 0)).toBe(0);
  expect(rate.take('a', 0)).toBe(600);
  expect(rate.take('a', 9 * minute)).toBe(60);
  expect(rate.take('a', 10 * minute)).toBe(0);
  expect(rate.take('a', 10 * minute)).toBe(600);
  expect(rate.take('b', 10 * minute)).toBe(0);
});

test('a refusal costs nothing', () => {
  const rate = hourlyRate(1);
  rate.take('a', 0);
  for (let nth = 0; nth < 100; nth += 1) rate.take('a', minute);
  expect(rate.take('a', 60 * minute)).toBe(0);
});

test('nought is no limit', () => {
  const rate = hourlyRate(0);
  for (let nth = 0; nth < 1000; nth += 1) expect(rate.take('a', 0)).toBe(0);
});

test.each([
  ['10.0.0.1', '10.0.0.1'],
  ['6.6.6.6, 10.0.0.1', '10.0.0.1'],
  ['', 'unknown'],
])('%j comes from %s', (header, address) => {
  expect(clientAddress(new Headers({ 'x-forwarded-for': header }))).toBe(address);
});
