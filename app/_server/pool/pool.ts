import type { Worker } from 'node:worker_threads';
import { RequestError } from '../problem';
import { fairQueue } from './fair-queue';

export type Job = {
  readonly name: string;
  readonly input: unknown;
  /** For whom: addresses take turns. */
  readonly address: string;
  /** Counted from when it is started, not while it waits. */
  readonly deadline: number;
  /** A job that may take long; one worker is kept free of them. */
  readonly isLong: boolean;
  /** When the asker leaves. */
  readonly signal?: AbortSignal | undefined;
};

export type Pool = {
  /**
   * What the worker answers. Throws RequestError `busy` when too many wait, `too-complex` for what takes too much
   * time or memory, and the signal's reason when the asker has left.
   */
  run<T>(job: Job): Promise<T>;
  /** The `busy` that a job of this address would get now. */
  busyFor(address: string): RequestError | undefined;
  /** Has a worker ready before it is asked. */
  warmUp(): void;
  readonly waiting: number;
};

type Options = {
  readonly size: number;
  readonly mostWaiting: number;
  /** A job whose asker has left is ended once it has run so long. */
  readonly abandonedMilliseconds: number;
  /** All workers but the first are ended when they had nothing to do for so long: each holds a catalog. */
  readonly idleMilliseconds: number;
  /** A worker that says `ready`, then answers each message `{ name, input }` with `{ output }` or `{ error }`. */
  readonly start: () => Worker;
};

/** As with `JSON.parse`, who asks knows what comes. */
type Output = ReturnType<typeof JSON.parse>;

type Task = Job & {
  readonly resolve: (output: Output) => void;
  readonly reject: (reason: unknown) => void;
};

type Place = {
  readonly worker: Worker;
  isReady: boolean;
  task?: Task | undefined;
  startedAt: number;
  timer?: ReturnType<typeof setTimeout> | undefined;
};

/** A few workers, each with one job at a time, before a queue in which addresses take turns. */
export function createPool(options: Options): Pool {
  const { size, mostWaiting, abandonedMilliseconds, idleMilliseconds, start } = options;
  const queue = fairQueue<Task>(mostWaiting);
  const places = new Set<Place>();
  const mostLong = Math.max(1, size - 1);
  let usualMilliseconds = 50;
  let lastBusy: { readonly waiting: number; readonly error: RequestError } | undefined;

  function dispatch(): void {
    for (const place of places) if (place.isReady && place.task === undefined) give(place);
    openFor(queue.size);
  }

  function openFor(jobs: number): void {
    const free = [...places].filter(({ task }) => task === undefined).length;
    for (let more = Math.min(jobs - free, size - places.size); more > 0; more -= 1) open();
  }

  function give(place: Place): void {
    const busy = [...places].flatMap(({ task }) => task ?? []);
    const long = busy.filter(({ isLong }) => isLong).length;
    const task = queue.take(
      (address) => busy.filter((other) => other.address === address).length,
      ({ isLong }) => !isLong || long < mostLong,
    );
    clearTimeout(place.timer);
    if (task === undefined) {
      rest(place);
      return;
    }
    place.task = task;
    place.startedAt = performance.now();
    place.worker.postMessage({ name: task.name, input: task.input });
    endAfter(place, task.deadline);
    // The next one who comes shall not wait for the start of a worker.
    openFor(1);
  }

  function rest(place: Place): void {
    place.timer = setTimeout(() => {
      if (places.size > 1) close(place);
    }, idleMilliseconds).unref();
  }

  function endAfter(place: Place, milliseconds: number): void {
    clearTimeout(place.timer);
    const { task } = place;
    place.timer = setTimeout(() => {
      // An answer that has come already, but not been read yet, is in time.
      setImmediate(() => {
        if (place.task !== task) return;
        close(place);
        finish(place, (late) => late.reject(new RequestError('too-complex')));
        openFor(1);
      });
    }, milliseconds).unref();
  }

  function finish(place: Place, tell: (task: Task) => void): void {
    const { task } = place;
    if (task === undefined) return;
    place.task = undefined;
    usualMilliseconds += (performance.now() - place.startedAt - usualMilliseconds) / 16;
    tell(task);
    dispatch();
  }

  function open(): void {
    const worker = start();
    const place: Place = { worker, isReady: false, startedAt: 0 };
    places.add(place);
    worker.unref();
    worker.on('message', (message) => {
      if (message === 'ready') {
        place.isReady = true;
        give(place);
      } else {
        finish(place, ({ resolve, reject }) =>
          'error' in message ? reject(message.error) : resolve(message.output),
        );
      }
    });
    worker.on('error', (error) =>
      fail(place, isOutOfMemory(error) ? new RequestError('too-complex') : error),
    );
    worker.on('exit', () => fail(place, new Error('A worker has ended by itself.')));
  }

  /** One job goes down with a worker, also with one that never got ready: so there is no starting for ever. */
  function fail(place: Place, error: unknown): void {
    if (!places.has(place)) return;
    close(place);
    place.task ??= place.isReady
      ? undefined
      : queue.take(
          () => 0,
          () => true,
        );
    finish(place, ({ reject }) => reject(error));
    dispatch();
  }

  function close(place: Place): void {
    clearTimeout(place.timer);
    places.delete(place);
    void place.worker.terminate();
  }

  function leave(task: Task): void {
    task.reject(task.signal?.reason);
    if (queue.remove(task)) return;
    const place = [...places].find((one) => one.task === task);
    if (place === undefined || task.deadline <= abandonedMilliseconds) return;
    endAfter(place, Math.max(0, abandonedMilliseconds - (performance.now() - place.startedAt)));
  }

  /** The same as before as long as it says the same: where it is said a thousand times a second, making it counts. */
  function busy(): RequestError {
    const waiting = queue.size;
    const seconds = Math.max(1, Math.ceil((waiting * usualMilliseconds) / size / 1000));
    if (lastBusy?.waiting === waiting && lastBusy.error.retryAfter === seconds) return lastBusy.error;
    const message = `Too many wait for an analysis already: ${waiting}. Try again in a moment.`;
    lastBusy = { waiting, error: new RequestError('busy', message, [], seconds) };
    return lastBusy.error;
  }

  return {
    run(job) {
      return new Promise((resolve, reject) => {
        if (job.signal?.aborted) return reject(job.signal.reason);
        const left = () => leave(task);
        const task: Task = {
          ...job,
          resolve: (output) => {
            job.signal?.removeEventListener('abort', left);
            resolve(output);
          },
          reject: (reason) => {
            job.signal?.removeEventListener('abort', left);
            reject(reason);
          },
        };
        job.signal?.addEventListener('abort', left, { once: true });
        queue.push(task)?.reject(busy());
        dispatch();
      });
    },

    busyFor(address) {
      return queue.hasPlaceFor(address) ? undefined : busy();
    },

    warmUp() {
      if (places.size === 0) open();
    },

    get waiting() {
      return queue.size;
    },
  };
}

function isOutOfMemory(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY';
}
