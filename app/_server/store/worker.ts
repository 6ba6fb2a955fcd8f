import { parentPort, workerData } from 'node:worker_threads';
import { openStore } from '@/lib/store/open';
import type { Store } from '@/lib/store/store';
import { isStoreError } from '@/lib/store/store-error';
import type { Answer, Call } from './call';

/** Keeps the reports beside the server, which does not stand still while the disk is waited for. */
let opened: Promise<Store> | undefined;

/** A failure is not kept: the next call tries again. */
function open(): Promise<Store> {
  opened ??= openStore(workerData).catch((error: unknown) => {
    opened = undefined;
    throw error;
  });
  return opened;
}

async function answer({ nth, method, args }: Call): Promise<Answer> {
  try {
    const store = await open();
    return { nth, output: await Reflect.apply(store[method], store, args) };
  } catch (error) {
    return {
      nth,
      error: error instanceof Error ? error : new Error(String(error)),
      code: isStoreError(error) ? error.code : undefined,
    };
  }
}

parentPort?.on('message', async (call: Call) => parentPort?.postMessage(await answer(call)));
