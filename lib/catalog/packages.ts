import { type Table, table } from '../text/table';
import { once } from './later';
import { indexTable, type Packages, type PackageTable } from './package-table';
import { stemOf } from './soname';
import type { Upstream } from './values';

/** Everything known of packages, by distribution. */
export type PackageShelf = {
  /** Of this release, else of the one closest to it that is known: names of programs hardly change. */
  of(upstream: Upstream): Packages | undefined;
  /** Of the newest release of a distribution that uses the package manager: for stages whose base is not known. */
  ofManager(manager: string): Packages | undefined;
  /** Whether any distribution packs a program of this name. */
  isProgram(name: string): boolean;
  /** Whether it is one of coreutils, which every image with a shell brings in one form or another. */
  isBasic(name: string): boolean;
  /** The one soname behind `libpq.so` in all distributions, or what was asked. */
  soname(written: string): string;
};

const managers: Table<string> = table({
  apt: 'debian',
  dpkg: 'debian',
  apk: 'alpine',
  dnf: 'rhel',
  microdnf: 'rhel',
  yum: 'rhel',
  rpm: 'rhel',
  tdnf: 'azurelinux',
});

export function indexPackages(tables: readonly PackageTable[]): PackageShelf {
  return shelvePackages(tables.map(indexTable));
}

export function shelvePackages(releases: readonly Packages[]): PackageShelf {
  const all = [...releases].sort((one, other) => newest(one) - newest(other));
  const ofDistribution = new Map<string, Packages[]>();
  for (const packages of all)
    for (const distribution of packages.table.distributions)
      ofDistribution.set(distribution, [...(ofDistribution.get(distribution) ?? []), packages]);
  const programs = once(() => new Set(all.flatMap(({ table }) => table.programs)));
  const basic = once(() => basicsOf(all));
  const sonames = once(() => sonamesOf(all));
  return {
    of: ({ distribution, release }) => closest(ofDistribution.get(distribution) ?? [], release),
    ofManager: (manager) => ofDistribution.get(managers[manager] ?? '')?.at(-1),
    isProgram: (name) => programs().has(name),
    isBasic: (name) => basic().has(name),
    soname: (written) => {
      const [only, second] = sonames().get(stemOf(written)) ?? [];
      return /\.so\./.test(written) || only === undefined || second !== undefined ? written : only;
    },
  };
}

/** What every coreutils has that is known. */
function basicsOf(all: readonly Packages[]): ReadonlySet<string> {
  const lists = all.flatMap(({ table }) => (table.basics === undefined ? [] : [table.basics]));
  const [first = [], ...others] = lists.map((list) => new Set(list));
  return new Set([...first].filter((name) => others.every((other) => other.has(name))));
}

function sonamesOf(all: readonly Packages[]): ReadonlyMap<string, ReadonlySet<string>> {
  const found = new Map<string, Set<string>>();
  for (const { table } of all)
    for (const soname of table.libraries) {
      const stem = stemOf(soname);
      found.set(stem, (found.get(stem) ?? new Set()).add(soname));
    }
  return found;
}

function closest(candidates: readonly Packages[], release: string | undefined): Packages | undefined {
  const exact = candidates.find(
    ({ table }) =>
      table.releases === undefined || (release !== undefined && table.releases.includes(release)),
  );
  if (exact !== undefined || release === undefined) return exact ?? candidates.at(-1);
  const number = orderOf(release);
  if (Number.isNaN(number)) return candidates.at(-1);
  const distance = ({ table }: Packages): number =>
    Math.min(...(table.releases ?? []).map((each) => Math.abs(orderOf(each) - number)));
  return [...candidates].sort((one, other) => distance(one) - distance(other))[0];
}

/** `3.9` comes before `3.20`. */
function orderOf(release: string): number {
  const [major = '', minor = '0'] = release.split('.');
  return Number.parseInt(major, 10) * 1000 + Number.parseInt(minor, 10);
}

function newest({ table }: Packages): number {
  return Math.max(...(table.releases ?? []).map(orderOf));
}
