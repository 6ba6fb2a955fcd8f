import { expect, test } from 'vitest';
import { type FairQueue, fairQueue } from './fair-queue';

type Item = { readonly address: string; readonly nth: number };

function filled(most: number, addresses: string): { queue: FairQueue<Item>; lost: string[] } {
  const queue = fairQueue<Item>(most);
  const lost = [...addresses].flatMap((address, nth) => {
    const loser = queue.push({ address, nth });
    return loser ? [`${loser.address}${loser.nth}`] : [];
  });
  return { queue, lost };
}

function order(queue: FairQueue<Item>, running: (address: string) => number = () => 0): string {
  const taken: string[] = [];
  for (;;) {
    const item = queue.take(running, () => true);
    if (item === undefined) return taken.join(' ');
    taken.push(`${item.address}${item.nth}`);
  }
}

test('addresses take turns, each with its items in their order', () => {
  expect(order(filled(9, 'aaaabbc').queue)).toBe('a0 b4 c6 a1 b5 a2 a3');
});

test('who has something running waits behind those who have nothing', () => {
  expect(order(filled(9, 'aabc').queue, (address) => (address === 'a' ? 1 : 0))).toBe('b2 c3 a0 a1');
});

test('what may not run now is passed over, and keeps its place', () => {
  const { queue } = filled(9, 'aab');
  expect(
    queue.take(
      () => 0,
      ({ nth }) => nth > 0,
    ),
  ).toEqual({ address: 'a', nth: 1 });
  expect(order(queue)).toBe('b2 a0');
});

test.each([
  ['one address that asks for more than there is room for is refused', 'aaaaa', ['a4']],
  ['a newcomer takes the place of the last of who has most', 'aaaab', ['a3']],
  ['who has as much as anybody is refused', 'aabbb', ['b4']],
  ['of all that have one each, the last is refused', 'abcde', ['e4']],
])('%s', (_name, addresses, lost) => {
  const filledQueue = filled(4, addresses);
  expect(filledQueue.lost).toEqual(lost);
  expect(filledQueue.queue.size).toBe(4);
});

test('who would get a place can be told before there is something to wait', () => {
  const { queue } = filled(4, 'aaab');
  expect([...'abc'].map((address) => queue.hasPlaceFor(address))).toEqual([false, true, true]);
  expect(filled(5, 'aaab').queue.hasPlaceFor('a')).toBe(true);
});

test('what was taken out does not come', () => {
  const queue = fairQueue<Item>(4);
  const items = [0, 1, 2].map((nth) => ({ address: 'a', nth }));
  for (const item of items) queue.push(item);
  const [, second] = items;
  if (second) expect([queue.remove(second), queue.remove(second)]).toEqual([true, false]);
  expect(queue.size).toBe(2);
  expect(order(queue)).toBe('a0 a2');
});
