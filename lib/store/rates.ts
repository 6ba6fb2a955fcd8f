import { createHmac } from 'node:crypto';
import type { Engine, Write } from './engine';
import { type Claim, costOf } from './quota';
import { StoreError } from './store-error';

/** The same claim of a client who goes by a hash under the key of the database: no address is stored. */
export function hashingClients(engine: Engine): (claim: Claim) => Promise<Claim> {
  let key: Promise<string> | undefined;
  return async (claim) => {
    key ??= readKey(engine).catch((error: unknown) => {
      key = undefined;
      throw error;
    });
    return {
      ...claim,
      client: createHmac('sha256', await key)
        .update(claim.client)
        .digest('hex'),
    };
  };
}

async function readKey(engine: Engine): Promise<string> {
  const row = await engine.find((database) =>
    database.selectFrom('rate_key').select('key').where('id', '=', 1).executeTakeFirst(),
  );
  if (row === undefined) throw new StoreError('unavailable', 'The report database has no key.');
  return row.key;
}

/**
 * Counts one for a client who has some of the share left. Requests come here in another order than they were made, and the
 * clocks of machines differ: time does not go back from one to the next.
 */
export function counting(claim: Claim): NonNullable<Write['condition']> {
  const { client, milliseconds, time } = claim;
  const cost = costOf(claim);
  const most = milliseconds - cost;
  return (database) =>
    database
      .insertInto('rate')
      .values({ client, clear_at: time + cost, given_at: time })
      .onConflict((conflict) =>
        conflict
          .column('client')
          .doUpdateSet((of) => ({
            clear_at: of
              .case()
              .when('rate.clear_at', '>', time)
              .then(of('rate.clear_at', '+', cost))
              .else(time + cost)
              .end(),
            given_at: of
              .case()
              .when('rate.given_at', '>', time)
              .then(of.ref('rate.given_at'))
              .else(time)
              .end(),
          }))
          .where((of) =>
            of.or([
              of('rate.clear_at', '<=', time + most),
              of('rate.clear_at', '<=', of('rate.given_at', '+', most)),
            ]),
          ),
      )
      .compile();
}

/** Milliseconds until `counting` counts one. */
export async function waitIn(engine: Engine, claim: Claim): Promise<number> {
  const { client, milliseconds, time } = claim;
  const wait = await engine.find(async (database) => {
    const row = await database
      .selectFrom('rate')
      .select(['clear_at', 'given_at'])
      .where('client', '=', client)
      .executeTakeFirst();
    if (row === undefined) return 0;
    return Math.max(0, row.clear_at + costOf(claim) - milliseconds - Math.max(time, row.given_at));
  });
  return wait ?? 0;
}
