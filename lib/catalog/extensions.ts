import { z } from 'zod';
import { rowByName } from './by-name';
import { sourced, text } from './values';

/** An option of `configure`, without its value. */
const option = text.regex(/^--[a-z][\w-]*$/);

/** A file of `data/extensions`: names that the commands of an image of a language take for extensions, and fail at. */
export const extensionTableSchema = z.strictObject({
  language: text,
  /** What builds, sets up or switches on an extension, each by its names. */
  commands: z.array(text).min(1),
  rows: z.array(
    sourced({
      names: z.array(text).min(1),
      /**
       * `inside`: a part of the program that cannot be built apart; `left-out`: no more among its sources;
       * `elsewhere`: never among them.
       */
      is: z.enum(['inside', 'left-out', 'elsewhere']),
      /** The version of the language from which on it is so; the oldest one that was looked at, where it always was. */
      since: text,
      /** Another extension that does the same, or `pecl`, which has it. */
      instead: text.exactOptional(),
    }),
  ),
  /** Options that the sources of an extension know no more, or not yet. */
  options: z
    .array(
      sourced({
        command: text,
        extension: text,
        /** Each with the one that is written instead, empty where none is needed. */
        refused: z.record(option, z.union([option, z.literal('')])),
        since: text.exactOptional(),
        until: text.exactOptional(),
      }),
    )
    .exactOptional(),
});

export type ExtensionOptions = NonNullable<ExtensionTable['options']>[number];
export type ExtensionTable = Readonly<z.infer<typeof extensionTableSchema>>;
export type ExtensionRow = ExtensionTable['rows'][number];

/** What is known of a name for the commands of a language, from some version on. */
export type ExtensionShelf = {
  isCommand(language: string, command: string): boolean;
  row(language: string, name: string): ExtensionRow | undefined;
  options(language: string): readonly ExtensionOptions[];
};

export function indexExtensions(tables: readonly ExtensionTable[]): ExtensionShelf {
  const languages = new Map(
    tables.map(({ commands, language, options = [], rows }) => [
      language,
      {
        commands: new Set(commands),
        options,
        rows: rowByName(rows, ({ names }) => names),
      },
    ]),
  );
  return {
    isCommand: (language, command) => languages.get(language)?.commands.has(command) ?? false,
    options: (language) => languages.get(language)?.options ?? [],
    row: (language, name) => languages.get(language)?.rows.get(name),
  };
}
