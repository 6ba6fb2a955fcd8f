import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import {
  copyFile,
  cp,
  mkdir,
  mkdtemp,
  readFile,
  rename,
  rm,
  stat,
  truncate,
  writeFile,
} from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import Database from 'libsql';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openSqliteStore } from './sqlite';
import type { Store } from './store';
import { at, forEver, sampleRow, textIn } from './testing/sample-report';

const holder = fileURLToPath(new URL('testing/hold-lock.ts', import.meta.url));

let folder = '';
let data = '';
let file = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'plinth-store-'));
  data = join(folder, 'data');
  file = join(data, 'plinth.sqlite');
});
afterEach(() => rm(folder, { recursive: true, force: true }));

async function put(store: Store, text: string): Promise<string> {
  return await store.putReport(sampleRow(text), forEver);
}

/** Read by a store that opens the path anew, as after a restart. */
async function textOf(id: string): Promise<string | undefined> {
  const store = await openSqliteStore(data);
  const text = await textIn(store, id);
  await store.close();
  return text;
}

function expectStoreError(error: unknown): undefined {
  expect(error).toMatchObject({ name: 'StoreError' });
}

async function overwrite(path: string): Promise<void> {
  const { size } = await stat(path);
  await writeFile(path, 'somebody else wrote this\n'.repeat(size / 25 + 1).slice(0, size), { flag: 'r+' });
}

describe.each([
  ['a report was stored', 1],
  ['it was opened', 0],
])('what is acknowledged is found again, whatever was done to the file after %s', (_when, before) => {
  test.each([
    ['the file is removed', () => rm(file)],
    ['its log is removed', () => rm(`${file}-wal`)],
    ['all of its files are removed', () => Promise.all(['', '-wal', '-shm'].map((end) => rm(file + end)))],
    ['the folder is removed', () => rm(data, { recursive: true })],
    ['the folder is moved away', () => rename(data, join(folder, 'elsewhere'))],
    [
      'the folder is replaced by an empty one',
      async () => {
        await rename(data, join(folder, 'elsewhere'));
        await mkdir(data);
      },
    ],
    [
      'the folder is put back from a copy',
      async () => {
        await cp(data, join(folder, 'copy'), { recursive: true });
        await rename(data, join(folder, 'elsewhere'));
        await rename(join(folder, 'copy'), data);
      },
    ],
  ])('%s', async (_name, harm) => {
    const store = await openSqliteStore(data);
    for (let nth = 0; nth < before; nth += 1) await put(store, 'before');
    await harm();
    const first = await put(store, 'first after');
    const second = await put(store, 'second after');
    expect(await textIn(store, first)).toBe('first after');
    expect(await textOf(first)).toBe('first after');
    await store.close();
    expect(await textOf(second)).toBe('second after');
  });
});

describe('a damaged file', () => {
  test.each([
    ['is overwritten', () => overwrite(file)],
    ['is cut to nothing', () => truncate(file, 0)],
  ])('%s', async (_name, harm) => {
    const store = await openSqliteStore(data);
    for (let nth = 0; nth < 50; nth += 1) await put(store, `${nth}`.repeat(900));
    await store.close();
    const again = await openSqliteStore(data);
    await again.stateOf('A'.repeat(24), at);
    await harm();
    const acknowledged = await put(again, 'after').catch((error: unknown) => expectStoreError(error));
    await again.close();
    // What its log still holds is found; all else is refused.
    if (acknowledged !== undefined) expect(await textOf(acknowledged)).toBe('after');
  });

  test('in which only the list of its tables is overwritten', async () => {
    const store = await openSqliteStore(data);
    for (let nth = 0; nth < 50; nth += 1) await put(store, `${nth}`.repeat(900));
    // Into the file with all that its log holds: the log's pages come before those of the file.
    const other = new Database(file);
    other.exec('pragma wal_checkpoint(TRUNCATE)');
    other.close();
    const bytes = await readFile(file);
    bytes.write('somebody else wrote this', bytes.indexOf('CREATE TABLE "report"'));
    await writeFile(file, bytes, { flag: 'r+' });
    await expect(put(store, 'after')).rejects.toMatchObject({ name: 'StoreError' });
    await store.close();
  });

  test('is used again once a good copy is in its place', async () => {
    const store = await openSqliteStore(data);
    const id = await put(store, 'before');
    await store.close();
    // The log is emptied when a store is closed, and goes when the connection is collected.
    await mkdir(join(folder, 'copy'));
    await copyFile(file, join(folder, 'copy', basename(file)));
    const again = await openSqliteStore(data);
    await overwrite(file);
    await put(again, 'refused').catch(() => {});
    await rm(data, { recursive: true });
    await rename(join(folder, 'copy'), data);
    expect(await textOf(await put(again, 'after'))).toBe('after');
    expect(await textIn(again, id)).toBe('before');
    expect(await again.check()).toEqual({ hasRoom: true });
    await again.close();
  });
});

describe('a lock that another process holds', () => {
  async function hold(milliseconds: number): Promise<ChildProcess> {
    const child = spawn(process.execPath, ['--import', 'tsx', holder, file, String(milliseconds)], {
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    await once(child.stdout ?? child, 'data');
    return child;
  }

  test('is waited for, while the process does other things', async () => {
    const store = await openSqliteStore(data);
    const child = await hold(400);
    const closed = once(child, 'close');
    let turns = 0;
    const timer = setInterval(() => {
      turns += 1;
    }, 10);
    const id = await put(store, 'waited');
    clearInterval(timer);
    expect(turns).toBeGreaterThan(5);
    await closed;
    expect(await textOf(id)).toBe('waited');
    await store.close();
  });

  test('beyond patience is told, and what is written once it is gone is there', async () => {
    const store = await openSqliteStore(data);
    const before = await put(store, 'before');
    const child = await hold(60_000);
    await expect(put(store, 'refused')).rejects.toMatchObject({ code: 'locked' });
    await expect(store.check()).rejects.toMatchObject({ code: 'locked' });
    expect(await textIn(store, before)).toBe('before');
    const closed = once(child, 'close');
    child.kill('SIGKILL');
    await closed;
    const ids = await Promise.all(['a', 'b', 'c'].map((text) => put(store, text)));
    await store.close();
    expect(await Promise.all(ids.map((id) => textOf(id)))).toEqual(['a', 'b', 'c']);
  });

  test('ends with the process that started the one that holds it', async () => {
    await (await openSqliteStore(data)).close();
    const child = await hold(60_000);
    const closed = once(child, 'close');
    child.stdin?.end();
    await closed;
  });
});

describe('no room', () => {
  /** A file system of one MiB; where the tests may not mount one, the size that is set does. */
  function smallDisk(): boolean {
    try {
      execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', data], { stdio: 'ignore' });
      return true;
    } catch {
      return false;
    }
  }

  test('on the disk: nothing is acknowledged that is not there, and reading goes on', async () => {
    await mkdir(data);
    const isMounted = smallDisk();
    try {
      const store = await openSqliteStore(data, isMounted ? undefined : 512 * 1024);
      const ids: string[] = [];
      const fill = async () => {
        for (;;) {
          const text = Array.from({ length: 2000 }, () => Math.random()).join('\n');
          ids.push(await put(store, text));
        }
      };
      await expect(fill()).rejects.toMatchObject({ name: 'StoreError' });
      expect(ids.length).toBeGreaterThan(2);
      await store.close();
      for (const id of ids) expect((await textOf(id))?.length).toBeGreaterThan(1000);
    } finally {
      if (isMounted) execFileSync('umount', ['--lazy', data]);
    }
    expect(existsSync(data)).toBe(true);
  });

  test('in the size that was set is no fault of the store, and told', async () => {
    const store = await openSqliteStore(data, 160 * 1024);
    expect(await store.check()).toEqual({ hasRoom: true });
    const text = Array.from({ length: 4000 }, () => Math.random()).join('\n');
    await expect(
      (async () => {
        for (;;) await put(store, text);
      })(),
    ).rejects.toMatchObject({ code: 'full' });
    expect(await store.check()).toEqual({ hasRoom: false });
    await store.close();
  });
});
