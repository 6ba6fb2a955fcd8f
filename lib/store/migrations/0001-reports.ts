import type { Kysely } from 'kysely';
import type { Migration, Types } from './migration';

async function up(database: Kysely<never>, { bytes }: Types): Promise<void> {
  await database.schema
    .createTable('report')
    .addColumn('id', 'text', (column) => column.primaryKey().notNull())
    .addColumn('created_at', 'text', (column) => column.notNull())
    .addColumn('schema_version', 'integer', (column) => column.notNull())
    .addColumn('encoding', 'text', (column) => column.notNull())
    .addColumn('sha256', 'text', (column) => column.notNull())
    .addColumn('body', bytes, (column) => column.notNull())
    .execute();
}

export const reports: Migration = { name: '0001-reports', up };
