import { z } from 'zod';
import { isoDate } from './values';

/** A file of `data/absent`: names of packages that some releases of a package manager's distributions do not have. */

const text = z.string().min(1);

const absentName = z.strictObject({
  /** Alike in all that is said of them. */
  names: z.array(text).min(1),
  /** Of the file's `releases`, as "debian 12", those that have a package of the name; the others have none. */
  in: z.array(text),
  /** Where several packages stand for the name, and none of them is picked. */
  shared: z.array(text).exactOptional(),
  /** What to install, or do, instead: the second half of a sentence that begins with "Install". */
  instead: text.exactOptional(),
});

export const absentTableSchema = z.strictObject({
  manager: z.enum(['apt']),
  /** Those whose index was looked through, and where: `{package}` stands for the name. */
  releases: z.array(
    z.strictObject({
      distribution: text,
      release: text,
      source: z.string().regex(/^https:\/\/\S*\{package\}$/),
      retrieved: isoDate,
    }),
  ),
  names: z.array(absentName),
});

export type AbsentTable = z.infer<typeof absentTableSchema>;

export type AbsentPackage = {
  readonly instead: string | undefined;
  /** Several packages stand for the name, and the package manager picks none of them. */
  readonly isShared: boolean;
};

export type AbsentPackages = {
  /** Says that a release has no package of this name; undefined where it has one or nothing is known. */
  of(distribution: string, release: string, name: string): AbsentPackage | undefined;
  /** Whether there are releases that have no package of this name. */
  isMissingSomewhere(name: string): boolean;
};

export function indexAbsent(tables: readonly AbsentTable[]): AbsentPackages {
  const looked = new Set(tables.flatMap(({ releases }) => releases.map(keyOf)));
  const byName = new Map(
    tables.flatMap(({ names }) => names.flatMap((each) => each.names.map((name) => [name, each] as const))),
  );
  return {
    of(distribution, release, name) {
      const key = keyOf({ distribution, release });
      const row = looked.has(key) ? byName.get(name) : undefined;
      if (!row || row.in.includes(key)) return undefined;
      return { instead: row.instead, isShared: row.shared?.includes(key) === true };
    },
    isMissingSomewhere: (name) => byName.has(name),
  };
}

export function keyOf({
  distribution,
  release,
}: {
  readonly distribution: string;
  readonly release: string;
}): string {
  return `${distribution} ${release}`;
}
