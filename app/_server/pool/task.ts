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

/** As with `JSON.parse`, who asks knows what comes. */
type Output = ReturnType<typeof JSON.parse>;

/** A job with who waits for it. */
export type Task = Job & {
  readonly resolve: (output: Output) => void;
  readonly reject: (reason: unknown) => void;
};

/** Hands the task of a job over at once; `left` is called when the asker leaves before it is answered. */
export function askedFor<T>(job: Job, begin: (task: Task) => void, left: (task: Task) => void): Promise<T> {
  const { signal } = job;
  return new Promise((resolve, reject) => {
    if (signal?.aborted) return reject(signal.reason);
    const leave = () => left(task);
    const task: Task = {
      ...job,
      resolve: (output) => {
        signal?.removeEventListener('abort', leave);
        resolve(output);
      },
      reject: (reason) => {
        signal?.removeEventListener('abort', leave);
        reject(reason);
      },
    };
    signal?.addEventListener('abort', leave, { once: true });
    begin(task);
  });
}
