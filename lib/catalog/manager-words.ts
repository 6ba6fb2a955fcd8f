import { z } from 'zod';
import { rowsByName } from './by-name';
import { isSince } from './since';
import type { Upstream } from './values';
import { sourced, text } from './values';

const word = text.regex(/^[\w-]+( [\w-]+)?$/);

/**
 * A file of `data/manager-words`: commands and options of a package manager that it does not take, while one that goes,
 * or went, by the same name does.
 */
export const managerWordTableSchema = z.strictObject({
  manager: text,
  /** The names by which it is called there. */
  programs: z.array(text).min(1),
  on: z.array(sourced({ distribution: text, since: text.regex(/^\d+$/) })).min(1),
  /** All its commands, where every one is known. */
  commands: sourced({ names: z.array(word).min(1) }).exactOptional(),
  /** All its options, short ones as single letters, where every one is known. */
  options: sourced({ names: z.array(text.regex(/^--?[\w-]+=?$/)).min(1) }).exactOptional(),
  lacks: z.array(
    sourced({
      /** Without it: of the manager itself. */
      command: word.exactOptional(),
      words: z.array(text.regex(/^(--)?\w[\w-]*$/)).min(1),
      /** What to write, with `{value}` where that of the option goes, and `{file}` for its last part. */
      instead: text.exactOptional(),
      /** Instead of the whole command, where its value ends so. */
      wholeFor: text.regex(/^\.\w+$/).exactOptional(),
      /** By the names of packages that bring the command of the older manager, those that bring its own. */
      packages: z.record(text, text).exactOptional(),
    }),
  ),
});

export type ManagerWordTable = Readonly<z.infer<typeof managerWordTableSchema>>;

/** The package manager that answers to a name on a release of a distribution. */
export type ManagerWordShelf = (upstream: Upstream, program: string) => ManagerWordTable | undefined;

export function indexManagerWords(tables: readonly ManagerWordTable[]): ManagerWordShelf {
  const byProgram = rowsByName(tables, ({ programs }) => programs);
  return ({ distribution, release }, program) =>
    byProgram
      .get(program)
      ?.find(({ on }) =>
        on.some((each) => each.distribution === distribution && isSince(release, each.since)),
      );
}
