import { z } from 'zod';
import { fitsWildcard } from '../text/wildcard';
import { sourced, text } from './values';

/** A file of `data/builders`: builders outside the catalog whose every tag stands on one C library, unless it says otherwise. */
export const builderTableSchema = z.strictObject({
  libc: z.enum(['glibc', 'musl']),
  /** As people write them, without a tag; `*` stands for any text. */
  builders: z.array(sourced({ names: z.array(text).min(1) })),
});

export type BuilderTable = Readonly<z.infer<typeof builderTableSchema>>;

/** The C library that the tags of a builder stand on. */
export type BuilderShelf = (name: string) => 'glibc' | 'musl' | undefined;

export function indexBuilders(tables: readonly BuilderTable[]): BuilderShelf {
  const rows = tables.flatMap(({ builders, libc }) =>
    builders.flatMap(({ names }) => names.map((name) => ({ libc, name }))),
  );
  return (written) => {
    const short = written.replace(/^docker\.io\/(library\/)?/, '');
    return rows.find(({ name }) => fitsWildcard(name, short))?.libc;
  };
}
