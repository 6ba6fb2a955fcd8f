import type { Worker } from 'node:worker_threads';
import type { Task } from './task';

/** A worker, with one job at a time. */
export type Place = {
  readonly isReady: boolean;
  readonly task: Task | undefined;
  /** How long it has been at its task, in milliseconds. */
  readonly elapsed: number;
  begin(task: Task): void;
  /** Takes its task from it. */
  release(): Task | undefined;
  /** Calls `late` unless the task has ended by then. */
  endAfter(milliseconds: number): void;
  /** Calls `idle` unless something comes to do by then. */
  restFor(milliseconds: number): void;
  close(): void;
};

type Told = {
  ready(place: Place): void;
  answered(place: Place, message: Answer): void;
  failed(place: Place, error: unknown): void;
  late(place: Place): void;
  idle(place: Place): void;
};

/** What a worker answers. */
export type Answer = { readonly output: ReturnType<typeof JSON.parse> } | { readonly error: unknown };

/** Has a worker started; all that becomes of it is told. */
export function openPlace(worker: Worker, told: Told): Place {
  let isReady = false;
  let task: Task | undefined;
  let startedAt = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const place: Place = {
    get isReady() {
      return isReady;
    },
    get task() {
      return task;
    },
    get elapsed() {
      return performance.now() - startedAt;
    },

    begin(next) {
      task = next;
      startedAt = performance.now();
      worker.postMessage({ name: next.name, input: next.input });
      place.endAfter(next.deadline);
    },

    release() {
      const done = task;
      task = undefined;
      return done;
    },

    endAfter(milliseconds) {
      const ending = task;
      after(milliseconds, () => {
        // An answer that has come already, but not been read yet, is in time.
        setImmediate(() => {
          if (task === ending) told.late(place);
        });
      });
    },

    restFor: (milliseconds) => after(milliseconds, () => told.idle(place)),

    close() {
      clearTimeout(timer);
      void worker.terminate();
    },
  };

  function after(milliseconds: number, then: () => void): void {
    clearTimeout(timer);
    timer = setTimeout(then, milliseconds).unref();
  }

  worker.unref();
  worker.on('message', (message) => {
    if (message !== 'ready') return told.answered(place, message);
    isReady = true;
    told.ready(place);
  });
  worker.on('error', (error) => told.failed(place, error));
  worker.on('exit', () => told.failed(place, new Error('A worker has ended by itself.')));
  return place;
}
