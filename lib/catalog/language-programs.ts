import { z } from 'zod';
import { rowByName } from './by-name';
import { sourced, text } from './values';

/** A file of `data/programs`: the programs that come with a language, outside of the packages of a distribution. */
export const languageProgramsSchema = sourced({
  /** Its names, as facts say them. */
  languages: z.array(text).min(1),
  runtime: z.array(text),
  /** Only where the image is made to build with. */
  builder: z.array(text),
  /** That an image of the language may bring without a package, depending on how it was made. */
  perhaps: z.array(text),
  /** Managers that it brings of package managers whose releases they no longer believe. */
  oldKeys: z
    .array(
      sourced({
        program: text,
        commands: z.array(text).min(1),
        manager: text,
        /** The first release of each line that is signed anew. */
        signedAnew: z.array(text).min(1),
        /** A variable that has it look at other keys, or at none. */
        unless: text,
        /** Releases of the language that bring it so. */
        releases: z.array(z.strictObject({ from: text, to: text })).min(1),
      }),
    )
    .exactOptional(),
  /** Modules that it has left out since a release. */
  modulesLeftOut: z
    .array(
      sourced({
        module: text,
        since: text,
        /** Packages that bring it, of any manager. */
        broughtBy: z.array(text),
        instead: z.strictObject({ apt: text, apk: text, rpm: text }),
        /** Programs that cannot do without before a release of theirs. */
        neededBy: z.array(z.strictObject({ program: text, before: text, commands: z.array(text) })),
      }),
    )
    .exactOptional(),
  /** Programs that put another release of it in the place of that of the image. */
  switchedBy: sourced({ programs: z.array(text).min(1) }).exactOptional(),
  /** Package managers of images of it that stop where a project names another one as its own. */
  managers: z
    .array(
      sourced({
        programs: z.array(text).min(1),
        /** The name they have as the one a project is managed by, and the versions they are themselves. */
        own: z.strictObject({ name: text, below: z.int().positive() }),
        /** A program that puts itself in their place, with the word that makes it do so. */
        replacedBy: z.strictObject({ program: text, command: text }),
        /** A file of a project that may have them start another one instead. */
        ledBy: text,
        /** Words that only another one understands, or is told for it. */
        wordsOfOthers: z.array(text),
        /** The first release of each line of the language whose images bring them so. */
        since: z.array(text).min(1),
      }),
    )
    .exactOptional(),
  /** That the project of the language has left out since a major version. */
  leftOut: z.array(sourced({ programs: z.array(text).min(1), since: z.int().positive() })).exactOptional(),
});

export type LanguagePrograms = Readonly<z.infer<typeof languageProgramsSchema>>;

export function indexLanguagePrograms(
  files: readonly LanguagePrograms[],
): ReadonlyMap<string, LanguagePrograms> {
  return rowByName(files, ({ languages }) => languages);
}
