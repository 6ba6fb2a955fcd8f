import { setTimeout as wait } from 'node:timers/promises';
import { Kysely, PostgresDialect, sql } from 'kysely';
import pg from 'pg';
import type { Database, Engine } from './engine';
import { isNewest, migrate, type Versions } from './migrate';
import { isAnotherDatabase, isLostConnection, toStoreError } from './postgres-error';
import type { Schema } from './schema';
import type { Store } from './store';
import { StoreError } from './store-error';
import { storeOn } from './store-on';

/** How long a connection is waited for, to the database or of those there are. */
const connectMilliseconds = 3_000;
const statementMilliseconds = 5_000;
/** How long what was lost is tried again. */
const patienceMilliseconds = 1_000;
/** Beyond it nobody answers any more. */
const answerMilliseconds = 6_000;
const usualConnections = 10;
/** One on which nobody answers is not kept for longer. */
const lifetimeSeconds = 300;
/** Room for a usual report, compressed. */
const roomBytes = 64 * 1024;
/** The size is asked for no more often. */
const freshMilliseconds = 1_000;

/** Of the lock under which the tables are changed: any number that nobody else takes. */
const migrationLock = 0x706c696e;

type Setting = {
  /** Size of all tables beyond which nothing more is stored. */
  readonly mostBytes?: number;
  /** At once, of this process. */
  readonly connections?: number;
};

/**
 * Reports in the PostgreSQL database at `url`, which any number of processes may share. A write is answered once it is
 * committed and on disk. A connection that was lost is made anew. Throws StoreError.
 */
export async function openPostgresEngine(url: string, setting: Setting = {}): Promise<Engine> {
  const { mostBytes = Number.POSITIVE_INFINITY, connections = usualConnections } = setting;
  const database = connect(url, connections);
  let isMigrated = false;
  let size: { readonly at: number; readonly bytes: Promise<number> } | undefined;

  /** Tried again where the connection was lost: others that wait in the pool may be lost as well, and not know it yet. */
  async function use<T>(work: () => Promise<T>): Promise<T> {
    const until = performance.now() + patienceMilliseconds;
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await inTables(work);
      } catch (error) {
        const isOther = isAnotherDatabase(error);
        const isWorthIt = attempt === 1 || (!isOther && performance.now() < until);
        if (!isWorthIt || !(isOther || isLostConnection(error))) throw toStoreError(error);
        if (isOther) isMigrated = false;
      }
      await wait(attempt * 10);
    }
  }

  async function inTables<T>(work: () => Promise<T>): Promise<T> {
    if (!isMigrated) await bringUp(database);
    isMigrated = true;
    return await work();
  }

  function bytesNow(): Promise<number> {
    const now = performance.now();
    if (size === undefined || now - size.at > freshMilliseconds)
      size = { at: now, bytes: use(() => sizeOf(database)) };
    return size.bytes;
  }

  async function hasRoom(): Promise<boolean> {
    return mostBytes === Number.POSITIVE_INFINITY || mostBytes - (await bytesNow()) >= roomBytes;
  }

  const engine: Engine = {
    find: (work) => use(() => work(database)),

    async write({ condition, statements, takesRoom = false }) {
      if (takesRoom && !(await hasRoom()))
        throw new StoreError('full', 'The size that was set for reports is reached.');
      return await use(async () => {
        const queries = statements(database);
        const [only] = queries;
        if (condition === undefined && queries.length === 1 && only !== undefined) {
          await database.executeQuery(only);
          return true;
        }
        return await database.transaction().execute(async (transaction) => {
          if (condition !== undefined) {
            const { numAffectedRows = 0n } = await transaction.executeQuery(condition(database));
            if (numAffectedRows === 0n) return false;
          }
          for (const query of queries) await transaction.executeQuery(query);
          return true;
        });
      });
    },

    hasRoom,
    size: () => use(() => sizeOf(database)),
    compact: () => use(() => vacuum(url)),
    close: () => database.destroy(),
  };

  try {
    await use(async () => {});
    return engine;
  } catch (error) {
    await engine.close();
    throw error;
  }
}

export async function openPostgresStore(url: string, setting?: Setting): Promise<Store> {
  return storeOn(await openPostgresEngine(url, setting));
}

function connect(url: string, connections: number): Database {
  const pool = new pg.Pool({
    connectionString: url,
    max: connections,
    connectionTimeoutMillis: connectMilliseconds,
    query_timeout: answerMilliseconds,
    maxLifetimeSeconds: lifetimeSeconds,
    keepAlive: true,
    application_name: 'plinth',
    async onConnect(client) {
      // What is asked of it fails by itself; unheard, this would end the process.
      client.on('error', () => {});
      await client.query(settings, [String(statementMilliseconds)]);
    },
  });
  // What waits in the pool and is lost is thrown away there; the next call has another.
  pool.on('error', () => {});
  return new Kysely<Schema>({ dialect: new PostgresDialect({ pool }) });
}

/** A database may be set to acknowledge what is not on disk yet. */
const settings = `select set_config('statement_timeout', $1, false), set_config('synchronous_commit',
  case current_setting('synchronous_commit') when 'off' then 'on' else current_setting('synchronous_commit') end, false)`;

/** On a connection of its own, as it takes as long as it takes. */
async function vacuum(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: connectMilliseconds });
  client.on('error', () => {});
  await client.connect();
  try {
    await client.query('vacuum (full, analyze) report, gone, rate, observation, observed_name');
  } finally {
    await client.end();
  }
}

async function bringUp(database: Database): Promise<void> {
  if (isNewest(await versions.read(database))) return;
  await database.transaction().execute(async (transaction) => {
    // Others wait here, and find all done: https://www.postgresql.org/docs/current/explicit-locking.html#ADVISORY-LOCKS
    await sql`select pg_advisory_xact_lock(${sql.lit(migrationLock)})`.execute(transaction);
    await migrate(transaction, versions);
  });
}

const versions: Versions = {
  types: { bytes: 'bytea' },
  async read(database) {
    // Not by `to_regclass`: after waiting for the lock it may still answer what it answered before.
    const found =
      await sql`select oid from pg_class where relname = 'plinth_version' and pg_table_is_visible(oid)`.execute(
        database,
      );
    if (found.rows.length === 0) return 0;
    const { rows } = await sql<{ version: number }>`select version from plinth_version`.execute(database);
    return rows[0]?.version ?? 0;
  },
  async write(database, version) {
    await sql`create table if not exists plinth_version (only_one boolean primary key default true check (only_one), version integer not null)`.execute(
      database,
    );
    await sql`insert into plinth_version (version) values (${version}) on conflict (only_one) do update set version = excluded.version`.execute(
      database,
    );
  },
};

async function sizeOf(database: Database): Promise<number> {
  const { rows } = await sql<{
    bytes: string;
  }>`select sum(pg_total_relation_size(name::regclass)) as bytes from unnest(array['report', 'gone', 'rate', 'observation', 'observed_name']) as name`.execute(
    database,
  );
  return Number(rows[0]?.bytes ?? 0);
}
