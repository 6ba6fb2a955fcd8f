import 'server-only';
import { Worker } from 'node:worker_threads';
import type { Observation } from '@/lib/observe/observation';
import type { Asked } from '../asked';
import { today } from '../clock';
import { environment } from '../environment';
import { getMeasured } from '../inspecting/kept';
import { observed } from '../observe';
import { RequestError } from '../problem';
import { clientAddress, memoryRate, nobody, type Rate } from '../rate';
import type { JobInput, JobName, JobOutput } from './jobs';
import { createPool, type Pool } from './pool';
import { basesAskedFor, requestIn } from './request-in';
import type { Job } from './task';

/** In characters. What is longer may take long. */
const longFrom = 64 * 1024;
const shortMilliseconds = 2_000;
const longMilliseconds = 20_000;
const mostWaiting = 64;
const idleMilliseconds = 120_000;
/** Of one worker, in MiB. */
const mostMemory = 1024;
/** Of that for what is young, in MiB: an analysis makes much that is gone with it, and is not to be copied about. */
const youngMemory = 96;

declare global {
  // Kept over the copies of this module, as there must be one pool.
  var plinthPool: Pool | undefined;
}

/** Who asks. A page that is made for nobody in particular has neither. */
export type Asker = { readonly address: string; readonly signal?: AbortSignal | undefined };

/** Who sent a request; when he leaves, his job is dropped. */
export function askerOf({ headers, signal }: Asked): Asker {
  return { address: clientAddress(headers), signal };
}

/**
 * Runs a job of the table in `jobs.ts` beside the server. `length` is that of the Dockerfile it is about, in characters:
 * it sets the deadline. Throws RequestError `busy` when too many wait, `too-complex` when the job takes too long or too
 * much memory, and the signal's reason when the asker has left.
 */
export function runInPool<N extends JobName>(
  name: N,
  value: JobInput<N>,
  length: number,
  { address, signal }: Asker,
): Promise<JobOutput<N>> {
  const isLong = length >= longFrom;
  const terms = { address, deadline: isLong ? longMilliseconds : shortMilliseconds, isLong, signal };
  return withinRate(address, async () => {
    const measured = await measuredFor(value, terms);
    const job = { ...terms, name, input: { value, today: today(), measured } };
    return await observed('job', name, () => pool().run<JobOutput<N>>(job));
  });
}

/** What was measured of the images that a Dockerfile names: looked up first, as the analysis looks up nothing. */
async function measuredFor(
  value: JobInput<JobName>,
  terms: Omit<Job, 'name' | 'input'>,
): Promise<readonly Observation[]> {
  const request = requestIn(value);
  const measured = getMeasured();
  if (request === undefined || !(await measured.hasAny())) return [];
  const job = { ...terms, name: 'images', input: { value: request, today: today(), measured: [] } };
  const references = await pool().run<JobOutput<'images'>>(job);
  return await measured.of([...references, ...basesAskedFor(value)]);
}

/** A job that ends without an answer does not count. */
async function withinRate<T>(address: string, work: () => Promise<T>): Promise<T> {
  const share = environment().PLINTH_ANALYSES_PER_MINUTE;
  if (share === 0 || address === nobody) return await work();
  analyses ??= memoryRate({ share, milliseconds: 60_000 });
  const wait = await analyses.take(address, Date.now());
  if (wait > 0) throw new RequestError('too-many', tooManyAnalyses(wait), [], wait);
  try {
    return await work();
  } catch (error) {
    await analyses.giveBack(address);
    throw error;
  }
}

let analyses: Rate | undefined;

function tooManyAnalyses(seconds: number): string {
  return `You have asked for many analyses in a short time. Try again in ${seconds === 1 ? 'a second' : `${seconds} seconds`}.`;
}

/** The `busy` that a job of this address would get now: said before its request is read. */
export function busyInPool(address: string): RequestError | undefined {
  return pool().busyFor(address);
}

/** How many jobs wait now. */
export function waitingInPool(): number {
  return pool().waiting;
}

/** Whether a job would be worked on, now or after those before it. */
export function isPoolReady(): boolean {
  return pool().isReady;
}

/** Has a worker ready before it is asked. */
export function warmPool(): void {
  pool().warmUp();
}

function pool(): Pool {
  globalThis.plinthPool ??= createPool({
    size: environment().PLINTH_WORKERS,
    mostWaiting,
    abandonedMilliseconds: shortMilliseconds,
    idleMilliseconds,
    start: () =>
      new Worker(new URL('./worker.ts', import.meta.url), {
        workerData: {
          catalogFolder: environment().PLINTH_CATALOG_DIR,
          practice: environment().PLINTH_PRACTICE,
        },
        resourceLimits: { maxOldGenerationSizeMb: mostMemory, maxYoungGenerationSizeMb: youngMemory },
      }),
  });
  return globalThis.plinthPool;
}
