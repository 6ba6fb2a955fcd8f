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
  /** That the project of the language has left out since a major version. */
  leftOut: z.array(sourced({ programs: z.array(text).min(1), since: z.int().positive() })).exactOptional(),
});

export type LanguagePrograms = Readonly<z.infer<typeof languageProgramsSchema>>;

export function indexLanguagePrograms(
  files: readonly LanguagePrograms[],
): ReadonlyMap<string, LanguagePrograms> {
  return rowByName(files, ({ languages }) => languages);
}
