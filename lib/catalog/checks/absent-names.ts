import { type AbsentTable, keyOf } from '../absent';
import type { PackageTable } from '../package-table';
import { indexPackages } from '../packages';
import type { Problem } from './check';
import { defineCheck } from './check';

/** A name said to be in no package of a release, while the packages of that release list it, would stop nobody's build. */
export const absentNames = defineCheck({
  id: 'absent-names',
  holds: 'a package said to be missing from a release stands once, and is not listed among its packages',
  run: ({ absent, packages, today }) => absent.flatMap((table) => problemsOf(table, packages, today)),
});

function problemsOf({ names, releases }: AbsentTable, packages: readonly PackageTable[], today: string) {
  const problems: Problem[] = [];
  const keys = new Set(releases.map(keyOf));
  const seen = new Set<string>();
  for (const row of names) {
    const where = `absent ${row.names[0]}`;
    for (const key of [...row.in, ...(row.shared ?? []), ...(row.passes ?? [])])
      if (!keys.has(key)) problems.push({ where, what: `speaks of ${key}, which was not looked through` });
    for (const key of row.shared ?? [])
      if (row.in.includes(key)) problems.push({ where, what: `is in ${key}, and shared there` });
    for (const name of row.names) {
      if (seen.has(name)) problems.push({ where: `absent ${name}`, what: 'stands twice' });
      seen.add(name);
    }
  }
  for (const { distribution, release, retrieved } of releases) {
    const key = keyOf({ distribution, release });
    if (retrieved > today) problems.push({ where: `absent ${key}`, what: 'read in the future' });
    const own = packages.filter(
      (each) => each.distributions.includes(distribution) && each.releases?.includes(release),
    );
    const listed = indexPackages(own).of({ distribution, release });
    const missing = names.filter((row) => !row.in.includes(key)).flatMap((row) => row.names);
    for (const name of missing.filter((each) => listed?.holding(each) !== undefined))
      problems.push({ where: `absent ${name}`, what: `is missing from ${key}, whose packages list it` });
  }
  return problems;
}
