import { z } from 'zod';
import { rowByName } from './by-name';
import { sourced, text } from './values';

/** Options as they are written, `=` at the end where a value follows: `-g=`, `--gid=`. */
const option = text.regex(/^--?[A-Za-z][\w-]*=?$/);

/**
 * A file of `data/options`: what the programs of one maker take that go by the names of others. A program is
 * described by all it takes, or by what it lacks of what others of its name have.
 */
export const optionTableSchema = z.strictObject({
  maker: text,
  programs: z.array(
    sourced({
      programs: z.array(text).min(1),
      takes: z.array(option).exactOptional(),
      /** That only some releases have. */
      sometimes: z.array(option).exactOptional(),
      short: z.record(option, option).exactOptional(),
      lacks: z.array(option).exactOptional(),
      /** Options with a value, where `lacks` is to be told from a letter among others or from a value. */
      values: z.array(option).exactOptional(),
      /** What follows the first operand belongs to another program. */
      stopsAtOperand: z.literal(true).exactOptional(),
      /** The package with the program that has what this one lacks. */
      package: text.exactOptional(),
    }),
  ),
});

export type OptionTable = Readonly<z.infer<typeof optionTableSchema>>;
export type ProgramOptions = OptionTable['programs'][number];

/** What the program of a maker takes. */
export type OptionShelf = (maker: string, program: string) => ProgramOptions | undefined;

export function indexOptions(tables: readonly OptionTable[]): OptionShelf {
  const makers = new Map(
    tables.map(({ maker, programs: rows }) => [maker, rowByName(rows, ({ programs }) => programs)]),
  );
  return (maker, program) => makers.get(maker)?.get(program);
}
