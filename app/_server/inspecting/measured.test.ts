import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openSqliteStore } from '@/lib/store/sqlite';
import type { Store } from '@/lib/store/store';
import { sampleDigest, sampleObservation } from '@/lib/store/testing/sample-observation';
import { createMeasured, type Measured } from './measured';

let folder = '';
let store: Store;
let measured: Measured;
let time = 0;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'plinth-measured-'));
  store = await openSqliteStore(folder);
  time = 0;
  measured = createMeasured(
    () => store,
    () => time,
  );
});
afterEach(async () => {
  await store.close();
  await rm(folder, { recursive: true, force: true });
});

async function put(reference: string, platform = 'linux/amd64') {
  const digest = sampleDigest(`${reference} ${platform}`);
  const observation = sampleObservation(reference, { platform, digest });
  await store.putObservation(observation, { reference, platform }, '2026-11-23T10:00:00.000Z');
  return observation;
}

test('what a Dockerfile names is found by every way to write it, on all platforms that were measured', async () => {
  const [first, second] = [await put('node:24'), await put('node:24', 'linux/arm64')];
  await put('python:3');
  expect(await measured.hasAny()).toBe(true);
  const found = await measured.of(['docker.io/library/node:24', 'debian:13', 'not a reference']);
  expect(new Set(found)).toEqual(new Set([first, second]));
  expect(await measured.of([`anything@${first.digest}`, `node@${sampleDigest('other')}`])).toEqual([first]);
  expect(await measured.of(['node:latest'])).toEqual([]);
});

test('one image of two names is found by either', async () => {
  const first = await put('node:24');
  await store.seeObservation({
    reference: 'docker.io/library/node:lts',
    platform: 'linux/amd64',
    digest: first.digest,
    seenAt: '2026-11-23T11:00:00.000Z',
  });
  expect(await measured.of(['node:lts', 'node:24'])).toEqual([{ ...first, reference: 'node:lts' }, first]);
});

test('what this server has measured is known at once, what others have a little later', async () => {
  expect(await measured.hasAny()).toBe(false);
  const observation = await put('node:24');
  expect(await measured.of(['node:24'])).toEqual([]);
  measured.forget();
  expect(await measured.of(['node:24'])).toEqual([observation]);
  const other = await put('node:25');
  time = 31_000;
  // Who asks first is answered with what was known, and has it looked up.
  await measured.of(['node:25']);
  await store.observedNames();
  expect(await measured.of(['node:25'])).toEqual([other]);
});

test('a store that does not answer has nothing, and keeps nobody', async () => {
  await store.close();
  expect(await measured.hasAny()).toBe(false);
  expect(await measured.of(['node:24'])).toEqual([]);
  store = await openSqliteStore(folder);
});
