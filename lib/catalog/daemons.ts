import { z } from 'zod';
import { rowByName } from './by-name';
import { sourced, text } from './values';

const names = z.array(text).min(1);

const daemon = z.strictObject({
  programs: names,
  /** Goes to the background with one of these words or options alone. */
  subcommands: names.exactOptional(),
  /** Goes to the background where the last word is one of these. */
  last: names.exactOptional(),
  /** Words that keep it in front, or texts that hold such a word. */
  foreground: names.exactOptional(),
  /** Options with which it does something else, or reads elsewhere what it does. */
  other: names.exactOptional(),
  /** Names of files, or words, that show that the project says it itself. */
  files: names.exactOptional(),
  /** The language whose images keep it in front by their own configuration. */
  notIn: text.exactOptional(),
  /** How it stays in front. */
  tell: text.exactOptional(),
});

/** A file of `data/daemons`: programs that go to the background when they are started, and end. */
export const daemonTableSchema = z.strictObject({ daemons: z.array(sourced(daemon.shape)).min(1) });

export type DaemonTable = Readonly<z.infer<typeof daemonTableSchema>>;
export type Daemon = DaemonTable['daemons'][number];

/** The daemons of a program. */
export type DaemonShelf = (program: string) => Daemon | undefined;

export function indexDaemons(tables: readonly DaemonTable[]): DaemonShelf {
  const byProgram = rowByName(
    tables.flatMap(({ daemons }) => daemons),
    ({ programs }) => programs,
  );
  return (program) => byProgram.get(program);
}
