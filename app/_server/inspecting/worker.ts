import { parentPort, workerData } from 'node:worker_threads';
import { observers } from '@/lib/observe';
import type { Progress } from '@/lib/observe/observation';
import { observe } from '@/lib/observe/observe';
import { isReferenceError, parseReference } from '@/lib/reference/reference';
import { createRegistry } from '@/lib/registry/client';
import { RegistryError } from '@/lib/registry/error';
import { guardedFetch } from './guarded-fetch';
import type { Message, Order } from './worker-run';

/** Reads one image beside the server, and ends with it. What it tells goes no further than that. */
const { reference: name, platform, today, ownHosts }: Order = workerData;

/** No more often than people see it. */
const betweenMilliseconds = 100;

function tell(message: Message): void {
  parentPort?.postMessage(message);
}

async function measure(): Promise<void> {
  const reference = parseReference(name);
  if (isReferenceError(reference)) throw new Error(reference.error);
  const { signal } = new AbortController();
  const registry = createRegistry({
    fetch: guardedFetch(ownHosts),
    // Whether this registry is asked at all was decided before; whom it sends to for a token, the guard looks at.
    allowed: () => true,
    now: Date.now,
  });
  const image = await registry.image(reference, { platform, signal });
  const toldToGoOn = new Promise((resolve) => parentPort?.once('message', resolve));
  tell({ kind: 'resolved', digest: image.digest });
  await toldToGoOn;
  const progress = atIntervals((latest: Progress) => tell({ kind: 'progress', progress: latest }));
  const observation = await observe(image, {
    observers,
    signal,
    today,
    attached: true,
    onProgress: progress.tell,
  });
  progress.end();
  tell({ kind: 'done', observation });
}

/** Passes on the latest of many, also the last before a pause. */
function atIntervals<T>(pass: (latest: T) => void) {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let latest: (() => void) | undefined;
  const next = () => {
    timer = undefined;
    if (latest === undefined) return;
    latest();
    latest = undefined;
    timer = setTimeout(next, betweenMilliseconds);
  };
  return {
    tell(value: T) {
      latest = () => pass(value);
      if (timer === undefined) next();
    },
    end() {
      clearTimeout(timer);
      latest?.();
    },
  };
}

measure().catch((error: unknown) => {
  if (error instanceof RegistryError) tell({ kind: 'failed', code: error.code, details: error.details });
  else throw error;
});
