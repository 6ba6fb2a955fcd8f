import type { Kysely } from 'kysely';

/** One step of the tables' history. Published steps never change; a correction is a new step. */
export type Migration = {
  readonly name: string;
  up(database: Kysely<never>): Promise<void>;
};
