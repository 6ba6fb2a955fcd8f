import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'libsql';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { migrations } from './migrations/index';
import { openPostgresStore } from './postgres';
import { newReportId } from './report-id';
import { openSqliteStore } from './sqlite';
import { hasPostgres, type Postgres, startPostgres } from './testing/postgres';
import { at, forEver, sampleRow, textIn } from './testing/sample-report';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'plinth-store-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

let postgres: Postgres;
beforeAll(async () => {
  postgres = await startPostgres();
}, 60_000);
afterAll(() => postgres.remove(), 60_000);

/** The tables as version 2 had made them, before reports could be deleted or expire. */
const versionTwo = `
  pragma journal_mode = WAL;
  create table "report" ("id" text not null primary key, "created_at" text not null, "schema_version" integer not null,
    "encoding" text not null, "sha256" text not null, "body" blob not null);
  create table "probe" ("id" integer not null primary key, "token" text not null);
  pragma user_version = 2;`;

test('a file of before there was deleting opens, with every report, which nobody can delete', async () => {
  const file = new Database(join(folder, 'plinth.sqlite'));
  file.exec(versionTwo);
  const ids = Array.from({ length: 50 }, () => newReportId());
  for (const [nth, id] of ids.entries()) {
    const { schema_version, encoding, sha256, body } = sampleRow(`report ${nth} `.repeat(nth * 30 + 1));
    file
      .prepare('insert into report values (?, ?, ?, ?, ?, ?)')
      .run([id, at, schema_version, encoding, sha256, Buffer.from(body)]);
  }
  file.close();

  const store = await openSqliteStore(folder);
  for (const [nth, id] of ids.entries()) {
    expect(await store.getReport(id, '2999-01-01T00:00:00.000Z')).toMatchObject({
      kind: 'stored',
      createdAt: at,
      expiresAt: undefined,
    });
    expect(await textIn(store, id)).toBe(`report ${nth} `.repeat(nth * 30 + 1));
  }
  const [first = ''] = ids;
  expect(await store.deleteReport(first, '', at)).toEqual({ kind: 'refused' });
  expect(await store.removeExpired(at)).toBe(true);
  expect(await textIn(store, await store.putReport(sampleRow('new'), forEver))).toBe('new');
  expect(await textIn(store, first)).toBe('report 0 ');
  await store.close();
});

test.runIf(hasPostgres)('of many who open an empty database at once, one makes the tables', async () => {
  const url = await postgres.database();
  const stores = await Promise.all(Array.from({ length: 12 }, () => openPostgresStore(url)));
  const ids = await Promise.all(stores.map((store, nth) => store.putReport(sampleRow(`${nth}`), forEver)));
  expect(await Promise.all(ids.map((id) => stores[0] && textIn(stores[0], id)))).toEqual(
    stores.map((_, nth) => `${nth}`),
  );
  await Promise.all(stores.map((store) => store.close()));
});

test.runIf(hasPostgres)('a database of a newer Plinth is refused and left as it is', async () => {
  const url = await postgres.database();
  await (await openPostgresStore(url)).close();
  await postgres.ask(url, 'update plinth_version set version = 999');
  await expect(openPostgresStore(url)).rejects.toMatchObject({ name: 'StoreError', code: 'unavailable' });
  await postgres.ask(url, `update plinth_version set version = ${migrations.length}`);
  await (await openPostgresStore(url)).close();
});
