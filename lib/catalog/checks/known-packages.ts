import type { PackageTable } from '../package-table';
import { indexPackages } from '../packages';
import type { Problem } from './check';
import { defineCheck } from './check';

/** An entry that names what its file does not speak of would be a "no" for every other package. */
export const knownPackages = defineCheck({
  id: 'known-packages',
  holds: 'packages name programs, libraries and packages of their file, and each says where that was read',
  run: ({ packages, today }) => packages.flatMap((table) => problemsOf(table, today)),
});

function problemsOf(table: PackageTable, today: string): readonly Problem[] {
  const programs = new Set(table.programs);
  const libraries = new Set(table.libraries);
  const [index] = [indexPackages([table]).of({ distribution: table.distributions[0] ?? '' })];
  const problems: Problem[] = [];
  for (const [name, entry] of Object.entries(table.packages)) {
    const where = `packages/${table.distributions[0]} ${table.releases?.join(' ') ?? ''} ${name}`;
    const found = [
      ...(entry.programs ?? [])
        .filter((each) => !programs.has(each))
        .map((each) => `unspoken program ${each}`),
      ...(entry.libraries ?? [])
        .filter((each) => !libraries.has(each))
        .map((each) => `unspoken library ${each}`),
      ...[...(entry.depends ?? []), ...(entry.recommends ?? [])]
        .filter((each) => index?.holding(each) === undefined)
        .map((each) => `brings along ${each}, which is not listed`),
      ...(index?.sourceOf(name) === undefined ? ['no source'] : []),
      ...((entry.retrieved ?? table.retrieved ?? '') > today ? ['read in the future'] : []),
    ];
    problems.push(...found.map((what) => ({ where, what })));
  }
  const always = (table.always ?? []).filter((name) => index?.holding(name) === undefined);
  return [...problems, ...always.map((name) => ({ where: name, what: 'always there, but not listed' }))];
}
