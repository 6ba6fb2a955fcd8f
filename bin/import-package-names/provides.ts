import { readFileSync } from 'node:fs';
import type { PackageTable } from '../../lib/catalog/package-table';
import { stemOf } from '../../lib/catalog/soname';
import { readApkIndex } from '../import-packages/apk-index';
import { readArchive } from '../import-packages/archive';
import { recipesOfWolfi } from '../import-packages/melange';
import { readClones } from '../import-packages/specs';

/** What a package gives to whoever installs it, under names that do not depend on the distribution. */
export type Provided = {
  readonly programs: ReadonlySet<string>;
  readonly libraries: ReadonlySet<string>;
  /** As pkg-config knows them. */
  readonly modules: ReadonlySet<string>;
  /** Distributions of Python. */
  readonly wheels: ReadonlySet<string>;
};

export type Providing = ReadonlyMap<string, Provided>;

export async function providedByDebian(folder: string): Promise<Providing> {
  const archive = await readArchive(folder);
  const none: ReadonlySet<string> = new Set();
  return new Map(
    [...archive.packages.keys()].map((name) => [
      name,
      {
        programs: archive.programs.get(name) ?? none,
        // Beside its headers a package has the library without a version alone.
        libraries: new Set([...(archive.libraries.get(name) ?? [])].filter((each) => !each.endsWith('.so'))),
        modules: archive.modules.get(name) ?? none,
        wheels: archive.wheels.get(name) ?? none,
      },
    ]),
  );
}

export function providedByAlpine(file: string): Providing {
  return new Map(
    [...readApkIndex(readFileSync(file, 'utf8'))].map(([name, { libraries, modules, programs, wheels }]) => [
      name,
      {
        programs: new Set(programs),
        libraries: new Set(libraries),
        modules: new Set(modules),
        wheels: new Set(wheels),
      },
    ]),
  );
}

/** As far as a table of `data/packages` tells: libraries alone. */
export function providedByTable(table: PackageTable | undefined): Providing {
  const none: ReadonlySet<string> = new Set();
  return new Map(
    Object.entries(table?.packages ?? {}).flatMap(([name, { libraries = [], programs = [] }]) =>
      programs.length > 0 || isForBuild(name)
        ? []
        : [[name, { programs: none, libraries: new Set(libraries), modules: none, wheels: none }] as const],
    ),
  );
}

/** What spec files say of `rpm` packages, in which headers are called `-devel`. */
export function providedBySpecs(clones: string, release: string): Providing {
  return new Map(
    readClones(clones, release).map(({ made: { libraries, modules, name, programs } }) => [
      name,
      {
        programs: new Set(programs),
        libraries: new Set(libraries),
        modules: new Set(modules),
        wheels: new Set(),
      },
    ]),
  );
}

/** The programs that Wolfi's recipes try; others may be in there too. */
export function providedByWolfi(repository: string, commit: string): Providing {
  const none: ReadonlySet<string> = new Set();
  return new Map(
    recipesOfWolfi(repository, commit).map(({ name, programs }) => [
      name,
      { programs: new Set(programs), libraries: none, modules: none, wheels: none },
    ]),
  );
}

/** A package there that gives all that one here does. */
export type Pair = {
  readonly here: string;
  readonly there: string;
  readonly by: 'module' | 'library' | 'wheel' | 'program';
  /** Whether the versions of its libraries are the same. */
  readonly isExact: boolean;
  /** Whether the one here gives all that the one there does. */
  readonly leadsBack: boolean;
};

/** The first kind of thing that a package here gives decides which package there stands for it. */
export function pairsOf(here: Providing, there: Providing, names: Iterable<string>): readonly Pair[] {
  const kinds = [
    { by: 'module', of: ({ modules }: Provided) => modules },
    { by: 'wheel', of: ({ wheels }: Provided) => wheels },
    { by: 'library', of: stemsOf },
    { by: 'program', of: ({ programs }: Provided) => programs },
  ] as const;
  const indexes = kinds.map(({ of }) => indexBy(there, of));
  return [...names].flatMap((name): readonly Pair[] => {
    const own = here.get(name);
    const at = kinds.findIndex(
      ({ by, of }) => own && (by !== 'module' || isForBuild(name)) && of(own).size > 0,
    );
    const [kind, index] = [kinds[at], indexes[at]];
    if (own === undefined || kind === undefined || index === undefined) return [];
    const things = kind.of(own);
    const thingsOf = (each: string) => kind.of(there.get(each) ?? own);
    const found =
      bestOf(name, things, index, thingsOf) ??
      (kind.by === 'program' && isMostlySame(own, there.get(name)) ? name : undefined);
    const theirs = found === undefined ? undefined : there.get(found);
    if (found === undefined || theirs === undefined || isForBuild(found) !== isForBuild(name)) return [];
    const stems = new Set([...theirs.libraries].map(stemOf));
    const isExact =
      kind.by === 'library'
        ? [...theirs.libraries].every((each) => own.libraries.has(each) || !things.has(stemOf(each)))
        : // Who installs it may be after its library.
          kind.by !== 'program' || [...own.libraries].every((each) => stems.has(stemOf(each)));
    const ownStems = new Set([...own.libraries].map(stemOf));
    const leadsBack =
      [...kind.of(theirs)].every((each) => things.has(each)) &&
      (kind.by !== 'program' || [...stems].every((each) => ownStems.has(each)));
    return [{ here: name, there: found, by: kind.by, isExact, leadsBack }];
  });
}

function isForBuild(name: string): boolean {
  return /-dev(?:el)?$/.test(name);
}

/** Of one name, with more than half of the programs in both. */
function isMostlySame(one: Provided, other: Provided | undefined): boolean {
  const both = [...one.programs].filter((each) => other?.programs.has(each)).length;
  return both * 2 > Math.max(one.programs.size, other?.programs.size ?? 0);
}

/** What also holds programs or headers is not told by its libraries. */
function stemsOf({ libraries, modules, programs }: Provided): ReadonlySet<string> {
  return modules.size > 0 || programs.size > 0 ? new Set() : new Set([...libraries].map(stemOf));
}

function indexBy(
  all: Providing,
  of: (each: Provided) => ReadonlySet<string>,
): ReadonlyMap<string, readonly string[]> {
  const index = new Map<string, string[]>();
  for (const [name, each] of all)
    for (const thing of of(each)) index.set(thing, [...(index.get(thing) ?? []), name]);
  return index;
}

/** Of those that have all of it, the one that has least besides; of the same, the one of its own name. */
function bestOf(
  name: string,
  things: ReadonlySet<string>,
  index: ReadonlyMap<string, readonly string[]>,
  of: (name: string) => ReadonlySet<string>,
): string | undefined {
  const [first = ''] = things;
  const whole = (index.get(first) ?? []).filter((each) => [...things].every((thing) => of(each).has(thing)));
  const sorted = [...whole].sort(
    (one, other) =>
      of(one).size - of(other).size ||
      Number(other === name) - Number(one === name) ||
      one.length - other.length ||
      (one < other ? -1 : 1),
  );
  const [best] = sorted;
  // A package with much else is another thing.
  return best !== undefined && of(best).size <= 3 * things.size + 2 ? best : undefined;
}
