import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { newDeleteToken } from './delete-token';
import { openStore, type Place } from './open';
import { encodeReport } from './report-row';
import type { Store } from './store';
import { kinds, type Postgres, startPostgres } from './testing/postgres';
import { at, forEver, sampleReport, sampleRow, textIn } from './testing/sample-report';

const writer = fileURLToPath(new URL('testing/write-reports.ts', import.meta.url));

let postgres: Postgres;
beforeAll(async () => {
  postgres = await startPostgres();
}, 60_000);
afterAll(() => postgres.remove(), 60_000);

describe.each(kinds)('on %s', (kind) => {
  let folder = '';
  let place: Place;
  let opened: Store[] = [];
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'plinth-store-'));
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

  async function putMine(
    store: Store,
    text: string,
    expiresAt?: string,
  ): Promise<{ id: string; token: string }> {
    const { token, hash } = newDeleteToken();
    return {
      id: await store.putReport(sampleRow(text), { createdAt: at, expiresAt, tokenHash: hash }),
      token,
    };
  }

  test('gives a report back as it was put, also to another', async () => {
    const report = sampleReport('FROM scratch\n# ümlaut 🧱 \u2028 \u0000\n');
    const store = await open();
    const id = await store.putReport(encodeReport(report), forEver);
    for (const each of [store, await open()]) {
      const found = await each.getReport(id, at);
      expect(JSON.stringify(found)).toBe(JSON.stringify({ kind: 'stored', id, createdAt: at, report }));
    }
  });

  test('keeps a report of nearly 1 MiB', async () => {
    const text = Array.from({ length: 40_000 }, (_, nth) => `RUN echo ${nth ** 2}`).join('\n');
    const store = await open();
    expect(await textIn(store, await store.putReport(sampleRow(text), forEver))).toBe(text);
  });

  test('gives every report an id of at least 120 random bits, safe in a URL', async () => {
    const store = await open();
    const row = sampleRow('x');
    const put = await Promise.all(Array.from({ length: 200 }, () => store.putReport(row, forEver)));
    const ids = new Set(put);
    expect(ids.size).toBe(200);
    for (const id of ids) expect(id).toMatch(/^[A-Za-z0-9_-]{20,}$/);
    // 24 places of 6 bits: each place takes many values, so none is fixed.
    for (let place = 0; place < 24; place += 1) {
      expect(new Set([...ids].map((id) => id[place])).size).toBeGreaterThan(30);
    }
  });

  test('knows no report of an address that is none', async () => {
    const store = await open();
    await store.putReport(sampleRow('x'), forEver);
    for (const id of [
      '',
      'nothing',
      'A'.repeat(24),
      `${'A'.repeat(24)}\n`,
      '../../../../etc/passwd',
      "' or 1=1 --",
      'é'.repeat(24),
      'a'.repeat(100_000),
    ]) {
      expect(await store.getReport(id, at)).toBeUndefined();
      expect(await store.stateOf(id, at)).toBeUndefined();
      expect(await store.deleteReport(id, 'x', at)).toBeUndefined();
    }
  });

  test('deletes for whoever has the token, at once, for all, and nothing else', async () => {
    const [store, other] = [await open(), await open()];
    const mine = await putMine(store, 'mine');
    const theirs = await putMine(store, 'theirs');
    for (const wrong of ['', 'x', theirs.token, mine.token.slice(1), `${mine.token}A`, '\u0000'])
      expect(await other.deleteReport(mine.id, wrong, at)).toEqual({ kind: 'refused' });
    expect(await textIn(store, mine.id)).toBe('mine');

    expect(await other.deleteReport(mine.id, mine.token, at)).toEqual({ kind: 'done' });
    const gone = { kind: 'deleted', at };
    for (const each of [store, other]) {
      expect(await each.getReport(mine.id, at)).toEqual(gone);
      expect(await each.stateOf(mine.id, at)).toEqual(gone);
      expect(await each.deleteReport(mine.id, mine.token, at)).toEqual(gone);
      expect(await textIn(each, theirs.id)).toBe('theirs');
    }
  });

  test('a report without a token is deleted by nobody', async () => {
    const store = await open();
    const id = await store.putReport(sampleRow('x'), forEver);
    expect(await store.deleteReport(id, '', at)).toEqual({ kind: 'refused' });
    expect(await textIn(store, id)).toBe('x');
  });

  test('of many who delete the same, all are told that it is gone', async () => {
    const stores = [await open(), await open()];
    const { id, token } = await putMine(await open(), 'x');
    const ends = await Promise.all(
      [...stores, ...stores, ...stores].map((store) => store.deleteReport(id, token, at)),
    );
    for (const end of ends) expect(['done', 'deleted']).toContain(end?.kind);
    expect(ends.some((end) => end?.kind === 'done')).toBe(true);
  });

  test('a report is there until it expires, and nobody finds it from then on', async () => {
    const store = await open();
    const end = '2026-11-30T10:00:00.000Z';
    const { id, token } = await putMine(store, 'x', end);
    expect(await store.getReport(id, '2026-11-30T09:59:59.999Z')).toMatchObject({
      kind: 'stored',
      expiresAt: end,
    });
    const gone = { kind: 'expired', at: end };
    for (const remove of [false, true]) {
      if (remove) expect(await store.removeExpired('2026-12-01T00:00:00.000Z')).toBe(true);
      expect(await store.getReport(id, end)).toEqual(gone);
      expect(await store.stateOf(id, end)).toEqual(gone);
      expect(await store.deleteReport(id, token, end)).toEqual(gone);
    }
    // Not by the clock: nothing of it is there.
    expect(await store.getReport(id, at)).toEqual(gone);
  });

  test('what has expired is removed once a day, by one of all', async () => {
    const stores = await Promise.all([open(), open(), open(), open()]);
    const [store] = stores;
    const early = await putMine(store, 'early', '2026-11-24T00:00:00.000Z');
    const late = await putMine(store, 'late', '2026-11-26T00:00:00.000Z');
    const never = await putMine(store, 'never');
    const remove = async (now: string) =>
      (await Promise.all(stores.map((each) => each.removeExpired(now)))).filter(Boolean).length;
    expect(await remove('2026-11-25T01:00:00.000Z')).toBe(1);
    expect(await store.stateOf(early.id, at)).toMatchObject({ kind: 'expired' });
    expect(await textIn(store, late.id)).toBe('late');
    expect(await remove('2026-11-25T23:00:00.000Z')).toBe(0);
    expect(await remove('2026-11-26T00:00:00.000Z')).toBe(1);
    expect(await store.stateOf(late.id, at)).toMatchObject({ kind: 'expired' });
    expect(await textIn(store, never.id)).toBe('never');
  });

  test('nothing more is stored beyond the size that is set, and what is there can be read and deleted', async () => {
    place = { ...place, mostBytes: 512 * 1024 };
    const store = await open();
    expect(await store.check()).toEqual({ hasRoom: true });
    const put: { readonly id: string; readonly token: string }[] = [];
    const fill = async () => {
      for (let nth = 0; nth < 999; nth += 1) {
        put.push(await putMine(store, Array.from({ length: 4000 }, () => Math.random()).join('\n')));
        await new Promise((resolve) => setTimeout(resolve, 200));
      }
    };
    await expect(fill()).rejects.toMatchObject({ name: 'StoreError', code: 'full' });
    expect(put.length).toBeGreaterThan(2);
    expect(await store.check()).toEqual({ hasRoom: false });
    const [{ id, token } = { id: '', token: '' }] = put;
    expect(await store.stateOf(id, at)).toEqual({ kind: 'stored' });
    expect(await store.deleteReport(id, token, at)).toEqual({ kind: 'done' });
  });

  function startWriter(name: string, count: number): { child: ChildProcess; acknowledged: () => string[] } {
    const given = [place.folder, place.url ?? '', name, String(count)];
    const child = spawn(process.execPath, ['--import', 'tsx', writer, ...given], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let output = '';
    child.stdout?.setEncoding('utf8').on('data', (chunk: string) => {
      output += chunk;
    });
    // The last line may be cut by a kill; only a complete one is an acknowledgement.
    return { child, acknowledged: () => output.split('\n').slice(0, -1) };
  }

  async function expectAllStored(lines: readonly string[]): Promise<void> {
    const store = await open();
    for (const line of lines) {
      const [id = '', name, index] = line.split(' ');
      expect(await textIn(store, id)).toBe(`${name} ${index}`);
    }
  }

  test('four writers, and nothing there before: no row is lost and nobody fails', async () => {
    const writers = ['a', 'b', 'c', 'd'].map((name) => startWriter(name, 60));
    const codes = await Promise.all(writers.map(({ child }) => once(child, 'close')));
    expect(codes.map(([code]) => code)).toEqual([0, 0, 0, 0]);
    const lines = writers.flatMap(({ acknowledged }) => acknowledged());
    expect(lines).toHaveLength(240);
    await expectAllStored(lines);
  });

  test('a writer that is killed loses no acknowledged row', async () => {
    const lines: string[] = [];
    for (const [round, milliseconds] of [3, 40, 11, 90].entries()) {
      const { child, acknowledged } = startWriter(`round${round}`, 1_000_000);
      const closed = once(child, 'close');
      while (acknowledged().length < 20) await new Promise((resolve) => setTimeout(resolve, 5));
      await new Promise((resolve) => setTimeout(resolve, milliseconds));
      child.kill('SIGKILL');
      const [, signal] = await closed;
      expect(signal).toBe('SIGKILL');
      lines.push(...acknowledged());
    }
    expect(lines.length).toBeGreaterThan(80);
    await expectAllStored(lines);
  });
});
