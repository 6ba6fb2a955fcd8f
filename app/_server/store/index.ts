import 'server-only';
import { Worker } from 'node:worker_threads';
import type { Place } from '@/lib/store/open';
import type { Store } from '@/lib/store/store';
import { environment } from '../environment';
import { observedStore } from './observed';
import { storeOnThread } from './thread';

declare global {
  // Kept over the module copies that a development server makes.
  var plinthStore: Store | undefined;
}

/** One for the process, opened when it is first asked. */
export function getStore(): Store {
  globalThis.plinthStore ??= observedStore(openStore());
  return globalThis.plinthStore;
}

function openStore(): Store {
  return storeOnThread(() => {
    const { DATABASE_URL, PLINTH_DATA_DIR, PLINTH_STORE_MIB } = environment();
    const place: Place = {
      folder: PLINTH_DATA_DIR,
      url: DATABASE_URL,
      mostBytes: PLINTH_STORE_MIB * 1024 * 1024,
    };
    return new Worker(new URL('./worker.ts', import.meta.url), { workerData: place });
  });
}
