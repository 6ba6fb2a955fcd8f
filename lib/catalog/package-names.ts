import { z } from 'zod';
import type { Source } from '../fact/fact';
import { before } from '../text/cut';
import { type Table, table } from '../text/table';
import { rowsByName } from './by-name';
import { isoDate, text, type Upstream } from './values';

/** The file of `data/packages-across`: what a package of one distribution is called in another. */

const nameList = z.strictObject({
  distribution: text,
  /** Left out where there is only one. */
  release: text.exactOptional(),
  /** Whether a name that is not in there does not exist. */
  complete: z.boolean(),
  /** Where the names stand, any of them; `{package}` stands for the name. */
  sources: z.array(z.string().regex(/^https:\/\/\S+$/)).min(1),
  retrieved: isoDate,
});

const nameRow = z.strictObject({
  /**
   * By `debian`, `debian 12` or `debian 12,13`: names to install together, parted by blanks, with a leading `=` where they
   * come with the base; `-` where it does not exist. What is not there is not known.
   */
  names: z.record(text, text),
  /** What both were seen to provide, a `module` being what pkg-config or Python finds, or that only a list of equivalents says so. */
  by: z.record(text, z.enum(['program', 'library', 'module', 'equivalents'])).exactOptional(),
  /** Distributions in which another program or version stands for it, or nobody has compared what is inside. */
  review: z.array(text).min(1).exactOptional(),
  /** Distributions whose name leads to another row: this one is reached from elsewhere only. */
  oneWay: z.array(text).min(1).exactOptional(),
  /** By distribution, names that files write for it and that the lists do not have: older ones, and such as others provide. */
  also: z.record(text, z.array(text).min(1)).exactOptional(),
});

export const packageNamesSchema = z.strictObject({
  lists: z.array(nameList),
  /** Where the pairs stand that are known as `equivalents` only. */
  equivalents: z.array(z.string().regex(/^https:\/\/\S+$/)),
  /** The most installed first. Of several rows with one name the first speaks for it that knows the target. */
  rows: z.array(nameRow),
});

export type NameList = Readonly<z.infer<typeof nameList>>;
export type NameRow = z.infer<typeof nameRow>;
export type PackageNamesFile = z.infer<typeof packageNamesSchema>;

export type PackageTranslation =
  /**
   * `same` where the name stays. `review`: nobody has seen that both hold the same, several packages are one here and
   * part there, or the release was not looked up.
   */
  | {
      readonly kind: 'same' | 'renamed';
      readonly names: readonly string[];
      readonly review: boolean;
      readonly source: Source | undefined;
    }
  /** `names`: the packages of the base that hold it. */
  | { readonly kind: 'with-base'; readonly names: readonly string[]; readonly source: Source | undefined }
  | { readonly kind: 'absent'; readonly source: Source | undefined };

export type PackageNames = {
  /** What to install there for a package from here. `undefined`: not known. */
  translate(name: string, from: Upstream, to: Upstream): PackageTranslation | undefined;
};

type Cells = ReadonlyMap<string, string>;
type IndexedRow = {
  readonly cells: Cells;
  readonly review: readonly string[];
  readonly oneWay: readonly string[];
  readonly also: NonNullable<NameRow['also']>;
};

/** Rebuilds and vendors' images that use the packages of another. */
const kin: Table<string> = table({
  almalinux: 'rhel',
  'rocky-linux': 'rhel',
  'oracle-linux': 'rhel',
  centos: 'rhel',
  // https://blog.centos.org/2022/09/how-updates-work-in-centos
  'centos-stream': 'rhel',
  chainguard: 'wolfi',
});

/**
 * What a name means in one it means in the other, as both are made from the same packages of Fedora; whether it is there
 * nobody has looked up: https://github.com/amazonlinux/amazon-linux-2023
 */
const namedLike: Table<string> = table({ 'amazon-linux': 'rhel' });

export function indexPackageNames(files: readonly PackageNamesFile[]): PackageNames {
  const byName = rowsOfNames(files);
  return namesAcross(
    files.flatMap((file) => file.lists),
    (key) => byName.get(key) ?? [],
  );
}

/** The rows that a name of a place leads to. */
export function rowsOfNames(files: readonly PackageNamesFile[]): ReadonlyMap<string, readonly NameRow[]> {
  const releases = releasesIn(files.flatMap((file) => file.lists));
  return rowsByName(
    files.flatMap((file) => file.rows),
    (row) => keysOf(indexRow(row, releases)),
  );
}

function releasesIn(lists: readonly NameList[]): ReadonlyMap<string, readonly string[]> {
  const releases = new Map<string, string[]>();
  for (const { distribution, release } of new Map(lists.map((list) => [keyOf(list), list])).values())
    releases.set(distribution, [...(releases.get(distribution) ?? []), release ?? '']);
  return releases;
}

/** `rowsOf` gives the rows of a name, by the place it is of and the name, a line each. */
export function namesAcross(
  all: readonly NameList[],
  rowsOf: (key: string) => readonly NameRow[],
): PackageNames {
  const lists = new Map(all.map((list) => [keyOf(list), list]));
  const releases = releasesIn(all);
  return {
    translate(name, from, to) {
      const [source, target] = [normal(ofNamesake(from)), normal(to)];
      // A name of the very release goes before the same name in another release, or in a distribution that shares names.
      const places = [keyOf(source), source.distribution, anyOf(source.distribution)];
      const rows = firstOf(places.map((each) => `${each}\n${name}`)).map((each) => indexRow(each, releases));
      const cell = (each: IndexedRow) => cellOf(each, target, releases.get(target.distribution) ?? []);
      const row = rows.find((each) => cell(each) !== undefined);
      const others = rows.filter((each) => each !== row);
      const found = row && cell(row);
      if (row === undefined || found === undefined) return undefined;
      const names = found.names.replace('=', '').split(' ');
      const [first = ''] = names;
      const stated = sourceOf(lists.get(keyOf(found)), first);
      if (found.names === '-') return { kind: 'absent', source: stated };
      if (found.names.startsWith('=')) return { kind: 'with-base', names, source: stated };
      const isSame = names.length === 1 && first === name;
      const review =
        !found.exact ||
        isToReview(row, source) ||
        isToReview(row, target) ||
        others.some((each) => (cell(each) ?? found).names !== found.names);
      return { kind: isSame ? 'same' : 'renamed', names, review: review && !isSame, source: stated };
    },
  };

  function firstOf(keys: readonly string[]): readonly NameRow[] {
    for (const key of keys) {
      const rows = rowsOf(key);
      if (rows.length > 0) return rows;
    }
    return [];
  }
}

/** By release, by distribution alone, and by all that share its names. */
function keysOf({ also, cells, oneWay }: IndexedRow): ReadonlySet<string> {
  const keys = new Set<string>();
  for (const [key, value] of cells) {
    const name = value.replace('=', '');
    const distribution = before(key, ' ');
    if (name === '-' || name.includes(' ') || oneWay.includes(nativeOf(distribution))) continue;
    for (const each of [key, distribution, anyOf(distribution)]) keys.add(`${each}\n${name}`);
  }
  for (const [distribution, names] of Object.entries(also))
    for (const name of names)
      for (const each of [distribution, anyOf(distribution)]) keys.add(`${each}\n${name}`);
  return keys;
}

function isToReview({ review }: IndexedRow, { distribution }: Upstream): boolean {
  return review.includes(nativeOf(distribution));
}

function anyOf(distribution: string): string {
  return `${nativeOf(distribution)} and kin`;
}

function nativeOf(distribution: string): string {
  return distribution === 'ubuntu' ? 'debian' : distribution;
}

function indexRow(
  { names, review = [], oneWay = [], also = {} }: NameRow,
  releases: ReadonlyMap<string, readonly string[]>,
): IndexedRow {
  const cells = new Map<string, string>();
  for (const [key, value] of Object.entries(names)) {
    const [distribution = '', some] = key.split(' ');
    for (const release of some?.split(',') ?? releases.get(distribution) ?? [])
      cells.set(keyOf({ distribution, ...(release === '' ? {} : { release }) }), value);
  }
  return { cells, review, oneWay, also };
}

/** Of a release nobody looked up: what all that were looked up agree on. */
function cellOf(
  { cells }: IndexedRow,
  { distribution, release }: Upstream,
  releases: readonly string[],
): (Upstream & { readonly names: string; readonly exact: boolean }) | undefined {
  const keys = releases.map((each) => (each === '' ? { distribution } : { distribution, release: each }));
  const own = keys.find((each) => keyOf(each) === keyOf({ distribution, ...(release ? { release } : {}) }));
  const exact = own && cells.get(keyOf(own));
  if (own !== undefined) return exact === undefined ? undefined : { ...own, names: exact, exact: true };
  const known = keys.map((each) => cells.get(keyOf(each)));
  const last = keys.at(-1);
  const [names] = known;
  if (last === undefined || names === undefined || known.some((each) => each !== names)) return undefined;
  return { ...last, names, exact: release === undefined || keys.some((each) => each.release === undefined) };
}

function ofNamesake(from: Upstream): Upstream {
  const distribution = namedLike[from.distribution];
  return distribution === undefined ? from : { distribution };
}

function normal({ distribution, release }: Upstream): Upstream {
  const name = kin[distribution] ?? distribution;
  // The minor release of Enterprise Linux and the last number of Alpine's do not change names.
  const cut =
    name === 'rhel' || name === 'debian' ? release?.split('.')[0] : release?.split('.').slice(0, 2).join('.');
  return cut === undefined || name === 'wolfi'
    ? { distribution: name }
    : { distribution: name, release: cut };
}

function keyOf({ distribution, release }: Upstream): string {
  return release === undefined ? distribution : `${distribution} ${release}`;
}

function sourceOf(list: NameList | undefined, name: string): Source | undefined {
  const [url] = list?.sources ?? [];
  return list === undefined || url === undefined
    ? undefined
    : {
        kind: 'document',
        url: url.replaceAll('{package}', encodeURIComponent(name)),
        retrieved: list.retrieved,
      };
}
