import { z } from 'zod';
import { sourced, text } from './values';

/** What programs cannot do without, beside the C library. */
export const needOf = {
  programs: z.array(text).min(1),
  /** By soname, or by its beginning for any version. */
  libraries: z.array(text).exactOptional(),
  /** Directories that hold the rest of it; `{version}` is the one in the name of the program. */
  companions: z.array(text.startsWith('/')).exactOptional(),
};

/** A file of `data/needs`: what programs of packages need. The first row of a program that speaks of a distribution counts. */
export const needTableSchema = z.strictObject({
  of: z.literal('packages'),
  programs: z.array(
    sourced({
      ...needOf,
      /** Those it is said of; all, where none is named. */
      distributions: z.array(text).min(1).exactOptional(),
    }),
  ),
});

export type NeedTable = Readonly<z.infer<typeof needTableSchema>>;

/** What a program of the packages of a distribution needs. */
export type NeedShelf = (program: string, distribution: string | undefined) => ProgramNeeds | undefined;

export type ProgramNeeds = {
  readonly libraries?: readonly string[];
  readonly companions?: readonly string[];
};

export function indexNeeds(tables: readonly NeedTable[]): NeedShelf {
  const rows = tables.flatMap(({ programs }) => programs);
  return (program, distribution) =>
    rows.find(
      ({ distributions, programs }) =>
        programs.includes(program) &&
        (distributions === undefined || (distribution !== undefined && distributions.includes(distribution))),
    );
}
