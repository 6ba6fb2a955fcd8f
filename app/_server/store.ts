import 'server-only';
import { openSqliteStore } from '@/lib/store/sqlite';
import type { Store } from '@/lib/store/store';
import { environment } from './environment';

declare global {
  // Kept over the module copies that a development server makes.
  var plinthStore: Promise<Store> | undefined;
}

/** Opened once for the process. A failure is not kept: the next request tries again. */
export function getStore(): Promise<Store> {
  globalThis.plinthStore ??= open().catch((error) => {
    globalThis.plinthStore = undefined;
    throw error;
  });
  return globalThis.plinthStore;
}

function open(): Promise<Store> {
  const { PLINTH_DATA_DIR, PLINTH_STORE_MIB } = environment();
  return openSqliteStore(PLINTH_DATA_DIR, PLINTH_STORE_MIB * 1024 * 1024);
}
