import { z } from 'zod';
import { isoDate, link } from './values';

/** A file of `data/absent`: names of packages that some releases of a package manager's distributions do not have. */

const text = z.string().min(1);

const absentName = z.strictObject({
  /** Alike in all that is said of them. */
  names: z.array(text).min(1),
  /** Of the file's `releases`, as "debian 12", those that have a package of the name; the others have none. */
  in: z.array(text),
  /** Where several packages stand for the name, and none of them is picked. */
  shared: z.array(text).exactOptional(),
  /** Where the package manager takes the name for a pattern that fits another, and ends well without the package. */
  passes: z.array(text).exactOptional(),
  /** What to install, or do, instead: the second half of a sentence that begins with "Install". */
  instead: text.exactOptional(),
});

export const absentTableSchema = z.strictObject({
  manager: z.enum(['apt', 'apk']),
  /** Those whose index was looked through, and where: `{package}` stands for the name. */
  releases: z.array(
    z.strictObject({
      distribution: text,
      release: text,
      source: z.string().regex(/^https:\/\/\S*\{package\}$/),
      retrieved: isoDate,
      /** Where the whole index was read, when elsewhere than there. */
      read: link.exactOptional(),
    }),
  ),
  names: z.array(absentName),
});

export type AbsentTable = z.infer<typeof absentTableSchema>;

export type AbsentPackage = {
  readonly instead: string | undefined;
  /** The one package that takes its place. */
  readonly successor: string | undefined;
  /** Several packages stand for the name, and the package manager picks none of them. */
  readonly isShared: boolean;
};

export type AbsentPackages = {
  /** Says that a release has no package of this name; undefined where it has one or nothing is known. */
  of(distribution: string, release: string, name: string): AbsentPackage | undefined;
  /** Whether it was seen there: `false` where nothing is known as well. */
  has(distribution: string, release: string, name: string): boolean;
  /** Where it was looked for. */
  sourceOf(distribution: string, release: string, name: string): string | undefined;
  /** Whether there are releases whose manager has no package of this name. */
  isMissingSomewhere(manager: string, name: string): boolean;
};

export function indexAbsent(tables: readonly AbsentTable[]): AbsentPackages {
  const byRelease = new Map<string, ReadonlyMap<string, AbsentTable['names'][number]>>();
  const all = new Map<string, Set<string>>();
  const sources = new Map<string, (name: string) => string>();
  for (const { manager, names, releases } of tables) {
    const byName = new Map(names.flatMap((each) => each.names.map((name) => [name, each] as const)));
    all.set(manager, new Set([...(all.get(manager) ?? []), ...byName.keys()]));
    for (const release of releases) {
      byRelease.set(keyOf(release), byName);
      sources.set(keyOf(release), (name) => release.source.replace('{package}', encodeURIComponent(name)));
    }
  }
  return {
    of(distribution, release, name) {
      const key = keyOf({ distribution, release });
      const row = byRelease.get(key)?.get(name);
      if (!row || row.in.includes(key) || row.passes?.includes(key)) return undefined;
      const { instead } = row;
      return {
        instead,
        // Advice that is a name and nothing else.
        successor: /^`([\w.+-]+)`$/.exec(instead ?? '')?.[1],
        isShared: row.shared?.includes(key) === true,
      };
    },
    has(distribution, release, name) {
      const key = keyOf({ distribution, release });
      return byRelease.get(key)?.get(name)?.in.includes(key) === true;
    },
    isMissingSomewhere: (manager, name) => all.get(manager)?.has(name) === true,
    sourceOf: (distribution, release, name) => sources.get(keyOf({ distribution, release }))?.(name),
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
