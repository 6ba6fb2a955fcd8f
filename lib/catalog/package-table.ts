import { z } from 'zod';
import type { Source } from '../fact/fact';
import { own } from '../text/table';
import type { Package } from './facts';
import { once } from './later';
import { isSameLibrary, stemOf } from './soname';
import { isoDate, link } from './values';

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
  /** What it may bring beyond that: further libraries, or programs too. */
  more: z.enum(['libraries', 'anything']).exactOptional(),
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
  /** A package of the file brings exactly those of these programs that stand at it, unless there may be `more`. */
  programs: names,
  libraries: names,
  /** Programs of its coreutils. */
  basics: names.exactOptional(),
  packages: z.record(text, packageEntrySchema),
  /** Packages that bring none of the programs and libraries, parted by blanks. */
  nothing: text.optional(),
  /** Packages that are there, parted by blanks; what they bring nobody looked up. */
  others: text.optional(),
  /** Names that a package of the file provides beside its own. */
  provided: z.record(text, text).optional(),
  /** All accounts of the distribution's own image. */
  accounts: z
    .strictObject({ users: names, groups: names, source: links, retrieved: isoDate })
    .exactOptional(),
});

export type PackageEntry = z.infer<typeof packageEntrySchema>;
export type PackageTable = z.infer<typeof packageTableSchema>;

/** What a file says of the release itself. */
export type PackageHead = Omit<PackageTable, 'packages' | 'nothing' | 'others' | 'provided'>;

type Known = 'programs' | 'libraries';

/** The packages of a release, however they are kept. */
export type PackageContents = {
  /** What stands there under the very name. */
  entry(name: string): PackageEntry | undefined;
  /** The same, also by a name that another package provides; without anything where it is known to bring nothing. */
  holding(name: string): PackageEntry | undefined;
  /** There, and nobody looked up what it brings. */
  isOther(name: string): boolean;
  /** Packages that hold a program, the plainest name first. */
  withProgram(program: string): readonly string[];
  /** Every name under which `holding` finds a package that holds it. */
  namesWithProgram(program: string): ReadonlySet<string>;
  /** Whether `knows` says so of all that images list, where that was worked out before: by the very list. */
  knowsAll?(list: readonly Package[], what: Known): boolean | undefined;
  /** The packages that hold a library, of every one. */
  libraries(): Iterable<readonly [soname: string, packages: readonly string[]]>;
};

/** What one release of a distribution is known to pack. */
export type Packages = {
  readonly table: PackageHead;
  /** Whether the file speaks of the program, so that a package it lists can be said not to bring it. */
  speaksOf(program: string): boolean;
  speaksOfLibrary(soname: string): boolean;
  /** Whether all programs or libraries are known that come with the package, of those the file speaks of. */
  knows(name: string, what: Known): boolean;
  knowsAll(list: readonly Package[], what: Known): boolean;
  /** Whether the package manager finds it, be it by a name that another package provides. */
  finds(name: string): boolean;
  /** What a package is known to bring, with all that comes along. `undefined`: nothing is. */
  bringing(name: string, withRecommended: boolean): Brought | undefined;
  /** What a package holds itself. */
  holding(name: string): PackageEntry | undefined;
  /** Packages that hold a program, the plainest name first. */
  withProgram(program: string): readonly string[];
  /** Every name under which `holding` finds a package that holds a program. */
  namesWithProgram(program: string): ReadonlySet<string>;
  withLibrary(soname: string): readonly string[];
  sourceOf(name: string): Source | undefined;
};

export type Brought = {
  readonly programs: ReadonlySet<string>;
  readonly libraries: ReadonlySet<string>;
  /** What else may come along. */
  readonly more: 'nothing' | 'libraries' | 'anything';
};

/** What one file of `data/packages` says; its packages are looked at when somebody asks for one. */
export function indexTable(table: PackageTable): Packages {
  return packagesOf(table, contentsOf(table));
}

function contentsOf(table: PackageTable): PackageContents {
  const nothing = once(() => namesIn(table.nothing));
  const others = once(() => namesIn(table.others));
  const holders = once(() => indexHolders(table));
  const aliases = once(() => aliasesIn(table));
  return {
    entry: (name) => own(table.packages, name),
    holding: (name) =>
      own(table.packages, name) ??
      own(table.packages, own(table.provided ?? {}, name) ?? '') ??
      (nothing().has(name) ? {} : undefined),
    isOther: (name) => others().has(name),
    withProgram: (program) => holders().programs.get(program) ?? [],
    namesWithProgram(program) {
      const found = new Set(holders().programs.get(program));
      for (const name of [...found]) for (const alias of aliases().get(name) ?? []) found.add(alias);
      return found;
    },
    libraries: () => holders().libraries,
  };
}

export function packagesOf(table: PackageHead, contents: PackageContents): Packages {
  const { holding } = contents;
  const programs = once(() => new Set(table.programs));
  const libraries = once(() => new Set(table.libraries));
  const stems = once(() => new Set(table.libraries.map(stemOf)));
  const closures = new Map<string, Brought>();
  const bringing = new Map<string, ReadonlySet<string>>();

  function closureOf(name: string, withRecommended: boolean): Brought | undefined {
    const key = withRecommended ? `${name} recommended` : name;
    const known = closures.get(key);
    if (known !== undefined || holding(name) === undefined) return known;
    const found = closed(name, withRecommended, holding);
    closures.set(key, found);
    return found;
  }

  function knows(name: string, what: Known): boolean {
    const more = closureOf(name, false)?.more;
    return more === 'nothing' || (more === 'libraries' && what === 'programs');
  }

  return {
    table,
    speaksOf: (program) => programs().has(program),
    speaksOfLibrary: (soname) =>
      libraries().has(soname) || (soname === stemOf(soname) && stems().has(soname)),
    knows,
    knowsAll: (list, what) => contents.knowsAll?.(list, what) ?? list.every(({ name }) => knows(name, what)),
    // Libraries renamed for 64-bit time provide their old names: https://wiki.debian.org/ReleaseGoals/64bit-time
    finds: (name) =>
      [name, `${name}t64`].some((each) => holding(each) !== undefined || contents.isOther(each)),
    holding,
    bringing: closureOf,
    withProgram: contents.withProgram,
    namesWithProgram(program) {
      const found = bringing.get(program) ?? contents.namesWithProgram(program);
      if (found.size > 0) bringing.set(program, found);
      return found;
    },
    withLibrary: (soname) =>
      [...contents.libraries()].flatMap(([name, packages]) => (isSameLibrary(soname, name) ? packages : [])),
    sourceOf: (name) => sourceOf(table, contents.entry(name), name),
  };
}

/** A package and all it depends on. */
function closed(
  name: string,
  withRecommended: boolean,
  holding: (name: string) => PackageEntry | undefined,
): Brought {
  const programs = new Set<string>();
  const libraries = new Set<string>();
  let more: Brought['more'] = 'nothing';
  const seen = new Set([name]);
  for (const each of seen) {
    const entry = holding(each);
    if (entry === undefined || entry.more === 'anything') more = 'anything';
    else if (entry.more === 'libraries' && more === 'nothing') more = 'libraries';
    for (const program of entry?.programs ?? []) programs.add(program);
    for (const soname of entry?.libraries ?? []) libraries.add(soname);
    const recommended = withRecommended && each === name ? (entry?.recommends ?? []) : [];
    for (const along of [...(entry?.depends ?? []), ...recommended]) seen.add(along);
  }
  return { programs, libraries, more };
}

type Holders = {
  readonly programs: ReadonlyMap<string, readonly string[]>;
  readonly libraries: ReadonlyMap<string, readonly string[]>;
};

/** By what they hold, the plainest name first. */
export function indexHolders(table: PackageTable): Holders {
  const programs = new Map<string, string[]>();
  const libraries = new Map<string, string[]>();
  for (const [name, entry] of Object.entries(table.packages)) {
    for (const program of entry.programs ?? []) push(programs, program, name);
    for (const soname of entry.libraries ?? []) push(libraries, soname, name);
  }
  for (const list of [...programs.values(), ...libraries.values()])
    list.sort((one, other) => one.length - other.length || (one < other ? -1 : 1));
  return { programs, libraries };
}

/** The names that lead to a package because it provides them, by its own. */
export function aliasesIn({ packages, provided = {} }: PackageTable): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  for (const [alias, name] of Object.entries(provided))
    if (!Object.hasOwn(packages, alias)) push(found, name, alias);
  return found;
}

export function namesIn(text = ''): ReadonlySet<string> {
  return new Set(text.split(' '));
}

function sourceOf(table: PackageHead, entry: PackageEntry | undefined, name: string): Source | undefined {
  const retrieved = entry?.retrieved ?? table.retrieved;
  const [url] = [entry?.source ?? table.source?.replaceAll('{package}', encodeURIComponent(name))].flat();
  return url === undefined || retrieved === undefined ? undefined : { kind: 'document', url, retrieved };
}

function push(map: Map<string, string[]>, key: string, value: string): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [value]);
  else list.push(value);
}
