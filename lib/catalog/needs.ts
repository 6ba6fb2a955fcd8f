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
      /** Those of images of these families alone, wherever they stand. */
      families: z.array(text).min(1).exactOptional(),
    }),
  ),
});

export type NeedTable = Readonly<z.infer<typeof needTableSchema>>;

/** What a program of the packages of a distribution needs, or one that images of a family bring. */
export type NeedShelf = (
  program: string,
  distribution: string | undefined,
  family?: string,
) => ProgramNeeds | undefined;

export type ProgramNeeds = {
  readonly libraries?: readonly string[];
  readonly companions?: readonly string[];
};

export function indexNeeds(tables: readonly NeedTable[]): NeedShelf {
  const rows = tables.flatMap(({ programs }) => programs);
  const isAmong = (some: readonly string[] | undefined, one: string | undefined) =>
    some === undefined || (one !== undefined && some.includes(one));
  return (program, distribution, family) =>
    rows.find(
      ({ distributions, families, programs }) =>
        programs.includes(program) && isAmong(distributions, distribution) && isAmong(families, family),
    );
}
