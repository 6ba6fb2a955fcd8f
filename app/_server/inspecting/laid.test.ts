import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { readCatalog } from '@/lib/catalog/files';
import { openSqliteStore } from '@/lib/store/sqlite';
import type { Store } from '@/lib/store/store';
import { sampleDigest, sampleObservation } from '@/lib/store/testing/sample-observation';
import { createLaid } from './laid';

const below = readCatalog();
const [image] = below.images.filter(
  ({ facts, reference }) => !facts.unpackedSize.known && reference.startsWith('cgr.dev/'),
);
let folder = '';
let store: Store;
let time = 0;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'plinth-laid-'));
  store = await openSqliteStore(folder);
  time = 0;
});
afterEach(async () => {
  await store.close();
  await rm(folder, { recursive: true, force: true });
});

async function put(reference: string): Promise<void> {
  const platform = 'linux/amd64';
  const observation = sampleObservation(reference, {
    platform,
    digest: sampleDigest(reference),
    facts: {
      ...sampleObservation(reference).facts,
      unpackedSize: { known: true, value: 12_345, paths: ['/'] },
    },
  });
  await store.putObservation(observation, { reference, platform }, '2026-11-23T10:00:00.000Z');
}

test('what was measured of an image of the catalog stands in it a little later, and nothing else does', async () => {
  if (image === undefined) throw new Error('Every image has a size');
  const laid = createLaid(
    below,
    () => store,
    () => time,
  );
  expect(laid.catalog()).toBe(below);
  await put('registry.example/team/app:1');
  laid.forget();
  laid.catalog();
  await store.observedNames();
  expect(laid.catalog()).toBe(below);

  await put(image.reference);
  expect(laid.catalog()).toBe(below);
  time = 61_000;
  laid.catalog();
  await vi.waitFor(() => expect(laid.catalog()).not.toBe(below));
  const found = laid.catalog().get(image.id);
  expect(found?.facts.unpackedSize).toMatchObject({
    known: true,
    value: { 'linux/amd64': 12_345 },
    sources: [{ kind: 'image', digest: sampleDigest(image.reference) }],
  });
  expect(laid.catalog().revision).not.toBe(below.revision);
});

test('a store that does not answer leaves the catalog as it is', async () => {
  const fails = () => Promise.reject(new Error('gone'));
  const laid = createLaid(
    below,
    () => ({ observedNames: fails, getObservation: fails }),
    () => time,
  );
  expect(laid.catalog()).toBe(below);
  await new Promise((resolve) => setImmediate(resolve));
  expect(laid.catalog()).toBe(below);
});
