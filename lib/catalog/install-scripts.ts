import { z } from 'zod';
import { rowByName } from './by-name';
import { sourced, text } from './values';

const folder = text.regex(/^[\w.-]+(\/[\w.-]+)*$/);

/** A file of `data/install-scripts`: where scripts put programs when they are piped into a shell, and functions of shells. */
export const installScriptTableSchema = z.strictObject({
  scripts: z.array(
    sourced({
      /** For people. */
      name: text,
      /** How its addresses begin, without `https://`. */
      urls: z.array(text).min(1),
      programs: z.array(text).min(1),
      /** Below the home directory; left out where that differs between releases. */
      into: folder.exactOptional(),
      /** What PATH names of it wherever it is; left out: `into`. */
      named: folder.exactOptional(),
      /** Where releases before one put them. */
      earlier: z.strictObject({ until: text, into: folder }).exactOptional(),
      /** A file that a later command has to read before it brings the programs. */
      by: text.exactOptional(),
      /** Variables and options that name another place. */
      moved: z.array(text),
    }),
  ),
  /** Commands that put what they are told to install below the home directory as well. */
  commands: z
    .array(
      sourced({
        program: text,
        command: text,
        /** The programs are called as the packages are, or as the last part of their paths. */
        called: z.enum(['as-named', 'last-part']),
        into: folder,
        moved: z.array(text),
      }),
    )
    .exactOptional(),
  /** Commands that are functions: a shell has them once it has read a file. */
  functions: z.array(
    sourced({
      program: text,
      /** The one command of a program that its function has, and the program itself refuses. */
      command: text.exactOptional(),
      load: text,
      /** The variable that names another place, and how it is loaded from there. */
      moved: z.strictObject({ variable: text, load: text }).exactOptional(),
    }),
  ),
});

export type InstallScriptTable = Readonly<z.infer<typeof installScriptTableSchema>>;
export type InstallScript = InstallScriptTable['scripts'][number];
export type InstallCommand = NonNullable<InstallScriptTable['commands']>[number];
export type ShellFunction = InstallScriptTable['functions'][number];

export type InstallScripts = {
  /** The script at an address. */
  at(url: string): InstallScript | undefined;
  /** Of a program. */
  readonly commands: ReadonlyMap<string, InstallCommand>;
  readonly functions: ReadonlyMap<string, ShellFunction>;
};

export function indexInstallScripts(tables: readonly InstallScriptTable[]): InstallScripts {
  const scripts = tables.flatMap((table) => table.scripts);
  const functions = tables.flatMap((table) => table.functions);
  return {
    at(url) {
      const address = url.replace(/^https?:\/\//, '');
      return scripts.find(({ urls }) => urls.some((begin) => address.startsWith(begin)));
    },
    commands: rowByName(
      tables.flatMap((table) => table.commands ?? []),
      ({ program }) => [program],
    ),
    functions: new Map(functions.map((row) => [row.program, row])),
  };
}
