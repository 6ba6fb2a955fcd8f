import { z } from 'zod';
import { sourced, text } from './values';

/** A file of `data/foreign-repositories`: repositories of others that a package manager cannot use any more. */
export const foreignRepositoryTableSchema = z.strictObject({
  manager: text,
  rows: z.array(
    sourced({
      /** What a script that adds it writes, all of it: an address, a suite, a key. */
      names: z.array(text).min(1),
      /** `gone`: nobody answers; `refused`: its signature is not taken. */
      state: z.enum(['gone', 'refused']),
      /** A clause. */
      because: text,
      /** The release of a distribution from which on it is so; all, where none is named. */
      from: z.record(text, text).exactOptional(),
      instead: text.exactOptional(),
    }),
  ),
});

export type ForeignRepositoryTable = Readonly<z.infer<typeof foreignRepositoryTableSchema>>;
export type ForeignRepository = ForeignRepositoryTable['rows'][number];

/** By the name of the package manager. */
export type ForeignRepositoryShelf = ReadonlyMap<string, readonly ForeignRepository[]>;

export function indexForeignRepositories(tables: readonly ForeignRepositoryTable[]): ForeignRepositoryShelf {
  return new Map(tables.map(({ manager, rows }) => [manager, rows]));
}
