import type { CatalogImage } from '../catalog/image';
import { presentIn } from '../fact/fact';
import { languageOfProgram } from '../programs/language';
import { programIndex } from './executable';
import type { Launch } from './launch';

export { languageOfProgram } from '../programs/language';

/** The catalog's name of an image's language, brought to one spelling. */
export function languageOfImage(
  image: CatalogImage,
): { readonly name: string; readonly version: string | undefined } | undefined {
  const language = presentIn(image.facts.language);
  if (language === undefined) return undefined;
  const name = language.name === 'node' ? 'nodejs' : language.name;
  return { name, version: language.version };
}

/** The language runtime that a launch starts; undefined for native programs and shells. */
export function languageOfLaunch(
  launch: Launch,
): { readonly name: string; readonly word: number } | undefined {
  const word = programIndex(launch.argv);
  const program = launch.argv[word]?.text;
  const name = program === undefined ? undefined : languageOfProgram(program);
  return name === undefined ? undefined : { name, word };
}
