import { z } from 'zod';
import { rowByName } from './by-name';
import { sourced, text } from './values';

/** A file of `data/script-programs`: which packages of a language bring the programs that scripts of projects call. */
export const scriptProgramTableSchema = z.strictObject({
  language: text,
  rows: z
    .array(
      sourced({
        programs: z.array(text).min(1),
        /** Any of them brings the programs. */
        packages: z.array(text).min(1),
        /** Other packages ask for it as well, so that it may be there without being named. */
        comesWithOthers: z.literal(true).exactOptional(),
      }),
    )
    .min(1),
});

export type ScriptProgramTable = Readonly<z.infer<typeof scriptProgramTableSchema>>;
export type ScriptProgram = ScriptProgramTable['rows'][number];

/** By the name of the program. */
export type ScriptProgramShelf = ReadonlyMap<string, ScriptProgram>;

export function indexScriptPrograms(tables: readonly ScriptProgramTable[]): ScriptProgramShelf {
  return rowByName(
    tables.flatMap(({ rows }) => rows),
    ({ programs }) => programs,
  );
}
