import { z } from 'zod';
import { rowByName } from './by-name';
import { sourced, text } from './values';

/** A file of `data/compiled`: what a package manager of a language compiles while it installs, and what that takes. */
export const compiledTableSchema = z.strictObject({
  manager: text,
  language: text,
  /** Those that install. */
  commands: z.array(text).min(1),
  /** Other programs that install what a file of the project names. */
  through: z.array(text).exactOptional(),
  /** The first release of the language whose images may bring a manager that compiles nothing by itself. */
  before: text.exactOptional(),
  /** What compiling takes, whatever is compiled. */
  tools: sourced({
    programs: z.array(text).min(1),
    /** What brings them, parted by blanks. */
    apt: text,
    apk: text,
    /** A command of the image itself that brings them. */
    before: z.strictObject({ apt: text.exactOptional(), apk: text.exactOptional() }).exactOptional(),
    /** No image of the language brings headers of other libraries; left out: those may that bring a compiler. */
    noHeaders: z.literal(true).exactOptional(),
    /** Every package is compiled, not only those of the rows. */
    every: z.literal(true).exactOptional(),
  }),
  rows: z.array(
    sourced({
      packages: z.array(text).min(1),
      /** What it is compiled against, for people, and the packages that bring the headers: any of them does. */
      library: text.exactOptional(),
      headers: z.strictObject({ apt: z.array(text).min(1), apk: z.array(text).min(1) }).exactOptional(),
    }),
  ),
});

export type CompiledTable = Readonly<z.infer<typeof compiledTableSchema>>;
export type CompiledRow = CompiledTable['rows'][number];

/** By the name of the package manager, and of those that stand for it. */
export type CompiledShelf = ReadonlyMap<string, CompiledTable>;

export function indexCompiled(tables: readonly CompiledTable[]): CompiledShelf {
  return rowByName(tables, ({ manager, through = [] }) => [manager, ...through]);
}
