import { parentPort, workerData } from 'node:worker_threads';
import { readCatalog } from '@/lib/catalog/files';
import { gallery } from '@/lib/examples';
import { type JobInput, type JobName, jobs } from './jobs';

type Asked<N extends JobName> = {
  readonly name: N;
  readonly input: { readonly value: JobInput<N>; readonly today: string };
};

/** Does one job after the other beside the server, with a catalog of its own. */
const catalog = readCatalog(workerData.catalogFolder);

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

/** The first analysis takes many times longer than the next: it is not to be somebody's. */
async function getReady(): Promise<void> {
  for (const { dockerfile } of gallery.slice(0, 3)) {
    await jobs.analyze({ dockerfile }, { catalog, today: '2026-01-01' });
  }
  parentPort?.on('message', (asked) => void answer(asked));
  parentPort?.postMessage('ready');
}

void getReady();
