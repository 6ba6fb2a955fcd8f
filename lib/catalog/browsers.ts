import { z } from 'zod';
import { sourced, text } from './values';

/** A file of `data/browsers`: programs of packages that download a browser, linked against glibc, without its libraries. */
export const browserTableSchema = z.strictObject({
  of: text,
  rows: z.array(
    sourced({
      program: text,
      /** The words behind it that download. */
      installs: z.array(text).min(1),
      /** Those it is said of, by the names they are asked for. */
      browsers: z.array(text).min(1),
      /** One of them is downloaded where none is named. */
      default: z.literal(true).exactOptional(),
      /** One of the libraries they ask for, and which no image without a desktop has. */
      library: text,
      /** What has the libraries installed as well: an option of the same command, or another command. */
      option: text.exactOptional(),
      command: text.exactOptional(),
      /** The package of a distribution that may be used in its place, and the variable that names its program. */
      instead: text,
      variable: text.exactOptional(),
    }),
  ),
});

export type BrowserTable = Readonly<z.infer<typeof browserTableSchema>>;
export type BrowserRow = BrowserTable['rows'][number];

/** By the name of the program. */
export type BrowserShelf = ReadonlyMap<string, BrowserRow>;

export function indexBrowsers(tables: readonly BrowserTable[]): BrowserShelf {
  return new Map(tables.flatMap(({ rows }) => rows.map((row) => [row.program, row] as const)));
}
