import { randomUUID } from 'node:crypto';
import type { SelectQueryBuilder } from 'kysely';
import type { Database, Write } from './engine';
import type { GoneRow, ReportRow, Schema } from './schema';

/** A second try finds the row there when only the answer to the first went wrong. */
export function putting(row: ReportRow): Write {
  return {
    takesRoom: true,
    statements: (database) => [insertReport(database, row)],
    find: (database) =>
      database
        .selectFrom('report')
        .select('id')
        .where('id', '=', row.id)
        .where('sha256', '=', row.sha256)
        .compile(),
  };
}

export function deleting(id: string, at: string): Write {
  const gone: GoneRow = { id, kind: 'deleted', at };
  return {
    erases: true,
    statements: (database) => [
      insertGone(database, gone),
      database.deleteFrom('report').where('id', '=', id).compile(),
    ],
    find: (database) => database.selectFrom('gone').select('id').where('id', '=', id).compile(),
  };
}

/** Does nothing where it was done on that day; `by` is left where it was not. */
export function expiring(now: string, by: string): Write {
  const day = now.slice(0, 10);
  return {
    erases: true,
    statements: (database) => [
      database
        .updateTable('chore')
        .set({ day, done_by: by })
        .where('name', '=', 'expiry')
        .where('day', '<', day)
        .compile(),
      ...removals(database, now, database.selectFrom('chore').select('name').where('done_by', '=', by)),
    ],
    find: (database) => database.selectFrom('chore').select('name').where('day', '>=', day).compile(),
  };
}

/** The same, whatever was done on that day. */
export function expiringNow(now: string): Write {
  return {
    erases: true,
    statements: (database) => removals(database, now, database.selectFrom('chore').select('name')),
    find: (database) => database.selectFrom('chore').select('name').compile(),
  };
}

/** Of what has expired, and of shares that have come back, where there is a row of `given`. */
function removals(
  database: Database,
  now: string,
  given: SelectQueryBuilder<Schema, 'chore', { name: string }>,
) {
  return [
    database
      .insertInto('gone')
      .columns(['id', 'kind', 'at'])
      .expression((from) =>
        from
          .selectFrom('report')
          .select((of) => ['id', of.val<GoneRow['kind']>('expired').as('kind'), 'expires_at as at'])
          .where('expires_at', '<=', now)
          .where((of) => of.exists(given))
          .$narrowType<{ at: string }>(),
      )
      .onConflict((conflict) => conflict.column('id').doNothing())
      .compile(),
    database
      .deleteFrom('report')
      .where('expires_at', '<=', now)
      .where((of) => of.exists(given))
      .compile(),
    database
      .deleteFrom('rate')
      .where('clear_at', '<=', Date.parse(now))
      .where((of) => of.exists(given))
      .compile(),
  ];
}

export function probing(): Write {
  const token = randomUUID();
  return {
    statements: (database) => [
      database
        .insertInto('probe')
        .values({ id: 1, token })
        .onConflict((conflict) => conflict.column('id').doUpdateSet({ token }))
        .compile(),
    ],
    // Another process may have written its own since.
    find: (database) => database.selectFrom('probe').select('id').where('id', '=', 1).compile(),
  };
}

/** A deleted report stays so, whichever of the two comes first. */
export function taking(reports: readonly ReportRow[], gone: readonly GoneRow[]): Write {
  const ids = [...reports, ...gone].map(({ id }) => id);
  return {
    takesRoom: true,
    statements: (database) => [
      ...reports.map((row) => insertReport(database, row)),
      ...gone.map((row) => insertGone(database, row)),
      database
        .deleteFrom('report')
        .where('id', 'in', ids)
        .where('id', 'in', database.selectFrom('gone').select('id'))
        .compile(),
    ],
    find: (database) =>
      database
        .selectFrom('report')
        .select('id')
        .where('id', 'in', ids)
        .union(database.selectFrom('gone').select('id').where('id', 'in', ids))
        .compile(),
  };
}

function insertReport(database: Database, row: ReportRow) {
  return database
    .insertInto('report')
    .values(row)
    .onConflict((conflict) => conflict.column('id').doNothing())
    .compile();
}

function insertGone(database: Database, row: GoneRow) {
  return database
    .insertInto('gone')
    .values(row)
    .onConflict((conflict) => conflict.column('id').doNothing())
    .compile();
}
