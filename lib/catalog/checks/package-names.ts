import { indexAbsent } from '../absent';
import type { NameRow, PackageNamesFile } from '../package-names';
import { indexPackages } from '../packages';
import type { CheckedData, Problem } from './check';
import { defineCheck } from './check';

/** Fewer would leave what Dockerfiles install most untranslated. */
const leastThings = 500;

export const packageNames = defineCheck({
  id: 'package-names',
  holds:
    'a package has names in at least two distributions, stands once, and is there where other tables know it',
  run: (data) => data['packages-across'].flatMap((file) => problemsOf(file, data)),
});

function problemsOf(file: PackageNamesFile, data: CheckedData): readonly Problem[] {
  const releases = new Set(file.lists.map(({ distribution, release }) => keyOf(distribution, release)));
  const distributions = new Set(file.lists.map(({ distribution }) => distribution));
  const seen = new Set<string>();
  const problems: Problem[] = file.lists
    .filter(({ retrieved }) => retrieved > data.today)
    .map(({ distribution, release }) => ({
      where: keyOf(distribution, release),
      what: 'read in the future',
    }));
  if (file.rows.length < leastThings)
    problems.push({ where: 'names', what: `has ${file.rows.length} things only` });
  const contradicts = contradiction(data);
  for (const row of file.rows) {
    const said = JSON.stringify(row.names);
    const found = seen.has(said) ? ['stands twice'] : [];
    seen.add(said);
    const cells = cellsOf(row, file);
    for (const { distribution, release } of cells)
      if (!releases.has(keyOf(distribution, release)))
        found.push(`speaks of ${keyOf(distribution, release)}, which was not looked through`);
    for (const distribution of [...(row.review ?? []), ...(row.oneWay ?? []), ...Object.keys(row.by ?? {})])
      if (!distributions.has(distribution))
        found.push(`speaks of ${distribution}, which was not looked through`);
    if (new Set(cells.map(({ distribution }) => kinOf(distribution))).size < 2)
      found.push('has one distribution only');
    for (const cell of cells) found.push(...contradicts(cell));
    problems.push(...found.map((what) => ({ where: `packages-across ${said}`, what })));
  }
  return problems;
}

type Cell = { readonly distribution: string; readonly release: string | undefined; readonly value: string };

function cellsOf({ names }: NameRow, { lists }: PackageNamesFile): readonly Cell[] {
  return Object.entries(names).flatMap(([key, value]) => {
    const [distribution = '', some] = key.split(' ');
    const own = lists.filter((list) => list.distribution === distribution).map(({ release }) => release);
    return (some?.split(',') ?? (own.length > 0 ? own : [undefined])).map((release) => ({
      distribution,
      release,
      value,
    }));
  });
}

/** Against the tables of packages of the same release, and of those that are missing. */
function contradiction({ absent, packages }: CheckedData): (cell: Cell) => readonly string[] {
  const missing = indexAbsent(absent);
  const shelf = indexPackages(packages);
  return ({ distribution, release, value }) => {
    const key = keyOf(distribution, release);
    const table = shelf.of({ distribution, ...(release === undefined ? {} : { release }) });
    const names = value.replace('=', '').split(' ');
    return names.flatMap((name) => [
      ...(release !== undefined && missing.of(distribution, release, name) !== undefined
        ? [`${name} is missing from ${key}`]
        : []),
      ...(value.startsWith('=') && table?.table.always !== undefined && !table.table.always.includes(name)
        ? [`${name} does not come with the base of ${key}`]
        : []),
    ]);
  };
}

function kinOf(distribution: string): string {
  return distribution === 'ubuntu' ? 'debian' : distribution;
}

function keyOf(distribution: string, release: string | undefined): string {
  return release === undefined ? distribution : `${distribution} ${release}`;
}
