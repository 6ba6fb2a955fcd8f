import { parseArgs } from 'node:util';
import type { PackageTable } from '../../lib/catalog/package-table';
import { readNames } from './lists';
import { entriesOf, readTable, sorted } from './rpm-entries';
import { type Read, readClones, readCommit, sourcesIn } from './specs';
import { writeTable } from './write';

/**
 * Writes `data/packages/fedora-<release>.json` and adds to `rpm-el8.json` and `rpm-el9.json`, from spec files:
 * `npx tsx bin/import-packages/rpm.ts --el <folder of clones, openela-main+<source>/repo> --fedora <git>`. `rpmspec`
 * of the package manager itself expands their macros. What is in the tables of Enterprise Linux already stays.
 */

/** The last commit of https://github.com/major/fedora-rpm-specs before the release was branched off. */
const fedora = {
  '43': { commit: 'ff1754304b85885bfac6f0b98ce1e406e6e7affb', day: '2025-08-14' },
  '44': { commit: '7de8fa72ff57ece58bb23655fc5ef0f769c74b58', day: '2026-02-07' },
  '45': { commit: 'f4604181600bc00ad261768b341dbd7d54401474', day: '2026-08-12' },
};

const { values } = parseArgs({
  options: { el: { type: 'string' }, fedora: { type: 'string' } },
});

function main(clones: string, specs: string): void {
  const sources = sourcesIn(clones);
  const names = readNames('programs.txt');
  for (const release of ['8', '9']) {
    const read = readClones(clones, release);
    const table = readTable(`rpm-el${release}`);
    writeTable(`rpm-el${release}`, { ...table, ...added(table, read, names) });
  }
  for (const [release, { commit, day: retrieved }] of Object.entries(fedora)) {
    const also = [...sources, ...readNames('fedora-sources.txt')];
    const read = [...new Set(also)].flatMap((name) =>
      readCommit(specs, commit, name, [`fedora ${release}`, `dist .fc${release}`]),
    );
    writeTable(`fedora-${release}`, {
      distributions: ['fedora'],
      releases: [release],
      source: `https://github.com/major/fedora-rpm-specs/tree/${commit}/specs`,
      retrieved,
      ...whole(read, names),
    });
  }
}

function whole(
  read: readonly Read[],
  names: readonly string[],
): Pick<PackageTable, 'programs' | 'libraries' | 'packages'> {
  const entries = entriesOf(read, new Set(names));
  return {
    programs: [...new Set(names)].sort(),
    libraries: [...new Set([...entries.values()].flatMap((entry) => entry.libraries ?? []))].sort(),
    packages: sorted([...entries].map(([name, { source, ...entry }]) => [name, entry] as const)),
  };
}

/** Programs and libraries are added that none of the packages which are there already brings. */
function added(table: PackageTable, read: readonly Read[], names: readonly string[]): Partial<PackageTable> {
  const before = new Set(Object.keys(table.packages));
  const isKnown = ({ made }: Read) =>
    before.has(made.name) || [...before].some((name) => name === `${made.name}-minimal`);
  const fresh = read.filter((each) => !isKnown(each));
  const held = read.filter(isKnown).map(({ made }) => made);
  const heldPrograms = new Set(held.flatMap(({ programs }) => programs));
  const heldLibraries = new Set(held.flatMap(({ libraries }) => libraries));
  const isAdded = (name: string) => names.includes(name) && !heldPrograms.has(name);
  const programs = new Set([
    ...table.programs,
    ...fresh.flatMap(({ made }) => made.programs.filter(isAdded)),
  ]);
  const libraries = new Set([
    ...table.libraries,
    ...fresh.flatMap(({ made }) => made.libraries.filter((name) => !heldLibraries.has(name))),
  ]);
  const entries = entriesOf(fresh, programs, libraries, before);
  return {
    programs: [...programs].sort(),
    libraries: [...libraries].sort(),
    packages: sorted([...Object.entries(table.packages), ...entries]),
  };
}

if (values.el === undefined || values.fedora === undefined) throw new Error('give --el and --fedora');
main(values.el, values.fedora);
