import type { Kysely } from 'kysely';
import type { ChoreRow } from '../schema';
import type { Migration } from './migration';

/** Reports that can be deleted by whoever made them and that expire, and what is kept of those that are gone. */
async function up(database: Kysely<never>): Promise<void> {
  await database.schema.alterTable('report').addColumn('token_hash', 'text').execute();
  await database.schema.alterTable('report').addColumn('expires_at', 'text').execute();
  await database.schema.createIndex('report_expires_at').on('report').column('expires_at').execute();
  await database.schema
    .createTable('gone')
    .addColumn('id', 'text', (column) => column.primaryKey().notNull())
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('at', 'text', (column) => column.notNull())
    .execute();
  await database.schema
    .createTable('chore')
    .addColumn('name', 'text', (column) => column.primaryKey().notNull())
    .addColumn('day', 'text', (column) => column.notNull())
    .addColumn('done_by', 'text', (column) => column.notNull())
    .execute();
  await database
    .withTables<{ chore: ChoreRow }>()
    .insertInto('chore')
    .values({ name: 'expiry', day: '', done_by: '' })
    .execute();
}

export const sharing: Migration = { name: '0003-sharing', up };
