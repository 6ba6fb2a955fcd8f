import { z } from 'zod';
import { isoDate, link, text } from './values';

/** A file of `data/look-alikes`: names that people write at a registry for images that are called otherwise. */
export const lookAlikeTableSchema = z.strictObject({
  registry: text,
  names: z.array(
    z.strictObject({
      /** A regular expression for the whole repository without its registry, tags left out. */
      name: text.refine(compiles, 'is no regular expression'),
      /** Reference or repository of what was probably meant; `$1` stands for what the name caught. */
      meant: text,
      because: text,
      source: link,
      retrieved: isoDate,
    }),
  ),
});

export type LookAlikeTable = z.infer<typeof lookAlikeTableSchema>;

export type LookAlike = {
  /** Matched against the repository with its registry. */
  readonly pattern: RegExp;
  readonly meant: string;
  readonly because: string;
  readonly source: string;
};

/** In the order of the files: the first that matches counts. */
export function readLookAlikes(tables: readonly LookAlikeTable[]): readonly LookAlike[] {
  return tables.flatMap(({ registry, names }) =>
    names.map(({ name, meant, because, source }) => ({
      pattern: new RegExp(`^${registry.replaceAll('.', '\\.')}/(?:${name})$`),
      meant,
      because,
      source,
    })),
  );
}

function compiles(name: string): boolean {
  try {
    return new RegExp(`(?:${name})`) instanceof RegExp;
  } catch {
    return false;
  }
}
