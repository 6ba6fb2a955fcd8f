import { z } from 'zod';
import { isSince } from './since';
import { sourced, text } from './values';

const option = z.string().startsWith('--');

/** A file of `data/overwriting`: packages of other publishers with a file that a package of the base owns. */
const overwriting = sourced({
  /** As its file begins: `glibc` of `glibc-2.34-r0.apk`. */
  name: text,
  /** Who makes it. */
  publisher: text,
  /** The first version that leaves the file out. */
  below: z
    .string()
    .regex(/^\d+\.\d+-r\d+$/)
    .exactOptional(),
  file: text.startsWith('/'),
  /** The package of the base. */
  owner: text,
  distribution: text,
  since: z.string().regex(/^\d+\.\d+$/),
  /** What lets the package manager go on. */
  option,
  alsoBy: z.array(option),
  instead: text,
});

export const overwritingTableSchema = z.strictObject({
  manager: z.enum(['apk']),
  packages: z.array(overwriting),
});

export type OverwritingTable = Readonly<z.infer<typeof overwritingTableSchema>>;
export type Overwriting = OverwritingTable['packages'][number];

export type OverwritingShelf = {
  /** What a file of a package (`glibc-2.34-r0.apk`) would overwrite in a release. */
  of(distribution: string, release: string, file: string): Overwriting | undefined;
};

export function indexOverwriting(tables: readonly OverwritingTable[]): OverwritingShelf {
  const byName = new Map(
    tables.flatMap(({ packages }) => packages.map((each) => [each.name, each] as const)),
  );
  return {
    of(distribution, release, file) {
      const [, name = '', version = ''] = /^([a-z][a-z-]*)-(\d[\w.]*-r\d+)\.apk$/.exec(file) ?? [];
      const found = byName.get(name);
      if (found?.distribution !== distribution || !isSince(release, found.since)) return undefined;
      const isLeftOut = found.below !== undefined && isSince(dotted(version), dotted(found.below));
      return isLeftOut ? undefined : found;
    },
  };
}

/** `2.35-r1` as `2.35.1`. */
function dotted(version: string): string {
  return version.replace('-r', '.');
}
