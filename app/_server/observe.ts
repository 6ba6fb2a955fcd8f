import 'server-only';
import { isStoreError } from '@/lib/store/store-error';
import { isRequestError } from './problem';

type Outcome = 'done' | 'refused' | 'failed';

declare global {
  // Put here by the server in front of Next, which has the metrics.
  var plinthObserver:
    | {
        job(name: string, seconds: number, outcome: Outcome): void;
        store(call: string, seconds: number, outcome: Outcome): void;
      }
    | undefined;
}

/** Tells whoever counts how long a work took and how it ended. */
export async function observed<T>(kind: 'job' | 'store', name: string, work: () => Promise<T>): Promise<T> {
  const observer = globalThis.plinthObserver;
  if (observer === undefined) return await work();
  const begun = performance.now();
  const tell = (outcome: Outcome) => observer[kind](name, (performance.now() - begun) / 1000, outcome);
  try {
    const result = await work();
    tell('done');
    return result;
  } catch (error) {
    tell(wasRefused(error) ? 'refused' : 'failed');
    throw error;
  }
}

/** As it has to be, where too many ask or who asked has left. */
function wasRefused(error: unknown): boolean {
  if (isRequestError(error)) return true;
  if (isStoreError(error)) return false;
  return error instanceof Error && error.name === 'AbortError';
}
