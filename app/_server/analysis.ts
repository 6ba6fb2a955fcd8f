import 'server-only';
import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { analyze } from '@/lib/analyze';
import type { Report } from '@/lib/report/report';
import type { AnalyzeRequest } from '@/lib/report/request';
import { getCatalog } from './catalog';
import { today } from './clock';
import { environment } from './environment';
import { RequestError } from './problem';

/** What is shorter takes less time than handing it over; in characters. */
const smallEnough = 32 * 1024;
const mostSeconds = 20;
const mostWaiting = 8;
/** A worker that has had nothing to do for so long is ended: it holds a catalog of its own. */
const idleSeconds = 120;

type Answer = { readonly report: Report } | { readonly error: unknown };

let worker: Worker | undefined;
let waiting = 0;
let last: Promise<unknown> = Promise.resolve();
let idle: ReturnType<typeof setTimeout> | undefined;

/**
 * The report on a request. Large files are analysed beside the server, one at a time, so that the pages stay quick.
 * Throws RequestError `too-complex` when that takes too long, `busy` when too many wait.
 */
export async function analyzeRequest(request: AnalyzeRequest): Promise<Report> {
  if (request.dockerfile.length < smallEnough) return await analyze(request, getCatalog(), today());
  if (waiting >= mostWaiting) throw new RequestError('busy');
  waiting += 1;
  const turn = last.then(() => analyzeBeside(request));
  last = turn.catch(() => {});
  try {
    return await turn;
  } finally {
    waiting -= 1;
  }
}

async function analyzeBeside(request: AnalyzeRequest): Promise<Report> {
  clearTimeout(idle);
  worker ??= startWorker();
  const current = worker;
  const late = AbortSignal.timeout(mostSeconds * 1000);
  current.postMessage({ request, today: today() });
  try {
    const [message] = await once(current, 'message', { signal: late });
    const answer: Answer = message;
    if ('report' in answer) return answer.report;
    throw answer.error;
  } catch (error) {
    end(current);
    throw late.aborted || isOutOfMemory(error) ? new RequestError('too-complex') : error;
  } finally {
    idle = setTimeout(() => end(current), idleSeconds * 1000).unref();
  }
}

function startWorker(): Worker {
  const started = new Worker(new URL('./analysis-worker.ts', import.meta.url), {
    workerData: { catalogFolder: environment().PLINTH_CATALOG_DIR },
    resourceLimits: { maxOldGenerationSizeMb: 2048 },
  });
  started.on('error', () => end(started));
  started.unref();
  return started;
}

function end(old: Worker): void {
  if (worker === old) worker = undefined;
  void old.terminate();
}

function isOutOfMemory(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY';
}
