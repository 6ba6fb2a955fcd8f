import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { PackageEntry, PackageTable } from '../../lib/catalog/package-table';
import { matchesGlob } from '../../lib/contents/glob';
import { before } from '../../lib/text/cut';
import { type Archive, readArchive } from './archive';
import { closureOf } from './closure';
import { imagePackages } from './images';
import { readLines, readNames, words } from './lists';
import { writeTable } from './write';

/**
 * Writes `data/packages/<distribution>-<release>.json` from the index files of the Debian and Ubuntu archives:
 * `npx tsx bin/import-packages/index.ts <folder> <day>`, where `<folder>/<codename>` holds `Packages.gz`,
 * `Packages-universe.gz` (Ubuntu), `Contents-amd64.gz` and `Contents-all.gz` (Debian), downloaded on `<day>`, and
 * `passwd.master` and `group.master` out of the package base-passwd.
 */

const releases = [
  { distribution: 'debian', release: '11', codename: 'bullseye' },
  { distribution: 'debian', release: '12', codename: 'bookworm' },
  { distribution: 'debian', release: '13', codename: 'trixie' },
  { distribution: 'ubuntu', release: '22.04', codename: 'jammy' },
  { distribution: 'ubuntu', release: '24.04', codename: 'noble' },
  { distribution: 'ubuntu', release: '26.04', codename: 'resolute' },
] as const;

type Release = (typeof releases)[number];

async function main([folder, retrieved]: readonly string[]): Promise<void> {
  if (folder === undefined || retrieved === undefined)
    throw new Error('give the folder of the index files and the day');
  for (const release of releases) {
    const archive = withAlternatives(await readArchive(join(folder, release.codename)));
    const accounts = readAccounts(join(folder, release.codename));
    const table = {
      ...tableOf(archive, release, retrieved),
      accounts: { ...accounts, ...sourceOfAccounts(release), retrieved },
    };
    writeTable(`${release.distribution}-${release.release}`, table);
  }
}

function tableOf(archive: Archive, release: Release, retrieved: string): PackageTable {
  const essential = [...archive.packages.values()].filter((each) => each.essential).map(({ name }) => name);
  const always = closureOf(archive, [...essential, 'apt'], false);
  const listed = expand(archive, [...readNames('packages.txt'), ...imagePackages(release), ...always]);
  const programs = new Set([...readNames('programs.txt'), ...gatherAll(archive.programs, always)]);
  const libraries = new Set([
    ...readNames('libraries.txt'),
    ...[...listed].flatMap((name) => linksOf(archive, name)),
  ]);
  const own = (name: string) => ({
    programs: [...(archive.programs.get(name) ?? [])].filter((each) => programs.has(each)).sort(),
    libraries: [...(archive.libraries.get(name) ?? [])].filter((each) => libraries.has(each)).sort(),
  });
  const brings = new Set<string>();
  for (const name of archive.packages.keys()) {
    const { programs: first, libraries: second } = own(name);
    if (first.length + second.length > 0 && !always.has(name)) brings.add(name);
  }
  const packages = new Map<string, PackageEntry>();
  for (const name of [...listed].sort()) {
    const depends = closureOf(archive, [name], false, always);
    const recommends = closureOf(archive, [name], true, always);
    const along = [...depends].filter((each) => each !== name && brings.has(each)).sort();
    const besides = [...recommends].filter((each) => !depends.has(each) && brings.has(each)).sort();
    const links = linksOf(archive, name);
    packages.set(name, {
      ...filled(own(name)),
      ...(along.length > 0 ? { depends: along } : {}),
      ...(besides.length > 0 ? { recommends: besides } : {}),
      ...(links.length > 0 ? { links } : {}),
    });
  }
  // What comes along says for itself what it holds.
  for (const { depends = [], recommends = [] } of [...packages.values()])
    for (const name of [...depends, ...recommends])
      if (!packages.has(name)) packages.set(name, filled(own(name)));
  return {
    distributions: [release.distribution],
    releases: [release.release],
    source: pageOf(release, '{package}'),
    retrieved,
    always: [...always].sort(),
    programs: [...programs].sort(),
    libraries: [...libraries].sort(),
    basics: [
      ...(archive.programs.get('coreutils-from-uutils') ?? archive.programs.get('coreutils') ?? []),
    ].sort(),
    packages: Object.fromEntries([...packages].sort(([one], [other]) => (one < other ? -1 : 1))),
  };
}

/** `passwd.master` and `group.master` of base-passwd; apt adds the account it downloads as. */
function readAccounts(folder: string): { users: string[]; groups: string[] } {
  const [users, groups] = ['passwd.master', 'group.master'].map((file) =>
    readFileSync(join(folder, file), 'utf8')
      .split('\n')
      .map((line) => line.split(':')[0] ?? '')
      .filter((name) => name !== ''),
  );
  return { users: [...new Set([...(users ?? []), '_apt'])].sort(), groups: (groups ?? []).sort() };
}

function sourceOfAccounts(release: Release): { source: string[] } {
  return { source: [pageOf(release, 'base-passwd'), pageOf(release, 'apt')] };
}

function pageOf({ distribution, codename }: Release, name: string): string {
  return `https://packages.${distribution === 'debian' ? 'debian.org' : 'ubuntu.com'}/${codename}/${name}`;
}

function filled({ programs, libraries }: { programs: string[]; libraries: string[] }): PackageEntry {
  return { ...(programs.length > 0 ? { programs } : {}), ...(libraries.length > 0 ? { libraries } : {}) };
}

/** What programs linked against a development package ask for: the versioned names beside its `libx.so`. */
function linksOf(archive: Archive, name: string): string[] {
  if (!/-dev$/.test(name)) return [];
  // default-libmysqlclient-dev and its like hold nothing: they only depend on the real one.
  const direct = (archive.packages.get(name)?.depends ?? []).flatMap((group) => group.slice(0, 1));
  const owners = archive.libraries.has(name) ? [name] : direct.filter((each) => /-dev$/.test(each));
  const stems = new Set(
    owners.flatMap((each) => [...(archive.libraries.get(each) ?? [])].filter((file) => file.endsWith('.so'))),
  );
  const near = owners.flatMap((each) => [
    each,
    ...(archive.packages.get(each)?.depends ?? []).flatMap((group) => group.slice(0, 1)),
  ]);
  const sonames = near
    .flatMap((each) => [...(archive.libraries.get(each) ?? [])])
    .filter((file) => stems.has(file.includes('.so.') ? `${before(file, '.so.')}.so` : file));
  // libz.so.1 stands for libz.so.1.2.13 too: the shortest of a stem is the name the loader asks for.
  const shortest = new Map<string, string>();
  for (const soname of sonames) {
    const stem = before(soname, '.so');
    const known = shortest.get(stem);
    if (soname.endsWith('.so') || (known !== undefined && known.length <= soname.length)) continue;
    shortest.set(stem, soname);
  }
  return [...shortest.values()].sort();
}

function withAlternatives(archive: Archive): Archive {
  const programs = new Map([...archive.programs].map(([name, own]) => [name, new Set(own)]));
  for (const line of readLines('alternatives.txt')) {
    const [names = '', patterns = ''] = line.split(':');
    for (const each of expand(archive, words(patterns)))
      programs.set(each, new Set([...(programs.get(each) ?? []), ...words(names)]));
  }
  return { ...archive, programs };
}

function expand(archive: Archive, patterns: readonly string[]): ReadonlySet<string> {
  const names = new Set<string>();
  for (const pattern of patterns) {
    if (!pattern.includes('*')) {
      if (archive.packages.has(pattern)) names.add(pattern);
      continue;
    }
    for (const name of archive.packages.keys())
      if (matchesGlob(pattern, name) && !/-(dbg|dbgsym|doc)$/.test(name)) names.add(name);
  }
  return names;
}

function gatherAll(
  of: ReadonlyMap<string, ReadonlySet<string>>,
  packages: Iterable<string>,
): ReadonlySet<string> {
  return new Set([...packages].flatMap((each) => [...(of.get(each) ?? [])]));
}

await main(process.argv.slice(2));
