import { Keep } from './keep';
import { keepIn } from './write-keep';

/** The words of an address or a command line as a wish; a word that is not understood is said. */
export function readKeep(
  words: readonly string[],
): { readonly keep: Keep; readonly word?: never } | { readonly keep?: never; readonly word: string } {
  const read = keepIn(words);
  if (read.keep === undefined || Keep.safeParse(read.keep).success) return read;
  return { word: words.join(' ') };
}
