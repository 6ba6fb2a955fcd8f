import { parentPort } from 'node:worker_threads';

/** Does what tests of the pool need done: says things back, holds on, runs for ever, dies. */
const jobs = {
  say: (input) => input,
  hold: (input) => new Promise((resolve) => setTimeout(() => resolve(input), input)),
  throw: (input) => {
    throw new Error(input);
  },
  spin: () => {
    for (;;);
  },
  grow: () => {
    const all = [];
    for (;;) all.push(new Array(10_000).fill(all.length));
  },
  exit: () => process.exit(3),
};

parentPort?.on('message', async ({ name, input }) => {
  try {
    parentPort?.postMessage({ output: await jobs[name](input) });
  } catch (error) {
    parentPort?.postMessage({ error });
  }
});
parentPort?.postMessage('ready');
