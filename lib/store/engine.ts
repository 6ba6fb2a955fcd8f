import type { CompiledQuery, Kysely } from 'kysely';
import type { Schema } from './schema';

export type Database = Kysely<Schema>;

/** Statements of one transaction, which may be tried again, and what finds one of the rows they leave. */
export type Write = {
  /** Comes first in the transaction; where it changes no row, nothing else is done. */
  readonly condition?: (database: Database) => CompiledQuery;
  statements(database: Database): readonly CompiledQuery[];
  find(database: Database): CompiledQuery;
  /** Whether it counts for the size that is set. */
  readonly takesRoom?: boolean;
  /** Whether what was overwritten shall be gone from the disk at once, as far as that can be. */
  readonly erases?: boolean;
};

/** What a kind of database does for a store. All throw StoreError. */
export type Engine = {
  /** A second look is taken where nothing is found and the database may have been replaced. */
  find<T>(work: (database: Database) => Promise<T | undefined>): Promise<T | undefined>;
  /** Writes all or nothing, on disk once it is answered. False where its condition did not hold. */
  write(write: Write): Promise<boolean>;
  /** Whether the size that was set leaves room for a report. */
  hasRoom(): Promise<boolean>;
  /** Bytes on disk. */
  size(): Promise<number>;
  /** Gives room that is not used back to the disk. Others wait meanwhile. */
  compact(): Promise<void>;
  close(): Promise<void>;
};
