import { expect, test } from 'vitest';
import { writeQueue } from './write-queue';

/** A disk on which each writing takes a moment, and none that has an item of `bad` succeeds. */
function disk(bad: ReadonlySet<string> = new Set()) {
  const attempts: string[] = [];
  const onDisk: string[] = [];
  const write = writeQueue<string>(async (items, until) => {
    attempts.push(`${items.join('')} until ${until}`);
    await new Promise((resolve) => setTimeout(resolve, 5));
    if (items.some((item) => bad.has(item))) throw new Error(`no ${items.join('')}`);
    onDisk.push(...items);
    return new Set(items);
  });
  return { attempts, onDisk, write };
}

test('what comes while one is written is written together, within the patience of the first', async () => {
  const { attempts, onDisk, write } = disk();
  await Promise.all(['a', 'b', 'c', 'd'].map((item, at) => write({ item, until: 10 + at })));
  expect(attempts).toEqual(['a until 10', 'bcd until 11']);
  expect(onDisk).toEqual(['a', 'b', 'c', 'd']);
  await write({ item: 'e', until: 20 });
  expect(attempts.at(-1)).toBe('e until 20');
});

test('nothing is acknowledged before it is on disk', async () => {
  const { onDisk, write } = disk();
  await Promise.all(
    ['a', 'b', 'c'].map(async (item) => {
      await write({ item, until: 0 });
      expect(onDisk).toContain(item);
    }),
  );
});

test('nobody is refused for another', async () => {
  const { attempts, onDisk, write } = disk(new Set(['c']));
  const ends = await Promise.allSettled(['a', 'b', 'c', 'd'].map((item, at) => write({ item, until: at })));
  expect(ends.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'rejected', 'fulfilled']);
  expect(ends[2]).toMatchObject({ reason: { message: 'no c' } });
  expect(attempts).toEqual(['a until 0', 'bcd until 1', 'b until 1', 'c until 2', 'd until 3']);
  expect(onDisk).toEqual(['a', 'b', 'd']);
});

test('of very many, not all go into one', async () => {
  const { attempts, write } = disk();
  await Promise.all(Array.from({ length: 200 }, () => write({ item: 'x', until: 0 })));
  expect(attempts.map((text) => text.indexOf(' '))).toEqual([1, 64, 64, 64, 7]);
});
