import { type ChildProcess, fork } from 'node:child_process';
import type { Done, Job } from './jobs';
import { environmentOfAnalyst } from './part';

type Task = {
  readonly job: Job;
  readonly signal: AbortSignal;
  readonly settle: (done: Done | undefined) => void;
};

/** What nobody waits for any more may go on for so long when something else waits for it. */
const patienceMilliseconds = 1_000;

/**
 * Has jobs done in a process of its own, so that what is asked meanwhile is answered at once. Jobs that nobody wants any
 * more are not begun; one that runs and is in the way of others is ended with its process.
 */
export class Analyst {
  #worker: ChildProcess | undefined;
  #running: Task | undefined;
  #patience: ReturnType<typeof setTimeout> | undefined;
  readonly #waiting: Task[] = [];

  /** What came of a job; undefined where it was given up. */
  do(job: Job, signal: AbortSignal): Promise<Done | undefined> {
    return new Promise((settle) => {
      this.#waiting.push({ job, signal, settle });
      signal.addEventListener('abort', () => this.#next(), { once: true });
      this.#next();
    });
  }

  end(): void {
    clearTimeout(this.#patience);
    const worker = this.#worker;
    this.#worker = undefined;
    worker?.kill();
  }

  #next(): void {
    for (let at = this.#waiting.length - 1; at >= 0; at -= 1)
      if (this.#waiting[at]?.signal.aborted) this.#waiting.splice(at, 1)[0]?.settle(undefined);
    if (this.#running !== undefined) {
      if (this.#running.signal.aborted && this.#waiting.length > 0)
        this.#patience ??= setTimeout(() => this.#lose(), patienceMilliseconds);
      return;
    }
    const task = this.#waiting.shift();
    if (task === undefined) return;
    this.#running = task;
    this.#worker ??= this.#begin();
    this.#worker.send(task.job);
  }

  #begin(): ChildProcess {
    const [, entry = '', ...given] = process.argv;
    const worker = fork(entry, given, {
      env: { ...process.env, ...environmentOfAnalyst },
      serialization: 'advanced',
      // Standard output is the client's.
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    });
    worker.on('message', (done: Done) => {
      if (this.#worker === worker) this.#settle(done);
    });
    worker.on('error', (error) => this.#ended(worker, error.stack ?? error.message));
    worker.on('exit', (code, signal) =>
      this.#ended(worker, `The process that analyses ended with ${code ?? signal}.`),
    );
    return worker;
  }

  /** Unless it was given up, its end is a fault. */
  #ended(worker: ChildProcess, stack: string): void {
    if (this.#worker !== worker) return;
    this.#worker = undefined;
    this.#settle({ kind: 'fault', stack });
  }

  #settle(done: Done | undefined): void {
    clearTimeout(this.#patience);
    this.#patience = undefined;
    const task = this.#running;
    this.#running = undefined;
    task?.settle(done);
    this.#next();
  }

  /** Gives up what runs. */
  #lose(): void {
    const worker = this.#worker;
    this.#worker = undefined;
    worker?.kill('SIGKILL');
    this.#settle(undefined);
  }
}
