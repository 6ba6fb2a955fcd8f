import type { Kysely } from 'kysely';
import type { Migration } from './migration';

/** One row, written to see whether the file can be. */
async function up(database: Kysely<never>): Promise<void> {
  await database.schema
    .createTable('probe')
    .addColumn('id', 'integer', (column) => column.primaryKey().notNull())
    .addColumn('token', 'text', (column) => column.notNull())
    .execute();
}

export const probe: Migration = { name: '0002-probe', up };
