import type { Worker } from 'node:worker_threads';
import type { Task } from './task';

/** However little of the processor a task was given: less than a server that is stopped waits. */
const mostMilliseconds = 24_000;

/** A worker, with one job at a time. */
export type Place = {
  readonly isReady: boolean;
  readonly task: Task | undefined;
  /** How long it has been at its task, in milliseconds. */
  readonly elapsed: number;
  /** Whether its task cannot have had the processor for as long as its deadline gives it: others have the machine. */
  readonly isStarved: boolean;
  begin(task: Task): void;
  /** Takes its task from it. */
  release(): Task | undefined;
  /** Calls `late` unless the task has ended by then, whatever it was given. */
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
  let spentBefore = 0;
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
    get isStarved() {
      return task !== undefined && unspent(task) > 0;
    },

    begin(next) {
      task = next;
      startedAt = performance.now();
      spentBefore = processorMilliseconds();
      worker.postMessage({ name: next.name, input: next.input });
      endWhenSpent(next, next.deadline);
    },

    release() {
      const done = task;
      task = undefined;
      return done;
    },

    endAfter: (milliseconds) => unlessEnded(milliseconds, () => told.late(place)),

    restFor: (milliseconds) => after(milliseconds, () => told.idle(place)),

    close() {
      clearTimeout(timer);
      void worker.terminate();
    },
  };

  function endWhenSpent(running: Task, milliseconds: number): void {
    unlessEnded(milliseconds, () => {
      const more = Math.min(unspent(running), mostMilliseconds - place.elapsed);
      if (more > 0) endWhenSpent(running, more);
      else told.late(place);
    });
  }

  /** What the whole process had is at least what the task had. */
  function unspent({ deadline }: Task): number {
    return deadline - (processorMilliseconds() - spentBefore);
  }

  function unlessEnded(milliseconds: number, then: () => void): void {
    const ending = task;
    after(milliseconds, () => {
      // An answer that has come already, but not been read yet, is in time.
      setImmediate(() => {
        if (task === ending) then();
      });
    });
  }

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

function processorMilliseconds(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}
