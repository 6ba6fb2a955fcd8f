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

/** Counts one for a client who has some of the share left. */
export function counting(claim: Claim): NonNullable<Write['condition']> {
  const { client, milliseconds, time } = claim;
  const cost = costOf(claim);
  return (database) =>
    database
      .insertInto('rate')
      .values({ client, clear_at: time + cost })
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
          }))
          .where('rate.clear_at', '<=', time + milliseconds - cost),
      )
      .compile();
}

/** Milliseconds until `counting` counts one. */
export async function waitIn(engine: Engine, claim: Claim): Promise<number> {
  const { client, milliseconds, time } = claim;
  const wait = await engine.find(async (database) => {
    const row = await database
      .selectFrom('rate')
      .select('clear_at')
      .where('client', '=', client)
      .executeTakeFirst();
    return Math.max(0, (row?.clear_at ?? 0) + costOf(claim) - milliseconds - time);
  });
  return wait ?? 0;
}
