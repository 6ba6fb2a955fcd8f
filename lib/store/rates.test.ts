import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { openEngine, openStore, type Place } from './open';
import type { Claim } from './quota';
import type { Store } from './store';
import { kinds, type Postgres, startPostgres } from './testing/postgres';
import { at, forEver, sampleRow, textIn } from './testing/sample-report';

let postgres: Postgres;
beforeAll(async () => {
  postgres = await startPostgres();
}, 60_000);
afterAll(() => postgres.remove(), 60_000);

const minute = 60_000;
const start = Date.parse(at);
const claim = (minutes: number, client = '203.0.113.77', share = 6): Claim => ({
  client,
  share,
  milliseconds: 60 * minute,
  time: start + minutes * minute,
});

describe.each(kinds)('on %s', (kind) => {
  let folder = '';
  let place: Place;
  let opened: Store[] = [];
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'plinth-rates-'));
    const url = kind === 'SQLite' ? undefined : await postgres.database();
    place = { folder, url, mostBytes: Number.POSITIVE_INFINITY };
    opened = [];
  });
  afterEach(async () => {
    await Promise.all(opened.map((store) => store.close()));
    await rm(folder, { recursive: true, force: true });
  });

  async function open(): Promise<Store> {
    const store = await openStore(place);
    opened.push(store);
    return store;
  }

  const put = (store: Store, what: Claim, text = 'x') => store.putWithin(sampleRow(text), forEver, what);

  async function rows(table: 'rate' | 'report'): Promise<number> {
    const engine = await openEngine(place);
    const all = await engine.find((database) => database.selectFrom(table).selectAll().execute());
    await engine.close();
    return all?.length ?? Number.NaN;
  }

  test('a client has its share of all who share the database, then one at a time', async () => {
    const [one, two] = [await open(), await open()];
    expect(await one.waitOf(claim(0))).toBe(0);
    for (const store of [one, two, one, two, one, two]) {
      const id = await put(store, claim(0), 'FROM scratch');
      expect(await textIn(one, id ?? '')).toBe('FROM scratch');
    }
    for (const store of [one, two]) {
      expect(await put(store, claim(0))).toBeUndefined();
      expect(await store.waitOf(claim(0))).toBe(10 * minute);
      expect(await store.waitOf(claim(9))).toBe(minute);
      expect(await put(store, claim(9.99))).toBeUndefined();
    }
    expect(await put(two, claim(10))).toBeDefined();
    expect(await put(one, claim(10))).toBeUndefined();
    expect(await put(one, claim(10, '203.0.113.78'))).toBeDefined();
    // All has come back, and no more than that.
    for (let nth = 0; nth < 6; nth += 1) expect(await put(one, claim(500))).toBeDefined();
    expect(await put(one, claim(500))).toBeUndefined();
    expect(await rows('report')).toBe(14);
  });

  test('those that come later than they were made take nothing from the share', async () => {
    const [one, two] = [await open(), await open()];
    expect(await put(one, claim(0))).toBeDefined();
    for (const minutes of [-1, -0.5, -2, -1, -1.5]) expect(await put(two, claim(minutes))).toBeDefined();
    expect(await put(one, claim(-1))).toBeUndefined();
    expect(await two.waitOf(claim(-1))).toBe(10 * minute);
    expect(await put(one, claim(9.9))).toBeUndefined();
    expect(await put(one, claim(10))).toBeDefined();
  });

  test('of many at once as many are stored as there are in the share', async () => {
    const stores = [await open(), await open(), await open()];
    const twenty = (store: Store) => Array.from({ length: 20 }, () => put(store, claim(0, 'many', 20)));
    const ids = await Promise.all(stores.flatMap(twenty));
    expect(ids.filter((id) => id !== undefined)).toHaveLength(20);
    expect(await rows('report')).toBe(20);
  });

  test('what is refused does not count', async () => {
    const store = await open();
    await put(store, claim(0, 'a', 1));
    for (let nth = 0; nth < 20; nth += 1) expect(await put(store, claim(30, 'a', 1))).toBeUndefined();
    expect(await store.waitOf(claim(30, 'a', 1))).toBe(30 * minute);
    expect(await put(store, claim(60, 'a', 1))).toBeDefined();
  });

  test('what fails does not count', async () => {
    const store = await open();
    const unfit = { ...sampleRow('x'), sha256: JSON.parse('null') };
    await expect(store.putWithin(unfit, forEver, claim(0, 'a', 1))).rejects.toMatchObject({
      name: 'StoreError',
    });
    expect(await rows('rate')).toBe(0);
    expect(await put(store, claim(0, 'a', 1))).toBeDefined();
  });

  test('a share that divides no hour evenly is whole', async () => {
    const store = await open();
    for (let nth = 0; nth < 7; nth += 1) expect(await put(store, claim(0, 'a', 7))).toBeDefined();
    expect(await put(store, claim(0, 'a', 7))).toBeUndefined();
  });

  test('no address is kept, and what stands for it goes with what has expired', async () => {
    const store = await open();
    await put(store, claim(0));
    await put(store, claim(0, 'other'));
    expect(await rows('rate')).toBe(2);
    await store.removeExpired('2026-11-23T10:05:00.000Z');
    expect(await rows('rate')).toBe(2);
    const bytes = await Promise.all(
      kind === 'SQLite'
        ? (await readdir(folder)).map((name) => readFile(join(folder, name), 'latin1'))
        : [postgres.ask(place.url ?? '', 'select * from rate').then((all) => JSON.stringify(all))],
    );
    expect(bytes.join('')).toMatch(/[0-9a-f]{64}/);
    expect(bytes.join('')).not.toContain('203.0.113.77');
    await put(store, claim(24 * 60 + 10, 'other'));
    await store.removeExpired('2026-11-24T10:11:00.000Z');
    expect(await rows('rate')).toBe(1);
    expect(await rows('report')).toBe(3);
  });
});
