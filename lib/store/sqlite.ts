import { existsSync } from 'node:fs';
import { access, constants, mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { Kysely, SqliteDialect } from 'kysely';
import Database from 'libsql';
import { z } from 'zod';
import { migrate } from './migrate';
import { isReportId, newReportId } from './report-id';
import { decodeReport } from './report-row';
import type { Schema } from './schema';
import { isBusy, toStoreError } from './sqlite-error';
import { type Store, StoreError } from './store';

const fileName = 'plinth.sqlite';
const busyMilliseconds = 10_000;
const openAttempts = 50;

/**
 * Reports in one SQLite file in `folder`, which is made when missing. Several processes may share the file.
 * Beyond `mostBytes` nothing more is stored. `putReport` answers after the row is on disk (WAL with synchronous=FULL). Throws StoreError.
 */
export async function openSqliteStore(folder: string, mostBytes = Number.POSITIVE_INFINITY): Promise<Store> {
  await prepareFolder(folder);
  const file = openFile(join(folder, fileName));
  const database = new Kysely<Schema>({ dialect: new SqliteDialect({ database: file }) });
  try {
    await setPragmas(file);
    limitSize(file, mostBytes);
    await migrate(database);
  } catch (error) {
    await database.destroy();
    throw toStoreError(error);
  }
  return reportsIn(database);
}

function reportsIn(database: Kysely<Schema>): Store {
  return {
    async putReport(report, createdAt) {
      const row = { id: newReportId(), created_at: createdAt, ...report, body: Buffer.from(report.body) };
      await guarded(() => database.insertInto('report').values(row).execute());
      return row.id;
    },

    async getReport(id) {
      if (!isReportId(id)) return undefined;
      const row = await guarded(() =>
        database.selectFrom('report').selectAll().where('id', '=', id).executeTakeFirst(),
      );
      return row && { id: row.id, createdAt: row.created_at, report: await decodeReport(row) };
    },

    async hasReport(id) {
      if (!isReportId(id)) return false;
      const row = await guarded(() =>
        database.selectFrom('report').select('id').where('id', '=', id).executeTakeFirst(),
      );
      return row !== undefined;
    },

    close: () => database.destroy(),
  };
}

/** https://www.sqlite.org/pragma.html#pragma_max_page_count: beyond it SQLite answers SQLITE_FULL. */
function limitSize(file: Database.Database, mostBytes: number): void {
  if (!Number.isFinite(mostBytes)) return;
  const [{ page_size: size }] = PageSize.parse(file.pragma('page_size'));
  file.pragma(`max_page_count = ${Math.ceil(mostBytes / size)}`);
}

const PageSize = z.tuple([z.object({ page_size: z.number() })]);

async function guarded<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw toStoreError(error);
  }
}

async function prepareFolder(folder: string): Promise<void> {
  try {
    await makeFolder(folder);
    await access(folder, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch (cause) {
    throw cannotOpen(folder, cause);
  }
}

/** Not mkdir's own `recursive`, which never returns on file systems that answer ENOENT below an existing folder. */
async function makeFolder(folder: string): Promise<void> {
  try {
    await mkdir(folder);
  } catch (error) {
    if (!(error instanceof Error) || !('code' in error)) throw error;
    if (error.code === 'EEXIST') return;
    if (error.code !== 'ENOENT' || existsSync(dirname(folder))) throw error;
    await makeFolder(dirname(folder));
    await makeFolder(folder);
  }
}

function openFile(path: string): Database.Database {
  try {
    return new Database(path);
  } catch (cause) {
    throw cannotOpen(path, cause);
  }
}

function cannotOpen(path: string, cause: unknown): StoreError {
  return new StoreError(
    'unavailable',
    `Reports cannot be kept in ${path}: it cannot be opened for writing.`,
    {
      cause,
    },
  );
}

/** Changing to WAL does not wait for busy_timeout when two processes open a new file at once, so it is tried again. */
async function setPragmas(file: Database.Database): Promise<void> {
  file.pragma(`busy_timeout = ${busyMilliseconds}`);
  for (let attempt = 1; ; attempt += 1) {
    try {
      file.pragma('journal_mode = WAL');
      break;
    } catch (error) {
      if (attempt === openAttempts || !isBusy(error)) throw error;
      await wait(20);
    }
  }
  file.pragma('synchronous = FULL');
}
