import { z } from 'zod';
import { rowsByName } from './by-name';
import { sourced, text } from './values';

const option = text.regex(/^--?[A-Za-z][\w.-]*=$/);
const names = z.array(text).min(1);

const server = z.strictObject({
  programs: names,
  /** Serves with one of these words alone; left out: by itself. */
  subcommands: names.exactOptional(),
  /** With one of these words it does something else. */
  except: names.exactOptional(),
  /** Where it listens when nothing says so; left out: everywhere, or it has to be told. */
  address: z.enum(['127.0.0.1', 'localhost']).exactOptional(),
  /** Options whose value is the address, a port behind it or not. */
  options: z.array(option).min(1).exactOptional(),
  /** Without a value the option means every address. */
  optional: z.literal(true).exactOptional(),
  /** The address is an argument of its own behind the word. */
  operand: z.literal(true).exactOptional(),
  /** Options that say it in another way, or in a file. */
  elsewhere: names.exactOptional(),
  /** Variables that say it. */
  variables: names.exactOptional(),
  /** Files of a project that may say it. */
  files: names.exactOptional(),
  /** It listens everywhere where one of the variables has another value. */
  unless: z.strictObject({ variables: names, other: text }).exactOptional(),
  /** What makes it listen everywhere. */
  tell: names.exactOptional(),
});

/** A file of `data/servers`: servers that listen on the loopback address unless told otherwise, or when told so. */
export const serverTableSchema = z.strictObject({
  of: text,
  /** Words in front of a program that start it. */
  through: z.array(names),
  servers: z.array(sourced(server.shape)).min(1),
});

export type ServerTable = Readonly<z.infer<typeof serverTableSchema>>;
export type Server = ServerTable['servers'][number];

export type ServerShelf = {
  /** The servers of a program. */
  of(program: string): readonly Server[];
  /** Words that start the program behind them, parted by blanks. */
  readonly through: ReadonlySet<string>;
};

export function indexServers(tables: readonly ServerTable[]): ServerShelf {
  const byProgram = rowsByName(
    tables.flatMap(({ servers }) => servers),
    ({ programs }) => programs,
  );
  const through = new Set(tables.flatMap((table) => table.through.map((words) => words.join(' '))));
  return { of: (program) => byProgram.get(program) ?? [], through };
}
