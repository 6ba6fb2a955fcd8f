import type { Kysely } from 'kysely';
import { migrations } from './migrations/index';
import type { Types } from './migrations/migration';
import type { Schema } from './schema';
import { StoreError } from './store-error';

/** How a kind of database keeps the number of the last step that was taken. */
export type Versions = {
  readonly types: Types;
  read(database: Kysely<Schema>): Promise<number>;
  write(database: Kysely<Schema>, version: number): Promise<void>;
};

/**
 * Brings a database to the newest version. Run in a transaction that one process at a time is in: the lock is taken before
 * the version is read. A database of a newer Plinth is refused and left as it is.
 */
export async function migrate(database: Kysely<Schema>, versions: Versions): Promise<void> {
  const version = await versions.read(database);
  // Nothing is written where all is up to date: it can be read on a full disk.
  if (isNewest(version)) return;
  for (const migration of migrations.slice(version))
    await migration.up(database.withTables<never>(), versions.types);
  await versions.write(database, migrations.length);
}

export function isNewest(version: number): boolean {
  if (version > migrations.length) {
    throw new StoreError(
      'unavailable',
      'The report database was written by a newer Plinth. Start that version, or name another place in PLINTH_DATA_DIR or DATABASE_URL.',
    );
  }
  return version === migrations.length;
}
