import type { Kysely } from 'kysely';
import type { Migration, Types } from './migration';

/** What was read out of images, and which names led to them when. */
async function up(database: Kysely<never>, { bytes }: Types): Promise<void> {
  await database.schema
    .createTable('observation')
    .addColumn('digest', 'text', (column) => column.notNull())
    .addColumn('platform', 'text', (column) => column.notNull())
    .addColumn('image_index', 'text')
    .addColumn('kept_at', 'text', (column) => column.notNull())
    .addColumn('size', 'integer', (column) => column.notNull())
    .addColumn('encoding', 'text', (column) => column.notNull())
    .addColumn('sha256', 'text', (column) => column.notNull())
    .addColumn('body', bytes, (column) => column.notNull())
    .addPrimaryKeyConstraint('observation_key', ['digest', 'platform'])
    .execute();
  await database.schema
    .createIndex('observation_image_index')
    .on('observation')
    .column('image_index')
    .execute();
  await database.schema
    .createTable('observed_name')
    .addColumn('reference', 'text', (column) => column.notNull())
    .addColumn('platform', 'text', (column) => column.notNull())
    .addColumn('digest', 'text', (column) => column.notNull())
    .addColumn('seen_at', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('observed_name_key', ['reference', 'platform'])
    .execute();
}

export const observations: Migration = { name: '0005-observations', up };
