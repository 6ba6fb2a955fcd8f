import { z } from 'zod';
import type { Source } from '../fact/fact';
import { before } from '../text/cut';
import { own, type Table, table } from '../text/table';
import { isoDate, link, type Upstream } from './values';

/** A file of `data/packages`: what the packages of a distribution put into an image. */

const text = z.string().min(1);
const names = z.array(text);
const links = z.union([link, z.array(link).min(1)]);

export const packageEntrySchema = z.strictObject({
  /** Of the names the file speaks of, those it puts into the directories of the usual PATH. */
  programs: names.exactOptional(),
  /** Of the libraries the file speaks of, by soname. */
  libraries: names.exactOptional(),
  /** Packages of this file that come with it; left out where the lists above say what these bring too. */
  depends: names.exactOptional(),
  /** Packages that come too unless the package manager is told not to (`--no-install-recommends`). */
  recommends: names.exactOptional(),
  /** Of a development package: what programs linked against it ask for at run time. */
  links: names.exactOptional(),
  source: links.exactOptional(),
  retrieved: isoDate.exactOptional(),
});

export const packageTableSchema = z.strictObject({
  /** As `upstream.distribution` of the images that use these packages. */
  distributions: names.min(1),
  /** Left out: every release. */
  releases: names.exactOptional(),
  /** For every entry without its own; `{package}` stands for the name of the package. */
  source: text.exactOptional(),
  retrieved: isoDate.exactOptional(),
  /** In every image that has the package manager of the distribution. */
  always: names.exactOptional(),
  /** A package of the file brings exactly those of these programs that stand at it. */
  programs: names,
  libraries: names,
  packages: z.record(text, packageEntrySchema),
  /** All accounts of the distribution's own image. */
  accounts: z
    .strictObject({ users: names, groups: names, source: links, retrieved: isoDate })
    .exactOptional(),
});

export type PackageEntry = z.infer<typeof packageEntrySchema>;
export type PackageTable = z.infer<typeof packageTableSchema>;

/** What one release of a distribution is known to pack. */
export type Packages = {
  readonly table: PackageTable;
  /** Whether the file speaks of the program, so that a package it lists can be said not to bring it. */
  speaksOf(program: string): boolean;
  speaksOfLibrary(soname: string): boolean;
  /** Whether the file lists the package. */
  has(name: string): boolean;
  /** Whether the package manager finds it, be it by a name that another package provides. */
  finds(name: string): boolean;
  /** What a package brings, with all that comes along. `undefined`: not listed. */
  bringing(name: string, withRecommended: boolean): Brought | undefined;
  /** What a package holds itself. */
  holding(name: string): PackageEntry | undefined;
  /** Packages that hold a program, the plainest name first. */
  withProgram(program: string): readonly string[];
  withLibrary(soname: string): readonly string[];
  sourceOf(name: string): Source | undefined;
};

export type Brought = { readonly programs: ReadonlySet<string>; readonly libraries: ReadonlySet<string> };

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
  const all = tables.map(indexTable);
  const ofDistribution = new Map<string, Packages[]>();
  const programs = new Set<string>();
  const cores = all.flatMap((each) => each.holding('coreutils')?.programs ?? []);
  const withCore = all.filter((each) => each.has('coreutils')).length;
  const basic = new Set(cores.filter((name) => cores.filter((each) => each === name).length === withCore));
  const sonames = new Map<string, Set<string>>();
  for (const packages of all) {
    for (const distribution of packages.table.distributions)
      ofDistribution.set(distribution, [...(ofDistribution.get(distribution) ?? []), packages]);
    for (const program of packages.table.programs) programs.add(program);
    for (const soname of packages.table.libraries) {
      const stem = stemOf(soname);
      sonames.set(stem, (sonames.get(stem) ?? new Set()).add(soname));
    }
  }
  return {
    of: ({ distribution, release }) => closest(ofDistribution.get(distribution) ?? [], release),
    ofManager: (manager) => ofDistribution.get(managers[manager] ?? '')?.at(-1),
    isProgram: (name) => programs.has(name),
    isBasic: (name) => basic.has(name),
    soname: (written) => {
      const [only, second] = sonames.get(stemOf(written)) ?? [];
      return /\.so\./.test(written) || only === undefined || second !== undefined ? written : only;
    },
  };
}

/** `libpq.so.5` and `libpq.so` → `libpq.so`. */
export function stemOf(soname: string): string {
  return soname.includes('.so') ? `${before(soname, '.so')}.so` : soname;
}

function closest(candidates: readonly Packages[], release: string | undefined): Packages | undefined {
  const exact = candidates.find(
    ({ table }) =>
      table.releases === undefined || (release !== undefined && table.releases.includes(release)),
  );
  if (exact !== undefined || release === undefined) return exact ?? candidates.at(-1);
  const number = Number.parseFloat(release);
  if (Number.isNaN(number)) return candidates.at(-1);
  const distance = ({ table }: Packages): number =>
    Math.min(...(table.releases ?? []).map((each) => Math.abs(Number.parseFloat(each) - number)));
  return [...candidates].sort((one, other) => distance(one) - distance(other))[0];
}

function indexTable(table: PackageTable): Packages {
  const programs = new Set(table.programs);
  const libraries = new Set(table.libraries);
  const stems = new Set(table.libraries.map(stemOf));
  const withPrograms = new Map<string, string[]>();
  const withLibraries = new Map<string, string[]>();
  const brought = new Map<string, Brought>();
  const withRecommends = new Map<string, Brought>();

  function bringing(name: string, withRecommended: boolean): Brought | undefined {
    const entry = own(table.packages, name);
    if (entry === undefined) return undefined;
    const known = (withRecommended ? withRecommends : brought).get(name);
    if (known !== undefined) return known;
    const parts = [name, ...(entry.depends ?? []), ...(withRecommended ? (entry.recommends ?? []) : [])];
    const found: Brought = {
      programs: new Set(parts.flatMap((each) => own(table.packages, each)?.programs ?? [])),
      libraries: new Set(parts.flatMap((each) => own(table.packages, each)?.libraries ?? [])),
    };
    (withRecommended ? withRecommends : brought).set(name, found);
    return found;
  }

  function index(): void {
    if (withPrograms.size > 0) return;
    for (const [name, entry] of Object.entries(table.packages)) {
      for (const program of entry.programs ?? []) push(withPrograms, program, name);
      for (const soname of entry.libraries ?? []) push(withLibraries, soname, name);
    }
    for (const list of [...withPrograms.values(), ...withLibraries.values()])
      list.sort((one, other) => one.length - other.length || (one < other ? -1 : 1));
  }

  return {
    table,
    speaksOf: (program) => programs.has(program),
    speaksOfLibrary: (soname) => libraries.has(soname) || (soname === stemOf(soname) && stems.has(soname)),
    has: (name) => own(table.packages, name) !== undefined,
    // Libraries renamed for 64-bit time provide their old names: https://wiki.debian.org/ReleaseGoals/64bit-time
    finds: (name) => (own(table.packages, name) ?? own(table.packages, `${name}t64`)) !== undefined,
    holding: (name) => own(table.packages, name),
    bringing,
    withProgram: (program) => {
      index();
      return withPrograms.get(program) ?? [];
    },
    withLibrary: (soname) => {
      index();
      return [...withLibraries].flatMap(([name, packages]) => (isSameLibrary(soname, name) ? packages : []));
    },
    sourceOf: (name) => sourceOf(table, name),
  };
}

/** `libpq.so` asks for any version. */
export function isSameLibrary(wanted: string, soname: string): boolean {
  return wanted === soname || (wanted === stemOf(wanted) && wanted === stemOf(soname));
}

function sourceOf(table: PackageTable, name: string): Source | undefined {
  const entry = own(table.packages, name);
  const retrieved = entry?.retrieved ?? table.retrieved;
  const [url] = [entry?.source ?? table.source?.replaceAll('{package}', encodeURIComponent(name))].flat();
  return url === undefined || retrieved === undefined ? undefined : { kind: 'document', url, retrieved };
}

function push(map: Map<string, string[]>, key: string, value: string): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [value]);
  else list.push(value);
}
