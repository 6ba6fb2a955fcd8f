import { z } from 'zod';
import { sourced, text } from './values';

const release = text.regex(/^\d+(\.\d+)*$/);

/** A file of `data/tool-options`: commands and options of a tool that newer releases of it refuse. */
export const toolOptionTableSchema = z.strictObject({
  program: text,
  /** What package managers call it. */
  package: text,
  /** The language whose images bring it: then `since` is a release of that. */
  comesWith: text.exactOptional(),
  /** Part of the address of the script that installs it. */
  installer: text.exactOptional(),
  /** The variable by which that script is told a release. */
  variable: text.exactOptional(),
  /** What is installed at least where no release is asked for, on releases of a language from `needs` on. */
  newest: release.exactOptional(),
  needs: sourced({ language: text, from: release }).exactOptional(),
  gone: z
    .array(
      sourced({
        /** Words that begin the command, behind its options. */
        of: z.array(text).min(1),
        /** Options, or names right behind the command; left out: the command itself. */
        words: z.array(text).min(1).exactOptional(),
        since: release,
        /** What people read. */
        says: text,
        /** What takes the place of an option. */
        instead: text.exactOptional(),
        /** What to do, as sentences. */
        tell: text.exactOptional(),
        /** A package that brings it back. */
        unless: text.exactOptional(),
      }),
    )
    .min(1),
});

export type ToolOptionTable = Readonly<z.infer<typeof toolOptionTableSchema>>;
export type GoneOption = ToolOptionTable['gone'][number];
