import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { readFolder } from '../../lib/catalog/files';
import type { PackageEntry, PackageTable } from '../../lib/catalog/package-table';
import { readRecipe } from '../import-package-names/apkbuild';
import { type ApkPackage, indexProviders, readApkIndex } from './apk-index';
import { type AlpineRelease, alpineReleases, aportsCommits, dayOfCommit, recipesAt } from './aports';
import { imagePackages } from './images';
import { readNames } from './lists';
import { writeTable } from './write';

/**
 * Writes `data/packages/alpine-<release>.json`: `npx tsx bin/import-packages/alpine.ts --aports <git>
 * --index <release>=<APKINDEX of main>=<where it was read>=<day> …`. A release without an index of its own takes what
 * its packages bring from the closest that has one: programs stay, libraries do while the version says so.
 * What community packs is known by name, and from `alpine-more.json`.
 */

const here = dirname(fileURLToPath(import.meta.url));

type Index = {
  readonly release: AlpineRelease;
  readonly packages: ReadonlyMap<string, ApkPackage>;
  readonly source: string;
  readonly day: string;
};

const { values } = parseArgs({
  options: { aports: { type: 'string' }, index: { type: 'string', multiple: true } },
});

function main(aports: string): void {
  const indexes = (values.index ?? []).map(readIndex);
  const more: Readonly<Record<string, PackageEntry>> = JSON.parse(
    readFileSync(join(here, 'alpine-more.json'), 'utf8'),
  );
  const before: readonly PackageTable[] = readFolder(join(here, '../../data/packages')).map(
    ({ content }) => content,
  );
  const base = before.find(({ distributions }) => distributions.includes('alpine'));
  for (const release of alpineReleases) {
    const commit = aportsCommits[release];
    const [closest] = [...indexes].sort(
      (one, other) => distance(one.release, release) - distance(other.release, release),
    );
    if (closest === undefined) throw new Error('give at least one --index');
    const versions = versionsIn(aports, release, closest);
    const read = `https://github.com/alpinelinux/aports/tree/${commit}`;
    writeTable(`alpine-${release}`, {
      distributions: ['alpine'],
      releases: [release],
      source: closest.release === release ? closest.source : read,
      retrieved: closest.release === release ? closest.day : dayOfCommit(aports, commit),
      ...tableOf(closest, indexes, release, versions, more, base?.programs ?? []),
      ...(base?.accounts && { accounts: base.accounts }),
    });
  }
}

/** Name → version. Names that the recipes make in ways nobody reads are taken from the index while their recipe stays. */
function versionsIn(aports: string, release: AlpineRelease, closest: Index): ReadonlyMap<string, string> {
  const versions = versionsAt(aports, release);
  const then = versionsAt(aports, closest.release);
  for (const { name, origin } of closest.packages.values()) {
    const version = versions.get(origin);
    if (!then.has(name) && version !== undefined) versions.set(name, version);
  }
  for (const name of imagePackages({ distribution: 'alpine', release }))
    if (!versions.has(name)) versions.set(name, '');
  return versions;
}

function versionsAt(aports: string, release: AlpineRelease): Map<string, string> {
  return new Map(
    recipesAt(aports, aportsCommits[release]).flatMap((text) => {
      const { names, version } = readRecipe(text);
      return [...names].map((name) => [name, version] as const);
    }),
  );
}

function tableOf(
  { packages, release: indexed }: Index,
  indexes: readonly Index[],
  release: string,
  versions: ReadonlyMap<string, string>,
  more: Readonly<Record<string, PackageEntry>>,
  alsoPrograms: readonly string[],
): Pick<PackageTable, 'programs' | 'libraries' | 'basics' | 'packages' | 'nothing' | 'others' | 'provided'> {
  const isOwn = indexed === release;
  const there = [...packages.values()].filter(({ name }) => isOwn || versions.has(name));
  const programs = new Set([...readNames('programs.txt'), ...alsoPrograms]);
  const providers = indexProviders(packages);
  const libraries = new Set([
    ...Object.values(more).flatMap((entry) => entry.libraries ?? []),
    ...there.flatMap((each) => each.libraries.filter((name) => /^lib[^/]+\.so\./.test(name))),
  ]);
  const entries = new Map<string, PackageEntry>();
  for (const each of there) {
    const isSame = isOwn || isLike(each.version, versions.get(each.name) ?? '') || isSettled(each, indexes);
    entries.set(each.name, entryOf(each, isSame, { packages, programs, libraries, providers }));
  }
  for (const [name, entry] of Object.entries(more)) if (versions.has(name)) entries.set(name, entry);
  const bare = withoutBringers(entries);
  const listed = new Map([...entries].filter(([name]) => !bare.has(name)));
  const kept = new Map([...listed].map(([name, entry]) => [name, pruned(entry, listed)] as const));
  const provided = new Map<string, string>();
  for (const each of there)
    for (const name of each.provides)
      if (!entries.has(name) && providers.get(name) === each.name && !bare.has(each.name))
        provided.set(name, each.name);
  const others = [...versions.keys()].filter(
    (name) => !entries.has(name) && !provided.has(name) && !besides.test(name),
  );
  return {
    programs: [...programs].sort(),
    libraries: [...libraries].sort(),
    basics: [...(packages.get('coreutils')?.programs ?? [])].sort(),
    packages: Object.fromEntries(sorted(kept)),
    provided: Object.fromEntries(sorted(provided)),
    nothing: [...bare]
      .filter((name) => !besides.test(name))
      .sort()
      .join(' '),
    others: others.sort().join(' '),
  };
}

/** Parts that Dockerfiles do not install. */
const besides = /-(?:doc|dbg|lang|openrc|pyc|(?:bash|fish|zsh)-completion)$/;

type Known = {
  readonly packages: ReadonlyMap<string, ApkPackage>;
  readonly programs: ReadonlySet<string>;
  readonly libraries: ReadonlySet<string>;
  readonly providers: ReadonlyMap<string, string>;
};

function entryOf(each: ApkPackage, isSame: boolean, known: Known): PackageEntry {
  const programs = each.programs.filter((name) => known.programs.has(name));
  const libraries = each.libraries.filter((name) => known.libraries.has(name));
  const depends = directOf(each, known);
  const links = each.name.endsWith('-dev') ? linksOf(each, known) : [];
  const isUnsure = !isSame && each.libraries.length > 0;
  return {
    ...(programs.length > 0 && { programs: [...programs].sort() }),
    ...(libraries.length > 0 && !isUnsure && { libraries: [...libraries].sort() }),
    ...(depends.length > 0 && { depends }),
    ...(links.length > 0 && isSame && { links }),
    ...(isUnsure && { more: 'libraries' }),
  };
}

function directOf({ depends, name }: ApkPackage, { packages, providers }: Known): string[] {
  const found = depends.map((word) => providers.get(word)).filter((each) => each !== undefined);
  return [...new Set(found)].filter((each) => each !== name && packages.has(each)).sort();
}

/** What programs linked against it ask for: the libraries of the packages of the same build that it leads to. */
function linksOf({ pinned }: ApkPackage, { libraries, packages }: Known): string[] {
  const own = pinned.flatMap((name) => packages.get(name)?.libraries ?? []);
  return [...new Set(own.filter((name) => libraries.has(name)))].sort();
}

/** Between two releases of Alpine a year apart, libraries of 9 in 5,400 packages changed while these two numbers did not. */
function isLike(one: string, other: string): boolean {
  const [major, minor] = one.split(/[.-]/);
  const [otherMajor, otherMinor] = other.split(/[.-]/);
  return major === otherMajor && minor === otherMinor;
}

/** Whether its libraries have outlived a new version before. */
function isSettled({ libraries, name, version }: ApkPackage, indexes: readonly Index[]): boolean {
  return indexes.some(({ packages }) => {
    const other = packages.get(name);
    return (
      other !== undefined && !isLike(other.version, version) && other.libraries.join() === libraries.join()
    );
  });
}

/** Packages that bring nothing, with all they depend on. */
function withoutBringers(entries: ReadonlyMap<string, PackageEntry>): ReadonlySet<string> {
  const brings = new Set(
    [...entries].flatMap(([name, { libraries, links, more, programs }]) =>
      libraries || links || more || programs ? [name] : [],
    ),
  );
  for (let grew = true; grew; ) {
    grew = false;
    for (const [name, { depends = [] }] of entries)
      if (!brings.has(name) && depends.some((each) => brings.has(each))) {
        brings.add(name);
        grew = true;
      }
  }
  return new Set([...entries.keys()].filter((name) => !brings.has(name)));
}

/** In every image that has apk. */
const always = new Set(['busybox', 'busybox-binsh', 'musl']);

function pruned(
  { depends = [], ...entry }: PackageEntry,
  listed: ReadonlyMap<string, unknown>,
): PackageEntry {
  const kept = depends.filter((each) => listed.has(each) && !always.has(each));
  return { ...entry, ...(kept.length > 0 && { depends: kept }) };
}

function readIndex(text: string): Index {
  const [said, file = '', source = '', day = ''] = text.split('=');
  const release = alpineReleases.find((each) => each === said);
  if (release === undefined) throw new Error(`no release of Alpine: ${said}`);
  return { release, packages: readApkIndex(readFileSync(file, 'utf8')), source, day };
}

function distance(one: string, other: string): number {
  return Math.abs(Number(one.split('.')[1]) - Number(other.split('.')[1]));
}

function sorted<T>(map: ReadonlyMap<string, T>): readonly (readonly [string, T])[] {
  return [...map].sort(([one], [other]) => (one < other ? -1 : 1));
}

if (values.aports === undefined) throw new Error('give --aports');
main(values.aports);
