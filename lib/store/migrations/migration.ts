import type { ColumnDataType, Kysely } from 'kysely';

/** What a kind of database calls a column of bytes. */
export type Types = { readonly bytes: Extract<ColumnDataType, 'blob' | 'bytea'> };

/** One step of the tables' history. Published steps never change; a correction is a new step. */
export type Migration = {
  readonly name: string;
  up(database: Kysely<never>, types: Types): Promise<void>;
};
