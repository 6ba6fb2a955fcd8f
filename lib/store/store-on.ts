import { randomUUID } from 'node:crypto';
import { opens } from './delete-token';
import type { Database, Engine } from './engine';
import { observationsOn } from './observations';
import { counting, hashingClients, waitIn } from './rates';
import { isReportId, newReportId } from './report-id';
import { decodeReport, type EncodedReport } from './report-row';
import type { ReportRow } from './schema';
import type { Gone, Store, Terms } from './store';
import { deleting, expiring, probing, putting } from './writes';

/** The store, whatever kind of database keeps it. */
export function storeOn(engine: Engine): Store {
  const hashed = hashingClients(engine);
  return {
    async putReport(report, terms) {
      const row = newRow(report, terms);
      await engine.write(putting(row));
      return row.id;
    },

    async putWithin(report, terms, claim) {
      const row = newRow(report, terms);
      const condition = counting(await hashed(claim));
      return (await engine.write({ ...putting(row), condition })) ? row.id : undefined;
    },

    async waitOf(claim) {
      return await waitIn(engine, await hashed(claim));
    },

    async getReport(id, now) {
      if (!isReportId(id)) return undefined;
      const found = await engine.find(async (database) => {
        const row = await database.selectFrom('report').selectAll().where('id', '=', id).executeTakeFirst();
        return rowOrGone(row, now) ?? (await goneRow(database, id));
      });
      if (found?.kind !== 'row') return found;
      const { created_at, expires_at } = found.row;
      return {
        kind: 'stored',
        id,
        createdAt: created_at,
        expiresAt: expires_at ?? undefined,
        report: await decodeReport(found.row),
      };
    },

    async stateOf(id, now) {
      if (!isReportId(id)) return undefined;
      const found = await engine.find((database) => headOf(database, id, now));
      return found?.kind === 'row' ? { kind: 'stored' } : found;
    },

    async deleteReport(id, token, now) {
      if (!isReportId(id)) return undefined;
      const found = await engine.find((database) => headOf(database, id, now));
      if (found?.kind !== 'row') return found;
      const hash = found.row.token_hash;
      if (hash === null || !opens(token, hash)) return { kind: 'refused' };
      await engine.write(deleting(id, now));
      return { kind: 'done' };
    },

    async removeExpired(now) {
      const by = randomUUID();
      await engine.write(expiring(now, by));
      const ours = await engine.find((database) =>
        database.selectFrom('chore').select('name').where('done_by', '=', by).executeTakeFirst(),
      );
      return ours !== undefined;
    },

    async check() {
      await engine.write(probing());
      return { hasRoom: await engine.hasRoom() };
    },

    ...observationsOn(engine),

    close: () => engine.close(),
  };
}

function newRow(
  { schema_version, encoding, sha256, body }: EncodedReport,
  { createdAt, expiresAt, tokenHash }: Terms,
): ReportRow {
  return {
    id: newReportId(),
    created_at: createdAt,
    token_hash: tokenHash ?? null,
    expires_at: expiresAt ?? null,
    ...{ schema_version, encoding, sha256, body },
  };
}

/** Looked for first: a report that is deleted meanwhile is found among those that are gone. */
async function headOf(database: Database, id: string, now: string) {
  const row = await database
    .selectFrom('report')
    .select(['token_hash', 'expires_at'])
    .where('id', '=', id)
    .executeTakeFirst();
  return rowOrGone(row, now) ?? (await goneRow(database, id));
}

function rowOrGone<R extends Pick<ReportRow, 'expires_at'>>(
  row: R | undefined,
  now: string,
): { readonly kind: 'row'; readonly row: R } | Gone | undefined {
  if (row === undefined) return undefined;
  const at = row.expires_at;
  return at !== null && at <= now ? { kind: 'expired', at } : { kind: 'row', row };
}

async function goneRow(database: Database, id: string): Promise<Gone | undefined> {
  return await database.selectFrom('gone').select(['kind', 'at']).where('id', '=', id).executeTakeFirst();
}
