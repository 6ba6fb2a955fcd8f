import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { afterEach, expect, test } from 'vitest';
import { practise } from './practise';

let worker: Worker | undefined;
afterEach(async () => {
  await worker?.terminate();
});

async function start(practice: number): Promise<Worker> {
  worker = new Worker(new URL('./testing/real-worker.mjs', import.meta.url), { workerData: { practice } });
  expect(await once(worker, 'message')).toEqual(['ready']);
  return worker;
}

async function ask(asked: Worker, dockerfile: string): Promise<string> {
  asked.postMessage({
    name: 'analyzeJson',
    input: { value: { dockerfile }, today: '2026-11-23', measured: [] },
  });
  const [{ output }] = await once(asked, 'message');
  return output;
}

test('a worker that practises is ready before, and answers between two examples', async () => {
  const practising = await start(1_000_000);
  for (const nth of [1, 2, 3])
    expect(await ask(practising, `FROM alpine\nUSER u${nth}\n`)).toContain(`u${nth}`);
  // It goes on once nothing is asked any more.
  await expect
    .poll(
      async () => {
        const before = practising.performance.eventLoopUtilization();
        await new Promise((resolve) => setTimeout(resolve, 100));
        return practising.performance.eventLoopUtilization(before).utilization;
      },
      { timeout: 20_000 },
    )
    .toBeGreaterThan(0.9);
});

test('a worker that shall not practise rests until it is asked', async () => {
  const resting = await start(0);
  expect(await ask(resting, 'FROM alpine\nUSER rest\n')).toContain('rest');
  const before = resting.performance.eventLoopUtilization();
  await new Promise((resolve) => setTimeout(resolve, 300));
  expect(resting.performance.eventLoopUtilization(before).utilization).toBeLessThan(0.5);
});

test('one example is analyzed at a time, after a turn for everything else, and many are different', async () => {
  const done: string[] = [];
  const turn = async () => void done.push('turn');
  await practise({ analyze: async (dockerfile) => done.push(dockerfile), times: 200, turn });
  expect(done).toHaveLength(400);
  expect(done.filter((_, nth) => nth % 2 === 0)).toEqual(new Array(200).fill('turn'));
  expect(new Set(done.filter((text) => text.includes('FROM'))).size).toBeGreaterThan(100);
});
