import { parentPort, workerData } from 'node:worker_threads';
import { readCatalog } from '@/lib/catalog/files';
import { gallery } from '@/lib/examples';
import { type JobInput, type JobName, jobs } from './jobs';
import { practise } from './practise';

type Asked<N extends JobName> = {
  readonly name: N;
  readonly input: { readonly value: JobInput<N>; readonly today: string };
};

/** Does one job after the other beside the server, with a catalog of its own. */
const catalog = readCatalog(workerData.catalogFolder);
const forPractice = { catalog, today: '2026-01-01' };

let underWay: Promise<void> | undefined;

async function answer<N extends JobName>({ name, input }: Asked<N>): Promise<void> {
  try {
    const output = await jobs[name](input.value, { catalog, today: input.today });
    // What is bytes is handed over, not copied.
    const moved = output instanceof Uint8Array ? [output.buffer] : [];
    parentPort?.postMessage({ output }, moved);
  } catch (error) {
    parentPort?.postMessage({ error: error instanceof Error ? error : new Error(String(error)) });
  }
}

/** Lets in what has come meanwhile, and waits until it is done. */
async function untilIdle(): Promise<void> {
  do {
    await underWay;
    await new Promise<void>((resolve) => setImmediate(resolve));
  } while (underWay !== undefined);
}

/** The very first analysis takes longest: who asks before a worker is ready waits for it. */
async function getReady(): Promise<void> {
  for (const { dockerfile } of gallery.slice(0, 3)) await jobs.analyze({ dockerfile }, forPractice);
  parentPort?.on('message', (asked) => {
    underWay = answer(asked).finally(() => {
      underWay = undefined;
    });
  });
  parentPort?.postMessage('ready');
  await practise({
    analyze: (dockerfile) => jobs.analyzeJson({ dockerfile }, forPractice),
    times: workerData.practice,
    turn: untilIdle,
  });
}

void getReady();
