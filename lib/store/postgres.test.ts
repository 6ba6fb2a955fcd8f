import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { newDeleteToken } from './delete-token';
import { openPostgresStore } from './postgres';
import type { Store } from './store';
import { hasPostgres, isOwnPostgres, type Postgres, startPostgres } from './testing/postgres';
import { at, forEver, sampleRow, textIn } from './testing/sample-report';

describe.runIf(hasPostgres)('on PostgreSQL', () => {
  let postgres: Postgres;
  let url = '';
  let store: Store;
  beforeAll(async () => {
    postgres = await startPostgres();
  }, 60_000);
  afterAll(() => postgres.remove(), 60_000);
  beforeEach(async () => {
    url = await postgres.database();
    store = await openPostgresStore(url);
  });
  afterEach(() => store.close());

  const put = (text: string) => store.putReport(sampleRow(text), forEver);

  test('no more connections are held than are set', async () => {
    const few = await openPostgresStore(url, { connections: 3 });
    await Promise.all(Array.from({ length: 60 }, () => few.putReport(sampleRow('x'), forEver)));
    const [{ count } = { count: 99 }] = await postgres.ask(
      url,
      'select count(*)::int from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()',
    );
    expect(count).toBeLessThanOrEqual(4);
    await few.close();
  });

  test('a report is acknowledged only when it is on disk, whatever the database is set to', async () => {
    const name = new URL(url).pathname.slice(1);
    for (const [set, kept] of [
      ['off', 'on'],
      ['remote_apply', 'remote_apply'],
    ]) {
      await postgres.ask(url, `alter database ${name} set synchronous_commit = '${set}'`);
      await postgres.ask(url, 'create table if not exists seen (setting text)');
      await postgres.ask(
        url,
        `create or replace function look() returns trigger language plpgsql as
        $$ begin insert into seen values (current_setting('synchronous_commit')); return new; end $$`,
      );
      await postgres.ask(
        url,
        'create or replace trigger look before insert on report for each row execute function look()',
      );
      const other = await openPostgresStore(url);
      await other.putReport(sampleRow('x'), forEver);
      await other.close();
      expect(await postgres.ask(url, 'select setting from seen')).toEqual([{ setting: kept }]);
      await postgres.ask(url, 'delete from seen');
    }
  });

  describe.each([
    ['a changed byte', "update report set body = overlay(body placing '\\x41'::bytea from 40)"],
    ['a cut body', 'update report set body = substring(body from 1 for 20)'],
    ['an unknown encoding', "update report set encoding = 'gzip'"],
  ])('%s', (_name, change) => {
    test('is seen when reading', async () => {
      const id = await put('FROM scratch');
      await postgres.ask(url, change);
      await expect(store.getReport(id, at)).rejects.toMatchObject({ name: 'StoreError', code: 'corrupt' });
    });
  });

  test('connections that the database ends are made anew, and nobody notices', async () => {
    const id = await put('before');
    // As many as there may be, all of which wait in the pool.
    await Promise.all(Array.from({ length: 40 }, () => put('before')));
    await postgres.ask(
      url,
      'select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()',
    );
    expect(await textIn(store, id)).toBe('before');
    expect(await textIn(store, await put('after'))).toBe('after');
  });

  test('another, empty database in the place of the one that was opened is made ready', async () => {
    const before = await put('before');
    await postgres.ask(url, 'drop schema public cascade');
    await postgres.ask(url, 'create schema public');
    expect(await store.getReport(before, at)).toBeUndefined();
    expect(await textIn(store, await put('after'))).toBe('after');
  });

  test('a database that takes no writing: reading goes on, nothing is half written, and it is told', async () => {
    const { token, hash } = newDeleteToken();
    const id = await store.putReport(sampleRow('before'), { ...forEver, tokenHash: hash });
    const name = new URL(url).pathname.slice(1);
    await postgres.ask(url, `alter database ${name} set default_transaction_read_only = on`);
    const other = await openPostgresStore(url);
    const refused = { name: 'StoreError', code: 'unavailable' };
    await expect(other.putReport(sampleRow('refused'), forEver)).rejects.toMatchObject(refused);
    await expect(other.deleteReport(id, token, at)).rejects.toMatchObject(refused);
    await expect(other.check()).rejects.toMatchObject(refused);
    expect(await textIn(other, id)).toBe('before');
    expect(await postgres.ask(url, 'select count(*)::int from report')).toEqual([{ count: 1 }]);
    expect(await postgres.ask(url, 'select count(*)::int from gone')).toEqual([{ count: 0 }]);
    await other.close();
  });

  test('a table that somebody has locked is told as that', async () => {
    const held = postgres.ask(
      url,
      'begin; lock table report in access exclusive mode; select pg_sleep(6.5); commit',
    );
    await new Promise((resolve) => setTimeout(resolve, 300));
    await expect(put('refused')).rejects.toMatchObject({ name: 'StoreError', code: 'locked' });
    await held;
    expect(await textIn(store, await put('after'))).toBe('after');
  });

  describe.runIf(isOwnPostgres)('a database that is killed', () => {
    test('is told, and used again once it is there', async () => {
      const id = await put('before');
      await postgres.kill();
      for (const call of [() => put('refused'), () => store.getReport(id, at), () => store.check()])
        await expect(call()).rejects.toMatchObject({ name: 'StoreError', code: 'unavailable' });
      await postgres.start();
      expect(await textIn(store, id)).toBe('before');
      expect(await textIn(store, await put('after'))).toBe('after');
      expect(await store.check()).toEqual({ hasRoom: true });
    });

    test('five times while many write: no acknowledged report is lost', async () => {
      const acknowledged = new Map<string, string>();
      let isOver = false;
      const write = async (name: string) => {
        for (let nth = 0; !isOver; nth += 1) {
          const text = `${name} ${nth}`;
          await put(text).then(
            (id) => acknowledged.set(id, text),
            () => new Promise((resolve) => setTimeout(resolve, 20)),
          );
        }
      };
      const writers = Promise.all(['a', 'b', 'c', 'd', 'e', 'f'].map(write));
      for (let round = 0; round < 5; round += 1) {
        const before = acknowledged.size;
        await expect.poll(() => acknowledged.size, { timeout: 20_000 }).toBeGreaterThan(before + 50);
        await postgres.kill();
        await postgres.start();
      }
      isOver = true;
      await writers;
      expect(acknowledged.size).toBeGreaterThan(250);
      for (const [id, text] of acknowledged) expect(await textIn(store, id)).toBe(text);
    }, 60_000);
  });
});
