import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import Database from 'libsql';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { encodeReport } from './report-row';
import { openSqliteStore } from './sqlite';
import { sampleReport, sampleRow } from './testing/sample-report';

const writer = fileURLToPath(new URL('testing/write-reports.ts', import.meta.url));
const at = '2026-11-23T10:00:00.000Z';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'plinth-store-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

function startWriter(name: string, count: number): { child: ChildProcess; acknowledged: () => string[] } {
  const child = spawn(process.execPath, ['--import', 'tsx', writer, folder, name, String(count)], {
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
  const store = await openSqliteStore(folder);
  for (const line of lines) {
    const [id = '', name, index] = line.split(' ');
    expect((await store.getReport(id))?.report.source.text).toBe(`${name} ${index}`);
  }
  await store.close();
}

function onDatabase(work: (database: Database.Database) => void): void {
  const database = new Database(join(folder, 'plinth.sqlite'));
  work(database);
  database.close();
}

describe('one process', () => {
  test('gives a report back as it was put, also after reopening', async () => {
    const report = sampleReport('FROM scratch\n# ümlaut 🧱 \u2028\n');
    const first = await openSqliteStore(folder);
    const id = await first.putReport(encodeReport(report), at);
    await first.close();

    const second = await openSqliteStore(folder);
    expect(JSON.stringify(await second.getReport(id))).toBe(JSON.stringify({ id, createdAt: at, report }));
    await second.close();
  });

  test('keeps a report of nearly 1 MiB, compressed', async () => {
    const text = 'RUN echo "a line that is repeated"\n'.repeat(29_000);
    const store = await openSqliteStore(folder);
    const id = await store.putReport(sampleRow(text), at);
    expect((await store.getReport(id))?.report.source.text).toBe(text);
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

  test('gives every report an id of at least 120 random bits, safe in a URL', async () => {
    const store = await openSqliteStore(folder);
    const ids = new Set<string>();
    const row = sampleRow('x');
    for (let index = 0; index < 200; index += 1) ids.add(await store.putReport(row, at));
    await store.close();
    expect(ids.size).toBe(200);
    for (const id of ids) expect(id).toMatch(/^[A-Za-z0-9_-]{20,}$/);
    // 24 places of 6 bits: each place takes many values, so none is fixed.
    for (let place = 0; place < 24; place += 1) {
      expect(new Set([...ids].map((id) => id[place])).size).toBeGreaterThan(30);
    }
  });

  test.each([
    '',
    'nothing',
    'A'.repeat(24),
    `${'A'.repeat(24)}\n`,
    '../../../../etc/passwd',
    "' or 1=1 --",
    'é'.repeat(24),
    'a'.repeat(100_000),
  ])('knows no report %#', async (id) => {
    const store = await openSqliteStore(folder);
    await store.putReport(sampleRow('x'), at);
    expect(await store.getReport(id)).toBeUndefined();
    await store.close();
  });

  test('keeps the files of the database in its folder', async () => {
    const store = await openSqliteStore(join(folder, 'made', 'when missing'));
    await store.putReport(sampleRow('x'), at);
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
});

describe('several processes', () => {
  test('four writers and a fresh file: no row is lost and nobody fails', async () => {
    const writers = ['a', 'b', 'c', 'd'].map((name) => startWriter(name, 60));
    const codes = await Promise.all(writers.map(({ child }) => once(child, 'close')));
    expect(codes.map(([code]) => code)).toEqual([0, 0, 0, 0]);
    const lines = writers.flatMap(({ acknowledged }) => acknowledged());
    expect(lines).toHaveLength(240);
    await expectAllStored(lines);
  });

  test('kill -9 while writing loses no acknowledged row', async () => {
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
    const id = await store.putReport(sampleRow('FROM scratch'), at);
    onDatabase((database) => database.exec(change));
    await expect(store.getReport(id)).rejects.toMatchObject({ name: 'StoreError', code: 'corrupt' });
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
        ids.push(await store.putReport(sampleRow(text), at));
      }
    };
    await expect(fill()).rejects.toMatchObject({ name: 'StoreError', code: 'full' });
    expect(ids.length).toBeGreaterThan(2);
    expect((await store.getReport(ids.at(-1) ?? ''))?.id).toBe(ids.at(-1));
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
            .prepare('insert into report values (?, ?, 1, ?, ?, ?)')
            .run([String(index), at, 'json', '', Buffer.alloc(4000)]);
        }
      } catch (error) {
        thrown = error;
      }
      expect(toStoreError(thrown)).toMatchObject({ name: 'StoreError', code: 'full' });
    });
  });
});
