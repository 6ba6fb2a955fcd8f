import { indexPackages } from '../packages';
import type { RepositoryTable } from '../repositories';
import type { Problem } from './check';
import { defineCheck } from './check';

/** Who finds a package where nothing has to be enabled for it would be told to enable something. */
export const repositories = defineCheck({
  id: 'repositories',
  holds:
    'a package stands once for a release, and one that is not the distribution’s own is not listed among its packages',
  run: ({ packages, repositories: tables }) => {
    const listed = new Map(
      packages.flatMap((table) =>
        table.distributions.includes('rhel')
          ? (table.releases ?? []).map((release) => [release, indexPackages([table])] as const)
          : [],
      ),
    );
    return tables.flatMap((table) =>
      placesOf(table).flatMap(({ at, isTwice, name, release }): Problem[] => {
        const where = `repositories ${name} ${release}`;
        const own = listed.get(release)?.of({ distribution: 'rhel', release });
        const isForeign = at === 'epel' || at === 'outside';
        return [
          ...(isTwice ? [{ where, what: 'stands twice' }] : []),
          ...(isForeign && own?.holding(name) !== undefined
            ? [{ where, what: `is said to be in ${at}, and listed among the packages of the release` }]
            : []),
        ];
      }),
    );
  },
});

function placesOf({ packages }: RepositoryTable) {
  const seen = new Set<string>();
  return packages.flatMap(({ in: places, names }) =>
    names.flatMap((name) =>
      Object.entries(places).map(([release, at]) => {
        const key = `${release} ${name}`;
        const isTwice = seen.has(key);
        seen.add(key);
        return { at, isTwice, name, release };
      }),
    ),
  );
}
