import type { Worker } from 'node:worker_threads';
import { RequestError } from '../problem';
import { createBusy } from './busy';
import { fairQueue } from './fair-queue';
import { type Answer, openPlace, type Place } from './place';
import { askedFor, type Job, type Task } from './task';

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
  readonly running: number;
  readonly workers: number;
  /** Whether a worker could take a job now or as soon as it has done its own. */
  readonly isReady: boolean;
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

/** A few workers, each with one job at a time, before a queue in which addresses take turns. */
export function createPool(options: Options): Pool {
  const { size, mostWaiting, abandonedMilliseconds, idleMilliseconds, start } = options;
  const queue = fairQueue<Task>(mostWaiting);
  const busy = createBusy(size);
  const places = new Set<Place>();
  const mostLong = Math.max(1, size - 1);

  function dispatch(): void {
    for (const place of places) if (place.isReady && place.task === undefined) give(place);
    openFor(queue.size);
  }

  function openFor(jobs: number): void {
    const free = [...places].filter(({ task }) => task === undefined).length;
    for (let more = Math.min(jobs - free, size - places.size); more > 0; more -= 1) open();
  }

  function open(): void {
    places.add(openPlace(start(), { ready: give, answered, failed, late, idle }));
  }

  function give(place: Place): void {
    const running = [...places].flatMap(({ task }) => task ?? []);
    const long = running.filter(({ isLong }) => isLong).length;
    const task = queue.take(
      (address) => running.filter((other) => other.address === address).length,
      ({ isLong }) => !isLong || long < mostLong,
    );
    if (task === undefined) {
      place.restFor(idleMilliseconds);
      return;
    }
    place.begin(task);
    // The next one who comes shall not wait for the start of a worker.
    openFor(1);
  }

  function finish(place: Place, tell: (task: Task) => void): void {
    const task = place.release();
    if (task === undefined) return;
    busy.took(place.elapsed);
    tell(task);
    dispatch();
  }

  function answered(place: Place, answer: Answer): void {
    finish(place, ({ resolve, reject }) =>
      'error' in answer ? reject(answer.error) : resolve(answer.output),
    );
  }

  function late(place: Place): void {
    const said = place.isStarved ? busy.starved() : new RequestError('too-complex');
    close(place);
    finish(place, ({ reject }) => reject(said));
    openFor(1);
  }

  /** One job goes down with a worker, also with one that never got ready: so there is no starting for ever. */
  function failed(place: Place, error: unknown): void {
    if (!places.has(place)) return;
    close(place);
    const said = isOutOfMemory(error) ? new RequestError('too-complex') : error;
    if (place.isReady) finish(place, ({ reject }) => reject(said));
    else
      queue
        .take(
          () => 0,
          () => true,
        )
        ?.reject(said);
    dispatch();
  }

  function idle(place: Place): void {
    if (places.size > 1) close(place);
  }

  function close(place: Place): void {
    places.delete(place);
    place.close();
  }

  function leave(task: Task): void {
    task.reject(task.signal?.reason);
    if (queue.remove(task)) return;
    const place = [...places].find((one) => one.task === task);
    if (place === undefined || task.deadline <= abandonedMilliseconds) return;
    place.endAfter(Math.max(0, abandonedMilliseconds - place.elapsed));
  }

  function enter(task: Task): void {
    queue.push(task)?.reject(busy.error(queue.size));
    dispatch();
  }

  return {
    run: (job) => askedFor(job, enter, leave),
    busyFor: (address) => (queue.hasPlaceFor(address) ? undefined : busy.error(queue.size)),

    warmUp() {
      if (places.size === 0) open();
    },

    get waiting() {
      return queue.size;
    },

    get running() {
      return [...places].filter(({ task }) => task !== undefined).length;
    },

    get workers() {
      return places.size;
    },

    get isReady() {
      return [...places].some(({ isReady }) => isReady);
    },
  };
}

function isOutOfMemory(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY';
}
