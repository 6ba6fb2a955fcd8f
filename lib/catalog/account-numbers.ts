import { z } from 'zod';
import type { Source } from '../fact/fact';
import { isSince } from './since';
import { sourced, sourceOf, text } from './values';

const numbers = z.record(text, z.int().nonnegative());

/** A file of `data/accounts`: which numbers accounts and groups have that come with a distribution. */
export const accountTableSchema = sourced({
  /** As `upstream.distribution` of the images. */
  distributions: z.array(text).min(1),
  /** `base`: of the packages no image of it is without; `own-images`: that its own images add to them. */
  of: z.enum(['base', 'own-images']),
  /** The first release that has them. */
  since: z
    .string()
    .regex(/^\d+(\.\d+)?$/)
    .exactOptional(),
  users: numbers,
  groups: numbers,
});

export type AccountTable = Readonly<z.infer<typeof accountTableSchema>>;

export type NumberedNames = {
  readonly of: AccountTable['of'];
  readonly users: readonly (readonly [name: string, id: number])[];
  readonly groups: readonly (readonly [name: string, id: number])[];
  readonly source: Source | undefined;
};

export type AccountNumbers = {
  /** What is known to come with a release; nothing is said of what comes besides. */
  of(distribution: string, release: string | undefined): readonly NumberedNames[];
};

export function indexAccountNumbers(tables: readonly AccountTable[]): AccountNumbers {
  return {
    of: (distribution, release) =>
      tables
        .filter(
          ({ distributions, since }) =>
            distributions.includes(distribution) && (since === undefined || isSince(release, since)),
        )
        .map((table) => ({
          of: table.of,
          users: Object.entries(table.users),
          groups: Object.entries(table.groups),
          source: sourceOf(table),
        })),
  };
}
