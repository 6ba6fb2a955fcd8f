import { sql } from 'kysely';
import type { Observation } from '../observe/observation';
import { hasPassingFault } from '../observe/passing-fault';
import { normalPlatform } from '../reference/platform';
import { fullReference, isReferenceError, parseReference } from '../reference/reference';
import { isRecord } from '../text/record';
import type { Database, Engine, Write } from './engine';
import { corrupt, pack, unpack } from './packed';
import type { ObservationRow, ObservedNameRow } from './schema';
import { StoreError } from './store-error';

/** A name as it was asked for, and the platform it was asked for with. */
export type AskedName = { readonly reference: string; readonly platform: string };

/** Where a name led to, and when it was asked for last, ISO 8601, UTC. */
export type SeenName = AskedName & { readonly digest: string; readonly seenAt: string };

export type FoundObservation = { readonly observation: Observation; readonly seenAt: string };

/**
 * What was read out of images. By digest it does not change and does not expire; there are no more than `mostObservations`
 * of no more than `mostObservedBytes` together: those that no registry has led to for the longest time go first.
 */
export type Observations = {
  /** Keeps it, unless it is there with all that could be had, and that the name led to it. One that is too large by itself is refused as `full`. */
  putObservation(observation: Observation, asked: AskedName, at: string): Promise<void>;
  /** Notes that a name led once more to what is kept. */
  seeObservation(seen: SeenName): Promise<void>;
  /** By the digest of its manifest, or of the index and the platform; of several, the one seen last. */
  getObservation(digest: string, platform?: string): Promise<Observation | undefined>;
  findObservation(reference: string, platform: string): Promise<FoundObservation | undefined>;
  /** All names there are, the last seen first. */
  observedNames(): Promise<readonly SeenName[]>;
};

export type ObservationBounds = { readonly number: number; readonly bytes: number };

export const mostObservations: ObservationBounds = { number: 1000, bytes: 128 * 1024 * 1024 };
/** For each observation: a digest goes by its tag, by a mirror and by the one before. */
const namesEach = 4;

export function observationsOn(engine: Engine, bounds: ObservationBounds = mostObservations): Observations {
  const kept = (digest: string, platform?: string) =>
    engine.find((database) =>
      database
        .selectFrom('observation')
        .selectAll()
        .where((of) => of.or([of('digest', '=', digest), of('image_index', '=', digest)]))
        .$if(platform !== undefined, (query) => query.where('platform', '=', normalPlatform(platform ?? '')))
        .orderBy('kept_at', 'desc')
        .orderBy('platform')
        .limit(1)
        .executeTakeFirst(),
    );
  return {
    async putObservation(observation, asked, at) {
      const row = rowOf(observation, at);
      if (row.size > bounds.bytes / 4)
        throw new StoreError('full', 'The observation is larger than what is kept of one image.');
      const name = nameRow({ ...asked, digest: observation.digest, seenAt: at });
      const before = await kept(row.digest, row.platform);
      const isBetter = before !== undefined && hasPassingFault(await decoded(before));
      await engine.write(keeping(row, name, bounds, isBetter));
    },

    async seeObservation(seen) {
      await engine.write(seeing(nameRow(seen)));
    },

    async getObservation(digest, platform) {
      const row = await kept(digest, platform);
      return row && (await decoded(row));
    },

    async findObservation(reference, platform) {
      const row = await engine.find((database) =>
        database
          .selectFrom('observed_name')
          .innerJoin('observation', 'observation.digest', 'observed_name.digest')
          .selectAll('observation')
          .select('observed_name.seen_at')
          .where('observed_name.reference', '=', fullName(reference))
          .where('observed_name.platform', '=', normalPlatform(platform))
          .limit(1)
          .executeTakeFirst(),
      );
      return row && { observation: await decoded(row), seenAt: row.seen_at };
    },

    async observedNames() {
      const rows = await engine.find((database) =>
        database
          .selectFrom('observed_name')
          .selectAll()
          .orderBy('seen_at', 'desc')
          .orderBy('reference')
          .orderBy('platform')
          .execute(),
      );
      return (rows ?? []).map(({ seen_at: seenAt, ...seen }) => ({ ...seen, seenAt }));
    },
  };
}

function keeping(
  row: ObservationRow,
  name: ObservedNameRow,
  bounds: ObservationBounds,
  isBetter: boolean,
): Write {
  return {
    takesRoom: true,
    statements: (database) => [
      database
        .insertInto('observation')
        .values(row)
        .onConflict((conflict) =>
          conflict.columns(['digest', 'platform']).doUpdateSet(isBetter ? row : { kept_at: row.kept_at }),
        )
        .compile(),
      naming(database, name),
      ...removals(database, bounds),
    ],
    find: (database) => keptRow(database, row.digest),
  };
}

function seeing(name: ObservedNameRow): Write {
  return {
    statements: (database) => [
      naming(database, name),
      database
        .updateTable('observation')
        .set({ kept_at: name.seen_at })
        .where('digest', '=', name.digest)
        .compile(),
    ],
    find: (database) =>
      database.selectFrom('observed_name').select('digest').where('reference', '=', name.reference).compile(),
  };
}

function naming(database: Database, name: ObservedNameRow) {
  const { digest, seen_at } = name;
  return database
    .insertInto('observed_name')
    .values(name)
    .onConflict((conflict) => conflict.columns(['reference', 'platform']).doUpdateSet({ digest, seen_at }))
    .compile();
}

function keptRow(database: Database, digest: string) {
  return database.selectFrom('observation').select('digest').where('digest', '=', digest).compile();
}

/** Of what is more than the bounds, counted from the last seen; then of names that lead to nothing, or are too many. */
function removals(database: Database, { number, bytes }: ObservationBounds) {
  const newest = sql`kept_at desc, digest, platform`;
  const counted = database
    .selectFrom('observation')
    .select([
      'digest',
      sql<number>`row_number() over (order by ${newest})`.as('nth'),
      sql<number>`sum(size) over (order by ${newest})`.as('running'),
    ])
    .as('counted');
  const lastNames = database
    .selectFrom('observed_name')
    .select([
      'reference',
      sql<number>`row_number() over (order by seen_at desc, reference, platform)`.as('nth'),
    ])
    .as('last_names');
  return [
    database
      .deleteFrom('observation')
      .where('digest', 'in', (from) =>
        from
          .selectFrom(counted)
          .select('counted.digest')
          .where((of) => of.or([of('counted.nth', '>', number), of('counted.running', '>', bytes)])),
      )
      .compile(),
    database
      .deleteFrom('observed_name')
      .where((of) =>
        of.or([
          of('digest', 'not in', (from) => from.selectFrom('observation').select('digest')),
          of('reference', 'in', (from) =>
            from
              .selectFrom(lastNames)
              .select('last_names.reference')
              .where('last_names.nth', '>', namesEach * number),
          ),
        ]),
      )
      .compile(),
  ];
}

function rowOf(observation: Observation, at: string): ObservationRow & { readonly body: Uint8Array } {
  const packed = pack(observation);
  return {
    digest: observation.digest,
    platform: normalPlatform(observation.platform),
    image_index: observation.index ?? null,
    kept_at: at,
    size: packed.body.byteLength,
    ...packed,
  };
}

function nameRow({ reference, platform, digest, seenAt }: SeenName): ObservedNameRow {
  return { reference: fullName(reference), platform: normalPlatform(platform), digest, seen_at: seenAt };
}

/** `node:24` → `docker.io/library/node:24`, `node` → its `latest`; what is no reference stays as it is. */
function fullName(text: string): string {
  const reference = parseReference(text);
  if (isReferenceError(reference)) return text;
  return fullReference(reference);
}

async function decoded(row: ObservationRow): Promise<Observation> {
  const what = `The stored observation ${row.digest}`;
  const value = await unpack(row, what);
  if (!isObservation(value)) throw corrupt(what, 'it is not an observation of schema version 1');
  return value;
}

/** The checksum says that these are our bytes; this says that they are of the shape this version reads. */
function isObservation(value: unknown): value is Observation {
  if (!isRecord(value) || value.schemaVersion !== 1) return false;
  return isRecord(value.facts) && isRecord(value.config) && Array.isArray(value.layers);
}
