import { type Kysely, sql } from 'kysely';
import { migrations } from './migrations/index';
import type { Schema } from './schema';
import { StoreError } from './store-error';

/**
 * Brings the file to the newest version. Run as a transaction, so one process at a time: the write lock is taken before
 * the version is read. A file from a newer Plinth is refused and left as it is.
 */
export async function migrate(database: Kysely<Schema>): Promise<void> {
  const version = await readVersion(database);
  if (version > migrations.length) {
    throw new StoreError(
      'unavailable',
      'The report database was written by a newer Plinth. Start that version, or name another folder in PLINTH_DATA_DIR.',
    );
  }
  // Nothing is written to a file that is up to date: it can be read on a full disk.
  if (version === migrations.length) return;
  for (const migration of migrations.slice(version)) await migration.up(database.withTables<never>());
  await sql`pragma user_version = ${sql.raw(String(migrations.length))}`.execute(database);
}

async function readVersion(connection: Kysely<Schema>): Promise<number> {
  const { rows } = await sql<{ user_version: number }>`select user_version from pragma_user_version`.execute(
    connection,
  );
  return rows[0]?.user_version ?? 0;
}
