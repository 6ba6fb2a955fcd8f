import { parentPort, workerData } from 'node:worker_threads';
import type { WholeCatalog } from '@/lib/catalog/catalog';
import { readCatalog } from '@/lib/catalog/files';
import { gallery } from '@/lib/examples';
import { withMeasured } from '@/lib/measured/overlay';
import type { Observation } from '@/lib/observe/observation';
import { type JobInput, type JobName, jobs } from './jobs';
import { practise } from './practise';

type Asked<N extends JobName> = {
  readonly name: N;
  readonly input: {
    readonly value: JobInput<N>;
    readonly today: string;
    readonly measured: readonly Observation[];
  };
};

/** Does one job after the other beside the server, with a catalog of its own. */
const catalog = readCatalog(workerData.catalogFolder);
const forPractice = { catalog, today: '2026-01-01' };

let last = { key: '', catalog };

/** What was asked with the same images before is read once more with all that was worked out for them. */
function catalogWith(measured: readonly Observation[]): WholeCatalog {
  if (measured.length === 0) return catalog;
  const key = measured.map(({ reference, digest }) => `${reference} ${digest}`).join('\n');
  if (last.key !== key) last = { key, catalog: withMeasured(catalog, measured) };
  return last.catalog;
}

let lastAsked = 0;

async function answer<N extends JobName>({ name, input }: Asked<N>): Promise<void> {
  try {
    const context = { catalog: catalogWith(input.measured), today: input.today };
    const output = await jobs[name](input.value, context);
    parentPort?.postMessage({ output });
  } catch (error) {
    parentPort?.postMessage({ error: error instanceof Error ? error : new Error(String(error)) });
  }
}

/** Between two jobs of many that wait no example shall squeeze in. */
const quietMilliseconds = 250;

/** Lets in what has come meanwhile, and waits until nothing has been asked for a while. */
async function untilIdle(): Promise<void> {
  await new Promise((resolve) => setImmediate(resolve));
  while (performance.now() - lastAsked < quietMilliseconds)
    await new Promise((resolve) => setTimeout(resolve, quietMilliseconds));
}

/** The very first analysis takes longest: who asks before a worker is ready waits for it. */
async function getReady(): Promise<void> {
  for (const { dockerfile } of gallery.slice(0, 3)) await jobs.analyze({ dockerfile }, forPractice);
  parentPort?.on('message', (asked) => {
    lastAsked = performance.now();
    void answer(asked).finally(() => {
      lastAsked = performance.now();
    });
  });
  // Who has waited for the start comes first.
  lastAsked = performance.now();
  parentPort?.postMessage('ready');
  await practise({
    analyze: (dockerfile) => jobs.analyzeJson({ dockerfile }, forPractice),
    times: workerData.practice,
    turn: untilIdle,
  });
}

void getReady();
