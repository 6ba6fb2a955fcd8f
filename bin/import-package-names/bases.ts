import type { FamilyFile } from '../../lib/catalog/family';
import type { PackageTable } from '../../lib/catalog/package-table';
import { type Table, table } from '../../lib/text/table';
import type { ReadList } from './lists';

/** What the distribution's own smallest image with a package manager holds, where its whole list is published. */
const baseImages: Table<readonly string[]> = table({
  'alpine 3.21': ['alpine-3.21'],
  'alpine 3.22': ['alpine-3.22'],
  'alpine 3.23': ['alpine-3.23'],
  'alpine 3.24': ['alpine-3.24'],
  wolfi: ['wolfi-base'],
  // What UBI's smaller image holds is not published; AlmaLinux rebuilds it.
  'rhel 9': ['ubi9-standard', 'almalinux-9-minimal'],
});

export function basesOf(
  families: readonly FamilyFile[],
  tables: readonly PackageTable[],
): (list: ReadList) => Pick<ReadList, 'base'> {
  const packages = new Map<string, ReadonlySet<string>>();
  for (const { variants } of families)
    for (const { id, facts } of variants) {
      const fact = facts.packages;
      if (fact && 'value' in fact) packages.set(id, new Set(Object.keys(fact.value)));
    }
  return ({ distribution, release }) => {
    const table = tables.find(
      (each) => each.distributions.includes(distribution) && each.releases?.includes(release ?? ''),
    );
    if (table?.always !== undefined) return { base: new Set(table.always) };
    const ids = baseImages[release === undefined ? distribution : `${distribution} ${release}`] ?? [];
    const known = ids.flatMap((id) => packages.get(id) ?? []);
    const [first] = known;
    return first === undefined
      ? {}
      : { base: new Set([...first].filter((name) => known.every((each) => each.has(name)))) };
  };
}
