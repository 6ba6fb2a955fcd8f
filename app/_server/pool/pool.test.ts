import { Worker } from 'node:worker_threads';
import { afterEach, expect, test } from 'vitest';
import { RequestError } from '../problem';
import { createPool, type Pool } from './pool';
import type { Job } from './task';

const started: Worker[] = [];
afterEach(async () => {
  await Promise.all(started.splice(0).map((worker) => worker.terminate()));
});

function open(
  options: { readonly size?: number; readonly mostWaiting?: number; readonly script?: URL } = {},
): Pool {
  const { size = 1, mostWaiting = 20, script = new URL('./testing/worker.mjs', import.meta.url) } = options;
  return createPool({
    size,
    mostWaiting,
    abandonedMilliseconds: 200,
    idleMilliseconds: 60_000,
    start: () => {
      const worker = new Worker(script, { resourceLimits: { maxOldGenerationSizeMb: 32 } });
      started.push(worker);
      return worker;
    },
  });
}

function job(name: string, input: unknown = name, more: Partial<Job> = {}): Job {
  return { name, input, address: 'a', deadline: 30_000, isLong: false, ...more };
}

/** `ok`, the code of a refusal, or the words of an error. */
async function outcome(work: Promise<unknown>): Promise<unknown> {
  return await work.then(
    () => 'ok',
    (error: unknown) =>
      error instanceof RequestError ? error.code : error instanceof Error ? error.message : error,
  );
}

test('gives back what a worker makes of it, and what it throws', async () => {
  const pool = open();
  expect(await pool.run(job('say', { a: new Uint8Array([1, 2]) }))).toEqual({ a: new Uint8Array([1, 2]) });
  expect(await outcome(pool.run(job('throw', 'no')))).toBe('no');
  expect(started).toHaveLength(1);
});

test('a job that is not given the processor is waited for beyond its deadline', async () => {
  const pool = open();
  expect(await pool.run(job('hold', 1500, { deadline: 1000 }))).toBe(1500);
});

test.each([
  ['runs for ever', 'spin', 'too-complex'],
  ['eats the memory', 'grow', 'too-complex'],
  ['ends its worker', 'exit', 'A worker has ended by itself.'],
])('a job that %s fails alone: what waits goes on in a new worker', async (_name, name, said) => {
  const pool = open();
  const bad = outcome(pool.run(job(name, 0, { deadline: name === 'spin' ? 100 : 30_000 })));
  const behind = [1, 2, 3].map((nth) => pool.run(job('say', nth)));
  expect(await bad).toBe(said);
  expect(await Promise.all(behind)).toEqual([1, 2, 3]);
  expect(started).toHaveLength(2);
});

test('the time is counted from the start, not while a job waits', async () => {
  const pool = open();
  const first = pool.run(job('hold', 300));
  const second = pool.run(job('hold', 1, { deadline: 250 }));
  expect(await Promise.all([first, second])).toEqual([300, 1]);
});

test('a worker that cannot start fails those who wait, one a try', async () => {
  const pool = open({ script: new URL('data:text/javascript,throw new Error("no catalog")') });
  expect(await Promise.all([pool.run(job('say')), pool.run(job('say'))].map(outcome))).toEqual([
    'no catalog',
    'no catalog',
  ]);
  expect(started.length).toBeLessThanOrEqual(2);
});

test('others come before the second of an address', async () => {
  const pool = open();
  const order: string[] = [];
  const ask = (address: string) => pool.run(job('say', address, { address })).then(() => order.push(address));
  await Promise.all(['a', 'a', 'a', 'b', 'c'].map(ask));
  expect(order).toEqual(['a', 'b', 'c', 'a', 'a']);
});

test('beyond the length of the queue it is said how many wait, and when to come back', async () => {
  const pool = open({ mostWaiting: 3 });
  const running = pool.run(job('hold', 50));
  await pool.run(job('say')).catch(() => {});
  const waiting = [1, 2, 3, 4, 5].map((nth) => pool.run(job('hold', nth)));
  const refused = await Promise.allSettled(waiting);
  await running;
  const reasons = refused.flatMap((one) => (one.status === 'rejected' ? [one.reason] : []));
  expect(reasons.length).toBeGreaterThan(0);
  for (const reason of reasons) {
    expect(reason).toMatchObject({ code: 'busy', message: expect.stringContaining('3'), retryAfter: 1 });
  }
});

test('who would be refused is told so beforehand, in the same words; a newcomer is not', async () => {
  const pool = open({ mostWaiting: 3 });
  const all = [1, 2, 3].map((nth) => pool.run(job('hold', nth)));
  const refused = pool.run(job('say')).catch((error: unknown) => error);
  expect(pool.busyFor('a')).toBe(await refused);
  expect(pool.busyFor('b')).toBeUndefined();
  await Promise.all(all);
  expect(pool.busyFor('a')).toBeUndefined();
});

test('short jobs pass while a long one runs, and a second long one waits', async () => {
  const pool = open({ size: 2 });
  const order: string[] = [];
  const ask = (name: string, milliseconds: number, isLong: boolean) =>
    pool.run(job('hold', milliseconds, { isLong })).then(() => order.push(name));
  await Promise.all([
    ask('long', 400, true),
    ask('second long', 1, true),
    ...['short', 'short'].map((name) => ask(name, 1, false)),
  ]);
  expect(order).toEqual(['short', 'short', 'long', 'second long']);
});

test('a job is dropped when its asker leaves while it waits', async () => {
  const pool = open();
  const first = pool.run(job('hold', 100));
  const leaving = new AbortController();
  const dropped = outcome(pool.run(job('exit', 0, { signal: leaving.signal })));
  leaving.abort(new Error('left'));
  expect(await dropped).toBe('left');
  expect(pool.waiting).toBeLessThanOrEqual(1);
  expect(await first).toBe(100);
  expect(await pool.run(job('say', 'still there'))).toBe('still there');
  expect(started).toHaveLength(1);
});

test('a running job whose asker has left is let finish when short, and ended when it goes on', async () => {
  const pool = open();
  for (const [name, workers] of [
    ['hold', 1],
    ['spin', 2],
  ] as const) {
    const leaving = new AbortController();
    const running = outcome(pool.run(job(name, 20, { signal: leaving.signal })));
    while (pool.waiting > 0) await new Promise((resolve) => setTimeout(resolve, 1));
    leaving.abort(new Error('left'));
    expect(await running).toBe('left');
    expect(await pool.run(job('say', 'next'))).toBe('next');
    expect(started).toHaveLength(workers);
  }
});
