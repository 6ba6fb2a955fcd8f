import { randomBytes } from 'node:crypto';
import type { Kysely } from 'kysely';
import type { RateKeyRow } from '../schema';
import type { Migration } from './migration';

/** What clients have used of their share, and the key of the hashes that stand for them. */
async function up(database: Kysely<never>): Promise<void> {
  await database.schema
    .createTable('rate')
    .addColumn('client', 'text', (column) => column.primaryKey().notNull())
    .addColumn('clear_at', 'double precision', (column) => column.notNull())
    .addColumn('given_at', 'double precision', (column) => column.notNull())
    .execute();
  await database.schema
    .createTable('rate_key')
    .addColumn('id', 'integer', (column) => column.primaryKey().notNull())
    .addColumn('key', 'text', (column) => column.notNull())
    .execute();
  await database
    .withTables<{ rate_key: RateKeyRow }>()
    .insertInto('rate_key')
    .values({ id: 1, key: randomBytes(32).toString('hex') })
    .execute();
}

export const rates: Migration = { name: '0004-rates', up };
