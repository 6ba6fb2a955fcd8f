import type { Worker } from 'node:worker_threads';
import type { Observation, Progress } from '@/lib/observe/observation';
import type { AskedImage, InspectionFault, StartRun } from './run';

/** What a worker is told to do when it starts; any message is to go on. */
export type Order = AskedImage & { readonly today: string; readonly ownHosts: readonly string[] };

export type Message =
  | { readonly kind: 'resolved'; readonly digest: string }
  | { readonly kind: 'progress'; readonly progress: Progress }
  | { readonly kind: 'done'; readonly observation: Observation }
  | ({ readonly kind: 'failed' } & InspectionFault);

/** Longer than reading takes by its own bounds: who is not done by then is stuck. */
const mostMilliseconds = 12 * 60_000;

/**
 * Measures in a worker of its own for each image. Not in the pool of the analyses: those take milliseconds and are ended
 * after seconds, and an image takes minutes, most of them waiting. Unpacking and hashing leave the server free, and an image
 * that asks for too much memory takes nobody with it.
 */
export function runsInWorkers(startWorker: (asked: AskedImage) => Worker): StartRun {
  return (asked, told) => {
    const worker = startWorker(asked);
    const timer = setTimeout(
      () => end({ code: 'too-much', details: { bound: 'time', limit: mostMilliseconds } }),
      mostMilliseconds,
    ).unref();
    let isOver = false;

    function close(): boolean {
      if (isOver) return false;
      isOver = true;
      clearTimeout(timer);
      void worker.terminate();
      return true;
    }

    function end(fault: InspectionFault | undefined): void {
      if (close()) told.failed(fault);
    }

    worker.unref();
    worker.on('message', (message: Message) => {
      if (isOver) return;
      switch (message.kind) {
        case 'resolved':
          return told.resolved(message.digest);
        case 'progress':
          return told.progress(message.progress);
        case 'done':
          close();
          return told.done(message.observation);
        case 'failed':
          return end({ code: message.code, details: message.details });
        default:
          return message satisfies never;
      }
    });
    worker.on('error', (error) => {
      if (isOutOfMemory(error)) return end({ code: 'too-much', details: {} });
      console.error(error);
      end(undefined);
    });
    worker.on('exit', () => end(undefined));
    return { goOn: () => worker.postMessage('go on'), end: () => void close() };
  };
}

function isOutOfMemory(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY';
}
