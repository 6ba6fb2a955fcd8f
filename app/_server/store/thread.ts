import type { Worker } from 'node:worker_threads';
import type { Store } from '@/lib/store/store';
import { StoreError } from '@/lib/store/store-error';
import type { Answer, Call } from './call';

/** As with `JSON.parse`, who asks knows what comes. */
type Output = ReturnType<typeof JSON.parse>;

type Pending = { readonly resolve: (output: Output) => void; readonly reject: (reason: unknown) => void };

type Thread = { readonly worker: Worker; readonly pending: Map<number, Pending> };

/**
 * A store that lives in the worker of `start`, which answers each `Call` with an `Answer`. Where it ends by itself, what
 * was asked fails with StoreError `unavailable`, and the next call starts another.
 */
export function storeOnThread(start: () => Worker): Store {
  let thread: Thread | undefined;
  let calls = 0;

  function open(): Thread {
    const worker = start();
    const opening: Thread = { worker, pending: new Map() };
    worker.unref();
    worker.on('message', (answer: Answer) => settle(opening, answer));
    worker.on('error', (error) => end(opening, error));
    worker.on('exit', () => end(opening));
    return opening;
  }

  function end(ended: Thread, cause?: unknown): void {
    if (thread === ended) thread = undefined;
    for (const { reject } of ended.pending.values())
      reject(new StoreError('unavailable', 'The thread of the store has ended.', { cause }));
    ended.pending.clear();
  }

  function ask<N extends keyof Store>(method: N, ...args: Parameters<Store[N]>): Promise<Output> {
    thread ??= open();
    const { worker, pending } = thread;
    calls += 1;
    const call: Call<N> = { nth: calls, method, args };
    return new Promise((resolve, reject) => {
      pending.set(call.nth, { resolve, reject });
      worker.postMessage(call);
    });
  }

  return {
    putReport: (report, terms) => ask('putReport', report, terms),
    putWithin: (report, terms, claim) => ask('putWithin', report, terms, claim),
    waitOf: (claim) => ask('waitOf', claim),
    getReport: (id, now) => ask('getReport', id, now),
    stateOf: (id, now) => ask('stateOf', id, now),
    deleteReport: (id, token, now) => ask('deleteReport', id, token, now),
    removeExpired: (now) => ask('removeExpired', now),
    putObservation: (observation, asked, at) => ask('putObservation', observation, asked, at),
    seeObservation: (seen) => ask('seeObservation', seen),
    getObservation: (digest, platform) => ask('getObservation', digest, platform),
    findObservation: (reference, platform) => ask('findObservation', reference, platform),
    observedNames: () => ask('observedNames'),
    check: () => ask('check'),
    async close() {
      if (thread === undefined) return;
      const { worker } = thread;
      await ask('close');
      await worker.terminate();
    },
  };
}

function settle({ pending }: Thread, answer: Answer): void {
  const asked = pending.get(answer.nth);
  pending.delete(answer.nth);
  if ('output' in answer) asked?.resolve(answer.output);
  else asked?.reject(errorOf(answer));
}

function errorOf({ error, code }: Extract<Answer, { readonly error: Error }>): Error {
  return code === undefined ? error : new StoreError(code, error.message, { cause: error });
}
