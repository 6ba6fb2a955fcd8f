import { z } from 'zod';
import { rowByName } from './by-name';
import { sourced, text } from './values';

/** A file of `data/program-paths`: where packages put their programs, by distribution. */
export const programPathTableSchema = z.strictObject({
  of: z.literal('packages'),
  rows: z.array(
    sourced({
      programs: z.array(text).min(1),
      /** By the name of the distribution; each of the places leads to the program. */
      paths: z.record(text, z.array(text.startsWith('/')).min(1)),
    }),
  ),
});

export type ProgramPathTable = Readonly<z.infer<typeof programPathTableSchema>>;
export type ProgramPathRow = ProgramPathTable['rows'][number];

/** The row of a program. */
export type ProgramPathShelf = ReadonlyMap<string, ProgramPathRow>;

export function indexProgramPaths(tables: readonly ProgramPathTable[]): ProgramPathShelf {
  return rowByName(
    tables.flatMap(({ rows }) => rows),
    ({ programs }) => programs,
  );
}
