import type { Package } from '../facts';
import { once } from '../later';
import type { NameList, NameRow, PackageNames, PackageNamesFile } from '../package-names';
import { namesAcross, rowsOfNames } from '../package-names';
import {
  aliasesIn,
  indexHolders,
  namesIn,
  type PackageContents,
  type PackageEntry,
  type PackageHead,
  type PackageTable,
} from '../package-table';
import type { Entries } from './entries';

/** An entry of a package; a name for the one that provides it; that it brings nothing; that nobody looked up what. */
type Kept = PackageEntry | string | typeof bringsNothing | typeof notLookedUp | undefined;
const bringsNothing = 0;
const notLookedUp = 1;

/** The entries of one release of a distribution, by what they are asked for. */
export function packTable(table: PackageTable): ReadonlyMap<string, unknown> {
  const { programs, libraries } = indexHolders(table);
  const kept = new Map<string, unknown>();
  for (const name of table.others === undefined ? [] : namesIn(table.others))
    kept.set(`=${name}`, notLookedUp);
  for (const name of namesIn(table.nothing)) kept.set(`=${name}`, bringsNothing);
  for (const [name, by] of Object.entries(table.provided ?? {}))
    if (Object.hasOwn(table.packages, by)) kept.set(`=${name}`, by);
  for (const [name, entry] of Object.entries(table.packages)) kept.set(`=${name}`, entry);
  const aliases = aliasesIn(table);
  for (const [program, names] of programs)
    kept.set(`>${program}`, [names, names.flatMap((name) => aliases.get(name) ?? [])]);
  kept.set('libraries', [...libraries]);
  return kept;
}

export function headOf({ nothing, others, packages, provided, ...head }: PackageTable): PackageHead {
  return head;
}

/** What a release knows of all that an image lists: the same as when it was packed, for the very list. */
export type KnownOfList = { readonly programs: boolean; readonly libraries: boolean };

export function unpackContents(
  entries: () => Entries,
  knownOf: (list: readonly Package[]) => KnownOfList | undefined,
): PackageContents {
  const libraries = once(() => entries().find('libraries'));
  const find = (name: string): Kept => entries().find(`=${name}`);
  const entry = (name: string) => {
    const kept = find(name);
    return typeof kept === 'object' ? kept : undefined;
  };
  const holdersOf = (program: string): readonly [own: readonly string[], provided: readonly string[]] =>
    entries().find(`>${program}`) ?? [[], []];
  return {
    entry,
    holding(name) {
      const kept = find(name);
      if (typeof kept === 'string') return entry(kept);
      return kept === bringsNothing ? {} : typeof kept === 'object' ? kept : undefined;
    },
    isOther: (name) => find(name) === notLookedUp,
    withProgram: (program) => holdersOf(program)[0],
    namesWithProgram: (program) => new Set(holdersOf(program).flat()),
    knowsAll: (list, what) => knownOf(list)?.[what],
    libraries,
  };
}

/** What packages are called elsewhere: the lists, the rows by number, and by name the numbers of its rows. */
export function packNames(files: readonly PackageNamesFile[]): ReadonlyMap<string, unknown> {
  const rows = files.flatMap((file) => file.rows);
  const numbers = new Map(rows.map((row, at) => [row, at]));
  const kept = new Map<string, unknown>([['lists', files.flatMap((file) => file.lists)]]);
  for (const [row, at] of numbers) kept.set(`row ${at}`, row);
  for (const [key, found] of rowsOfNames(files))
    kept.set(
      `=${key.replace('\n', ' ')}`,
      found.map((row) => numbers.get(row)),
    );
  return kept;
}

export function unpackNames(entries: Entries): PackageNames {
  const lists: readonly NameList[] = entries.find('lists') ?? [];
  return namesAcross(lists, (key) => {
    const numbers: readonly number[] = entries.find(`=${key.replace('\n', ' ')}`) ?? [];
    return numbers.map((number): NameRow => entries.find(`row ${number}`));
  });
}
