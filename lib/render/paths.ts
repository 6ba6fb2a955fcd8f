import { wellFormed } from '../text/well-formed';

/** A file as collectors compare it with those of a repository: without the dots that say "here". */
export function relativePath(file: string): string {
  return wellFormed(file.replace(/^(?:\.\/+)+/, ''));
}
