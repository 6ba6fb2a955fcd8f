import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'libsql';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { newDeleteToken } from './delete-token';
import { openSqliteStore } from './sqlite';
import { at, forEver, sampleRow, textIn } from './testing/sample-report';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'plinth-store-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

function onDatabase(work: (database: Database.Database) => void): void {
  const database = new Database(join(folder, 'plinth.sqlite'));
  work(database);
  database.close();
}

describe('one process', () => {
  test('keeps a report of nearly 1 MiB, compressed', async () => {
    const text = 'RUN echo "a line that is repeated"\n'.repeat(29_000);
    const store = await openSqliteStore(folder);
    const id = await store.putReport(sampleRow(text), forEver);
    expect(await textIn(store, id)).toBe(text);
    await store.close();
    onDatabase((database) => {
      expect(
        database.prepare('select encoding, length(body) < 50000 as small from report').get(),
      ).toMatchObject({
        encoding: 'json+deflate',
        small: 1,
      });
    });
  });

  test('keeps the files of the database in its folder', async () => {
    const store = await openSqliteStore(join(folder, 'made', 'when missing'));
    await store.putReport(sampleRow('x'), forEver);
    expect(await readdir(join(folder, 'made', 'when missing'))).toContain('plinth.sqlite');
    await store.close();
  });

  test('keeps a write-ahead log, so that readers do not wait for a writer', async () => {
    const store = await openSqliteStore(folder);
    await store.close();
    onDatabase((database) => {
      expect(database.prepare('pragma journal_mode').get()).toMatchObject({ journal_mode: 'wal' });
    });
  });

  test('leaves nothing of what is deleted in its files', async () => {
    const store = await openSqliteStore(folder);
    const { token, hash } = newDeleteToken();
    const id = await store.putReport(sampleRow('a word to be forgotten'), { ...forEver, tokenHash: hash });
    const kept = await store.putReport(sampleRow('a word to be kept'), forEver);
    const bytes = async () =>
      Buffer.concat(
        await Promise.all((await readdir(folder)).map((name) => readFile(join(folder, name)))),
      ).toString('latin1');
    expect(await bytes()).toContain('a word to be forgotten');
    expect(await store.deleteReport(id, token, at)).toEqual({ kind: 'done' });
    expect(await bytes()).not.toContain('a word to be forgotten');
    expect(await bytes()).toContain('a word to be kept');
    expect(await textIn(store, kept)).toBe('a word to be kept');
    await store.close();
  });
});

describe('damage', () => {
  test.each([
    [
      'a changed byte',
      "update report set body = cast(replace(cast(body as text), 'scratch', 'scrotch') as blob)",
    ],
    ['a cut body', 'update report set body = substr(body, 1, 20)'],
    ['text that is no JSON', "update report set body = cast('{' as blob)"],
    ['an empty body', 'update report set body = zeroblob(0)'],
    ['an unknown encoding', "update report set encoding = 'gzip'"],
    ['a wrong encoding', "update report set encoding = 'json+deflate'"],
  ])('%s is seen when reading', async (_name, change) => {
    const store = await openSqliteStore(folder);
    const id = await store.putReport(sampleRow('FROM scratch'), forEver);
    onDatabase((database) => database.exec(change));
    await expect(store.getReport(id, at)).rejects.toMatchObject({ name: 'StoreError', code: 'corrupt' });
    await store.close();
  });

  test('a file that is no database is refused and kept', async () => {
    await writeFile(join(folder, 'plinth.sqlite'), 'somebody else wrote this\n'.repeat(400));
    await expect(openSqliteStore(folder)).rejects.toMatchObject({ code: 'damaged' });
  });

  test('a file of a newer version is refused', async () => {
    await (await openSqliteStore(folder)).close();
    onDatabase((database) => database.exec('pragma user_version = 999'));
    await expect(openSqliteStore(folder)).rejects.toMatchObject({ code: 'unavailable' });
  });

  test('a folder that cannot be one', async () => {
    await writeFile(join(folder, 'file'), '');
    await expect(openSqliteStore(join(folder, 'file'))).rejects.toMatchObject({ code: 'unavailable' });
    await expect(openSqliteStore(join(folder, 'file', 'below'))).rejects.toMatchObject({
      code: 'unavailable',
    });
  });

  test('a file that cannot be one', async () => {
    await mkdir(join(folder, 'plinth.sqlite'));
    await expect(openSqliteStore(folder)).rejects.toMatchObject({ code: 'unavailable' });
  });

  test('a folder that nobody may write, not even root', async () => {
    await expect(openSqliteStore('/proc/plinth')).rejects.toMatchObject({ code: 'unavailable' });
  });

  test('nothing more is stored beyond the size that is set, and what is there can be read', async () => {
    const store = await openSqliteStore(folder, 256 * 1024);
    const ids: string[] = [];
    const fill = async () => {
      for (let index = 0; index < 999; index += 1) {
        const text = Array.from({ length: 2000 }, () => Math.random()).join('\n');
        ids.push(await store.putReport(sampleRow(text), forEver));
      }
    };
    await expect(fill()).rejects.toMatchObject({ name: 'StoreError', code: 'full' });
    expect(ids.length).toBeGreaterThan(2);
    expect(await store.stateOf(ids.at(-1) ?? '', at)).toEqual({ kind: 'stored' });
    await store.close();
  });

  test('a full disk is told apart', async () => {
    const { toStoreError } = await import('./sqlite-error');
    await (await openSqliteStore(folder)).close();
    onDatabase((database) => {
      database.exec('pragma max_page_count = 6');
      let thrown: unknown;
      try {
        for (let index = 0; index < 99; index += 1) {
          database
            .prepare('insert into report values (?, ?, 1, ?, ?, ?, null, null)')
            .run([String(index), at, 'json', '', Buffer.alloc(4000)]);
        }
      } catch (error) {
        thrown = error;
      }
      expect(toStoreError(thrown)).toMatchObject({ name: 'StoreError', code: 'disk-full' });
    });
  });
});
