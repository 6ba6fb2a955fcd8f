import { existsSync, statSync } from 'node:fs';
import { access, constants, mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Kysely, SqliteDialect, sql } from 'kysely';
import Database from 'libsql';
import { z } from 'zod';
import { own } from '../text/table';
import { migrate, type Versions } from './migrate';
import { type Rows, rowsOf } from './rows';
import type { Schema } from './schema';
import { toStoreError } from './sqlite-error';
import { StoreError } from './store-error';
import { untilFree } from './until-free';

export type OpenFile = Rows & {
  /** For reading. */
  readonly database: Kysely<Schema>;
  /** Whether its path still leads to the very file that is open, so that it will be found when it is opened again. */
  isInPlace(): boolean;
  /** Whether the size that was set leaves room for a report. */
  hasRoom(): boolean;
  /** In bytes, with its log. */
  size(): number;
  /** Takes out of the log what is overwritten in the file. */
  emptyLog(): void;
  compact(): void;
  close(): Promise<void>;
};

const fileName = 'plinth.sqlite';
/** Room for a usual report, compressed. */
const roomBytes = 64 * 1024;

/** Opens the database in `folder`, which is made when missing, and brings it to the newest version. Throws StoreError. */
export async function openFile(folder: string, mostBytes: number, until: number): Promise<OpenFile> {
  await prepareFolder(folder);
  const path = join(folder, fileName);
  const file = openDatabase(path);
  const database = new Kysely<Schema>({ dialect: new SqliteDialect({ database: file }) });
  try {
    await setPragmas(file, until);
    limitSize(file, mostBytes);
    await untilFree(() => transact(file, () => migrate(database, versions)), until);
    const identity = identityOf(path);
    const isInPlace = () => identity !== undefined && identityOf(path) === identity;
    return {
      database,
      ...rowsOf(file, database, path, isInPlace),
      isInPlace,
      hasRoom: () => roomLeft(file) >= roomBytes,
      size: () => sizeOf(path) + sizeOf(`${path}-wal`),
      emptyLog: () => emptyLog(file),
      compact() {
        file.exec('vacuum');
        emptyLog(file);
      },
      async close() {
        // Brings what only the log holds into the file, also when the log has lost its name; fails on what is damaged.
        await untilFree(async () => emptyLog(file), 0).catch(() => {});
        await database.destroy();
      },
    };
  } catch (error) {
    await database.destroy();
    throw toStoreError(error);
  }
}

/** Where somebody reads, it is left to the next time. */
function emptyLog(file: Database.Database): void {
  file.exec('pragma wal_checkpoint(TRUNCATE)');
}

/** https://www.sqlite.org/pragma.html#pragma_user_version */
const versions: Versions = {
  types: { bytes: 'blob' },
  async read(database) {
    const { rows } = await sql<{
      user_version: number;
    }>`select user_version from pragma_user_version`.execute(database);
    return rows[0]?.user_version ?? 0;
  },
  async write(database, version) {
    await sql`pragma user_version = ${sql.raw(String(version))}`.execute(database);
  },
};

/**
 * Begun by `exec`, which leaves no statement behind when another program holds the lock. A prepared one would stay
 * unfinished until it is collected, and so long SQLite commits nothing on its own, though it says it has.
 */
async function transact(file: Database.Database, work: () => Promise<unknown>): Promise<void> {
  file.exec('begin immediate');
  try {
    await work();
    file.exec('commit');
  } catch (error) {
    if (file.inTransaction) file.exec('rollback');
    throw error;
  }
}

/**
 * Of the file and of its log, which holds what was written last: both must be found to find a row. Asked at once: that
 * takes microseconds, and handing it to another thread many times more.
 */
function identityOf(path: string): string | undefined {
  try {
    const both = [path, `${path}-wal`].map((one) =>
      statSync(/* turbopackIgnore: true */ one, { bigint: true }),
    );
    return both.map(({ dev, ino }) => `${dev}:${ino}`).join(' ');
  } catch (error) {
    if (error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR'))
      return;
    throw error;
  }
}

/** https://www.sqlite.org/pragma.html#pragma_max_page_count: beyond it SQLite answers SQLITE_FULL. */
function limitSize(file: Database.Database, mostBytes: number): void {
  if (!Number.isFinite(mostBytes)) return;
  file.pragma(`max_page_count = ${Math.ceil(mostBytes / numberOf(file, 'page_size'))}`);
}

function roomLeft(file: Database.Database): number {
  const free = numberOf(file, 'freelist_count');
  const pages = numberOf(file, 'max_page_count') - numberOf(file, 'page_count') + free;
  return pages * numberOf(file, 'page_size');
}

const OneNumber = z.tuple([z.record(z.string(), z.number())]);

function numberOf(file: Database.Database, pragma: string): number {
  const [row] = OneNumber.parse(file.pragma(pragma));
  return own(row, pragma) ?? 0;
}

function sizeOf(path: string): number {
  return statSync(/* turbopackIgnore: true */ path, { throwIfNoEntry: false })?.size ?? 0;
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

function openDatabase(path: string): Database.Database {
  try {
    return new Database(path);
  } catch (cause) {
    throw cannotOpen(path, cause);
  }
}

function cannotOpen(path: string, cause: unknown): StoreError {
  const message = `Reports cannot be kept in ${path}: it cannot be opened for writing.`;
  return new StoreError('unavailable', message, { cause });
}

async function setPragmas(file: Database.Database, until: number): Promise<void> {
  // SQLite would wait with the whole process; we wait between tries, see `untilFree`.
  file.pragma('busy_timeout = 0');
  await untilFree(async () => file.exec('pragma journal_mode = WAL'), until);
  file.pragma('synchronous = FULL');
  // Pages are read from the file each time, so that damage done to it meanwhile is seen; the system keeps them in memory.
  file.pragma('cache_size = 0');
  // What is deleted is overwritten, and not left in pages that are free: https://www.sqlite.org/pragma.html#pragma_secure_delete
  file.pragma('secure_delete = ON');
}
