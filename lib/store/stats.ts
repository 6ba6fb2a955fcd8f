import type { Engine } from './engine';
import { StoreError } from './store-error';

export type Stats = {
  readonly reports: number;
  /** Of those, how many are to be removed some day. */
  readonly expiring: number;
  readonly deleted: number;
  readonly expired: number;
  readonly oldest: string | undefined;
  readonly newest: string | undefined;
  /** On disk. */
  readonly bytes: number;
};

/** What a database holds. Throws StoreError. */
export async function statsOf(engine: Engine): Promise<Stats> {
  const counted = await engine.find(async (database) => {
    const reports = await database
      .selectFrom('report')
      .select(({ fn }) => [
        fn.countAll().as('all'),
        fn.count('expires_at').as('expiring'),
        fn.min('created_at').as('oldest'),
        fn.max('created_at').as('newest'),
      ])
      .executeTakeFirstOrThrow();
    const gone = await database
      .selectFrom('gone')
      .select(({ fn }) => ['kind', fn.countAll().as('count')])
      .groupBy('kind')
      .execute();
    return { reports, gone: new Map(gone.map(({ kind, count }) => [kind, Number(count)])) };
  });
  if (counted === undefined) throw new StoreError('unavailable', 'The report database has no answer.');
  const { reports, gone } = counted;
  return {
    reports: Number(reports.all),
    expiring: Number(reports.expiring),
    deleted: gone.get('deleted') ?? 0,
    expired: gone.get('expired') ?? 0,
    oldest: reports.oldest ?? undefined,
    newest: reports.newest ?? undefined,
    bytes: await engine.size(),
  };
}
