import { expect, test, vi } from 'vitest';
import { clientAddress, memoryRate } from './rate';

vi.mock('server-only', () => ({}));

const minute = 60_000;
const hourly = (share: number) => memoryRate({ share, milliseconds: 60 * minute });

test('lets a client have its share, then one at a time', async () => {
  const rate = hourly(6);
  for (let nth = 0; nth < 6; nth += 1) expect(await rate.take('a', 0)).toBe(0);
  expect(await rate.take('a', 0)).toBe(600);
  expect(await rate.take('a', 9 * minute)).toBe(60);
  expect(await rate.take('a', 10 * minute)).toBe(0);
  expect(await rate.take('a', 10 * minute)).toBe(600);
  expect(await rate.take('b', 10 * minute)).toBe(0);
});

test('a refusal costs nothing', async () => {
  const rate = hourly(1);
  await rate.take('a', 0);
  for (let nth = 0; nth < 100; nth += 1) await rate.take('a', minute);
  expect(await rate.take('a', 60 * minute)).toBe(0);
});

test('what came to nothing is given back, and no more than that', async () => {
  const rate = hourly(2);
  await rate.take('a', 0);
  await rate.take('a', 0);
  await rate.giveBack('a');
  await rate.giveBack('b');
  expect(await rate.take('a', 0)).toBe(0);
  expect(await rate.take('a', 0)).toBe(1800);
  for (let nth = 0; nth < 10; nth += 1) await rate.giveBack('c');
  expect(await rate.take('c', 0)).toBe(0);
  expect(await rate.take('c', 0)).toBe(0);
  expect(await rate.take('c', 0)).toBe(1800);
});

test('a share of a minute comes back within it', async () => {
  const rate = memoryRate({ share: 60, milliseconds: minute });
  for (let nth = 0; nth < 60; nth += 1) expect(await rate.take('a', 0)).toBe(0);
  expect(await rate.take('a', 0)).toBe(1);
  expect(await rate.take('a', 1000)).toBe(0);
});

test('nought is no limit', async () => {
  const rate = hourly(0);
  for (let nth = 0; nth < 1000; nth += 1) expect(await rate.take('a', 0)).toBe(0);
});

test.each([
  ['10.0.0.1', '10.0.0.1'],
  ['2001:db8:1:2::/64', '2001:db8:1:2::/64'],
  ['', 'unknown'],
])('%j comes from %s', (header, client) => {
  expect(clientAddress(new Headers({ 'x-forwarded-for': header }))).toBe(client);
});
