import { z } from 'zod';
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
  /** That the project of the language has left out since a major version. */
  leftOut: z.array(sourced({ programs: z.array(text).min(1), since: z.int().positive() })).exactOptional(),
});

export type LanguagePrograms = Readonly<z.infer<typeof languageProgramsSchema>>;

export function indexLanguagePrograms(
  files: readonly LanguagePrograms[],
): ReadonlyMap<string, LanguagePrograms> {
  return new Map(files.flatMap((file) => file.languages.map((language) => [language, file] as const)));
}
