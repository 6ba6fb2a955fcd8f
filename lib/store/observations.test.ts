import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Observation } from '../observe/observation';
import type { Engine } from './engine';
import { type ObservationBounds, observationsOn } from './observations';
import { openEngine, type Place } from './open';
import { kinds, type Postgres, startPostgres } from './testing/postgres';
import { sampleDigest, sampleObservation } from './testing/sample-observation';

let postgres: Postgres;
beforeAll(async () => {
  postgres = await startPostgres();
}, 60_000);
afterAll(() => postgres.remove(), 60_000);

const at = (minute: number) => `2026-11-23T10:${String(minute).padStart(2, '0')}:00.000Z`;
const amd64 = (reference: string) => ({ reference, platform: 'linux/amd64' });

describe.each(kinds)('on %s', (kind) => {
  let folder = '';
  let place: Place;
  let opened: Engine[] = [];
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'plinth-store-'));
    const url = kind === 'SQLite' ? undefined : await postgres.database();
    place = { folder, url, mostBytes: Number.POSITIVE_INFINITY };
    opened = [];
  });
  afterEach(async () => {
    await Promise.all(opened.map((engine) => engine.close()));
    await rm(folder, { recursive: true, force: true });
  });

  async function open(bounds?: ObservationBounds) {
    const engine = await openEngine(place);
    opened.push(engine);
    return { ...observationsOn(engine, bounds), engine };
  }

  test('gives an observation back as it was put, by digest, index and every way to write its name', async () => {
    const index = sampleDigest('index');
    const large: Observation = sampleObservation('node:24', {
      index,
      facts: {
        ...sampleObservation('').facts,
        packages: {
          known: true,
          value: {
            format: 'dpkg',
            list: Array.from({ length: 500 }, (_, nth) => ({ name: `läb-${nth}`, version: `1.${nth} \0` })),
          },
          paths: ['/var/lib/dpkg/status'],
        },
      },
    });
    const store = await open();
    await store.putObservation(large, amd64('node:24'), at(0));
    for (const each of [store, await open()]) {
      expect(await each.getObservation(large.digest)).toEqual(large);
      expect(await each.getObservation(large.digest, 'linux/x86_64')).toEqual(large);
      expect(await each.getObservation(index, 'linux/amd64')).toEqual(large);
      expect(await each.getObservation(index, 'linux/arm64')).toBeUndefined();
      expect(await each.getObservation(sampleDigest('other'))).toBeUndefined();
      for (const name of ['node:24', 'docker.io/library/node:24', 'index.docker.io/node:24'])
        expect(await each.findObservation(name, 'linux/amd64')).toEqual({
          observation: large,
          seenAt: at(0),
        });
      expect(await each.findObservation('node:24', 'linux/arm64')).toBeUndefined();
      expect(await each.findObservation('node', 'linux/amd64')).toBeUndefined();
    }
  });

  test('a name leads to what it led to last, and what it led to before stays', async () => {
    const store = await open();
    const before = sampleObservation('app:1', { digest: sampleDigest('before') });
    const after = sampleObservation('app:1', { digest: sampleDigest('after') });
    await store.putObservation(before, amd64('app:1'), at(0));
    await store.putObservation(after, amd64('app:1'), at(1));
    expect(await store.findObservation('app:1', 'linux/amd64')).toEqual({
      observation: after,
      seenAt: at(1),
    });
    expect(await store.getObservation(before.digest)).toEqual(before);
    await store.seeObservation({ ...amd64('app:1'), digest: before.digest, seenAt: at(2) });
    expect(await store.findObservation('app:1', 'linux/amd64')).toEqual({
      observation: before,
      seenAt: at(2),
    });
    expect(await store.observedNames()).toEqual([
      {
        reference: 'docker.io/library/app:1',
        platform: 'linux/amd64',
        digest: before.digest,
        seenAt: at(2),
      },
    ]);
  });

  test('what is kept of a digest does not change', async () => {
    const store = await open();
    const first = sampleObservation('app:1');
    await store.putObservation(first, amd64('app:1'), at(0));
    await store.putObservation({ ...first, observed: '2026-11-24' }, amd64('app:2'), at(1));
    expect(await store.getObservation(first.digest)).toEqual(first);
    expect((await store.findObservation('app:2', 'linux/amd64'))?.observation).toEqual(first);
    expect(await store.observedNames()).toHaveLength(2);
  });

  test('beyond their number those go that were seen longest ago, with their names', async () => {
    const store = await open({ number: 3, bytes: 1_000_000 });
    const all = ['a:1', 'b:1', 'c:1', 'd:1'].map((name) => sampleObservation(name));
    for (const [nth, each] of all.slice(0, 3).entries())
      await store.putObservation(each, amd64(each.reference), at(nth));
    // Seen once more, it is no longer the oldest.
    await store.seeObservation({ ...amd64('a:1'), digest: sampleDigest('a:1'), seenAt: at(10) });
    await store.putObservation(sampleObservation('d:1'), amd64('d:1'), at(11));
    const kept = await Promise.all(all.map(({ digest }) => store.getObservation(digest)));
    expect(kept.map((each) => each?.reference)).toEqual(['a:1', undefined, 'c:1', 'd:1']);
    expect((await store.observedNames()).map(({ reference }) => reference)).toEqual([
      'docker.io/library/d:1',
      'docker.io/library/a:1',
      'docker.io/library/c:1',
    ]);
  });

  test('beyond their bytes as well; one that is too large by itself is refused', async () => {
    const random = (length: number) =>
      Array.from({ length }, () => Math.random().toString(36).slice(2)).map((name) => `A=${name}`);
    const heavy = (name: string, length: number) => {
      const sample = sampleObservation(name);
      return { ...sample, config: { ...sample.config, environment: random(length) } };
    };
    const store = await open({ number: 100, bytes: 80_000 });
    for (const [nth, name] of ['a:1', 'b:1', 'c:1', 'd:1', 'e:1', 'f:1'].entries())
      await store.putObservation(heavy(name, 2000), amd64(name), at(nth));
    const names = (await store.observedNames()).map(({ reference }) => reference);
    expect(names.length).toBeGreaterThan(2);
    expect(names.length).toBeLessThan(6);
    expect(names[0]).toBe('docker.io/library/f:1');
    await expect(store.putObservation(heavy('g:1', 20_000), amd64('g:1'), at(9))).rejects.toMatchObject({
      code: 'full',
    });
    expect(await store.findObservation('f:1', 'linux/amd64')).toBeDefined();
  });

  test('one that is damaged is said to be', async () => {
    const store = await open();
    const sample = sampleObservation('app:1');
    await store.putObservation(sample, amd64('app:1'), at(0));
    await store.engine.write({
      statements: (database) => [database.updateTable('observation').set({ sha256: '0' }).compile()],
      find: (database) => database.selectFrom('observation').select('digest').compile(),
    });
    await expect(store.getObservation(sample.digest)).rejects.toMatchObject({ code: 'corrupt' });
  });
});
