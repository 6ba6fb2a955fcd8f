import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Store } from '@/lib/store/store';
import { at, forEver, sampleReport, sampleRow } from '@/lib/store/testing/sample-report';
import { storeOnThread } from './thread';

const script = new URL('./testing/worker.mjs', import.meta.url);

let folder = '';
let started: Worker[] = [];
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'plinth-store-'));
  started = [];
});
afterEach(async () => {
  await Promise.all(started.map((worker) => worker.terminate()));
  await rm(folder, { recursive: true, force: true });
});

function open(under = folder): Store {
  return storeOnThread(() => {
    const worker = new Worker(script, {
      workerData: { folder: under, url: undefined, mostBytes: Number.POSITIVE_INFINITY },
    });
    started.push(worker);
    return worker;
  });
}

test('keeps many reports asked for at once, each under its own id, and gives them back after reopening', async () => {
  const store = open();
  const texts = Array.from({ length: 20 }, (_, nth) => `FROM scratch\n# ${nth}\n`);
  const ids = await Promise.all(texts.map((text) => store.putReport(sampleRow(text), forEver)));
  await store.close();

  const again = open();
  const found = await Promise.all(ids.map((id) => again.getReport(id, at)));
  expect(found).toEqual(
    texts.map((text, nth) => ({
      kind: 'stored',
      id: ids[nth],
      createdAt: at,
      expiresAt: undefined,
      report: sampleReport(text),
    })),
  );
  expect(await again.stateOf('A'.repeat(22), at)).toBeUndefined();
  expect(await again.check()).toEqual({ hasRoom: true });
  expect(started).toHaveLength(2);
});

test('a folder that cannot be used is said with its code each time, and used once it can be', async () => {
  const file = join(folder, 'file');
  await writeFile(file, '');
  const store = open(file);
  for (const call of [store.check(), store.putReport(sampleRow('FROM scratch\n'), forEver)])
    await expect(call).rejects.toMatchObject({ name: 'StoreError', code: 'unavailable' });
  await rm(file);
  expect(await store.check()).toEqual({ hasRoom: true });
  expect(started).toHaveLength(1);
});

test('a thread that ends fails what was asked, and the next call has another', async () => {
  const store = open();
  const id = await store.putReport(sampleRow('FROM scratch\n'), forEver);
  await expect(store.stateOf('end', at)).rejects.toMatchObject({ code: 'unavailable' });
  expect(await store.stateOf(id, at)).toEqual({ kind: 'stored' });
  expect(started).toHaveLength(2);
});
