import { parentPort, workerData } from 'node:worker_threads';
import { observers } from '@/lib/observe';
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
  let toldAt = 0;
  const observation = await observe(image, {
    observers,
    signal,
    today,
    attached: true,
    onProgress(progress) {
      const now = performance.now();
      if (now - toldAt < betweenMilliseconds && progress.bytes < progress.totalBytes) return;
      toldAt = now;
      tell({ kind: 'progress', progress });
    },
  });
  tell({ kind: 'done', observation });
}

measure().catch((error: unknown) => {
  if (error instanceof RegistryError) tell({ kind: 'failed', code: error.code, details: error.details });
  else throw error;
});
