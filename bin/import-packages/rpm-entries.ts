import { fileURLToPath } from 'node:url';
import { readFolder } from '../../lib/catalog/files';
import type { PackageEntry, PackageTable } from '../../lib/catalog/package-table';
import type { Read } from './specs';

/** What spec files say, as entries of `data/packages`. */

const data = fileURLToPath(new URL('../../data/packages', import.meta.url));

/** Parts that Dockerfiles do not install. */
export const besides =
  /-(?:docs?|javadoc|manual|tests?|static|debug|debuginfo|debugsource|demo|examples?|l10n|src)$/;

export function entriesOf(
  read: readonly Read[],
  programs: ReadonlySet<string>,
  libraries?: ReadonlySet<string>,
  also: ReadonlySet<string> = new Set(),
): ReadonlyMap<string, PackageEntry> {
  const kept = read.filter(({ made: { name } }) => !besides.test(name) && !name.includes('-langpack-'));
  const listed = new Set([...kept.map(({ made }) => made.name), ...also]);
  return new Map(
    kept.map(({ made, source, spec }) => {
      const own = made.programs.filter((name) => programs.has(name));
      const held = made.libraries.filter((name) => libraries?.has(name) ?? true);
      const depends = made.requires.filter((name) => name !== made.name && listed.has(name)).sort();
      const built = kept.filter((each) => each.spec === spec && made.requires.includes(each.made.name));
      const links = /-devel$/.test(made.name) ? built.flatMap((each) => each.made.libraries) : [];
      const entry: PackageEntry = {
        ...(own.length > 0 && { programs: own }),
        ...(held.length > 0 && { libraries: held }),
        ...(depends.length > 0 && { depends }),
        ...(links.length > 0 && { links: [...new Set(links)].sort() }),
        // What scripts need is found while building, and what patterns stand for too.
        more: 'anything',
        source,
      };
      return [made.name, entry] as const;
    }),
  );
}

export function readTable(name: string): PackageTable {
  const found = readFolder(data).find((each) => each.name === `${name}.json`);
  if (found === undefined) throw new Error(`no ${name}.json`);
  const { content } = found;
  return {
    ...content,
    packages: content.packages,
    nothing: content.nothing,
    others: content.others,
    provided: content.provided,
  };
}

export function sorted<T>(entries: readonly (readonly [string, T])[]): Record<string, T> {
  return Object.fromEntries([...entries].sort(([one], [other]) => (one < other ? -1 : 1)));
}
