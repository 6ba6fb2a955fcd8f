import { baseName, directoryOf } from '../path/path';
import { apkPackages } from './apk';
import { textOf } from './bytes';
import { dpkgPackages } from './dpkg';
import type { ObservedFacts, ObservedPackage, Seen } from './observation';
import { defineObserver, type Observer, type Root } from './observer';
import { manifestPackages } from './rpm/manifest';
import { rpmFiles, rpmPackages } from './rpm/rpm';
import { find, seen, seenInAll, unseen, wholeWithin } from './seen';
import { mostPackages } from './stanzas';

type List = readonly ObservedPackage[];
type Format = Exclude<Extract<ObservedFacts['packages'], { known: true }>['value']['format'], 'none'>;

/** Of a text and of a database, which is in memory whole while it is read. */
const textBound = 16 * 1024 * 1024;
const databaseBound = 64 * 1024 * 1024;
/** Of a file that tells of one package. */
const singleBound = 256 * 1024;

const status = '/var/lib/dpkg/status';
const statusFolder = '/var/lib/dpkg/status.d';
const apkFiles = ['/usr/lib/apk/db/installed', '/lib/apk/db/installed'];
/** What distroless images of Azure Linux have in place of a database. */
const rpmManifest = '/var/lib/rpmmanifest/container-manifest-2';
const rpmFolders = ['/usr/lib/sysimage/rpm', '/var/lib/rpm', '/usr/share/rpm'];

/** What other tools keep of packages: of Chisel, pacman, Portage and opkg. Where one is, to find none says nothing. */
const otherLists = [
  '/var/lib/chisel/manifest.wall',
  '/var/lib/pacman/local',
  '/var/db/pkg',
  '/var/lib/opkg/status',
  '/usr/lib/opkg/status',
];

/** The packages that are installed, of the first of dpkg, apk and rpm that has some. */
export const packages: Observer<'packages', List> = defineObserver({
  id: 'packages',
  keepsLast: true,
  looksAt(file) {
    if (isSingle(file.path)) return wholeWithin(singleBound, file);
    if (file.path === rpmManifest) return wholeWithin(textBound, file);
    const format = formatAt(file.path);
    return format ? wholeWithin(format === 'rpm' ? databaseBound : textBound, file) : 0;
  },
  notes(file, bytes) {
    const format = formatAt(file.path);
    if (isSingle(file.path)) return singlePackage(textOf(bytes));
    if (format === 'dpkg') return dpkgPackages(textOf(bytes));
    if (format === 'apk') return apkPackages(textOf(bytes));
    if (file.path === rpmManifest) return manifestPackages(textOf(bytes));
    return rpmPackages(baseName(file.path), bytes);
  },
  read(root) {
    const unread: Seen<never>[] = [];
    let empty: { readonly format: Format; readonly paths: readonly string[] } | undefined;
    for (const [format, read] of databases) {
      const found = read(root);
      if (found === undefined) continue;
      if (!found.known) unread.push(found);
      else if (found.value.length > mostPackages) return unseen('too-large');
      else if (found.value.length > 0) return seen({ format, list: sorted(found.value) }, found.paths);
      else empty ??= { format, paths: found.paths };
    }
    const [first] = unread;
    if (first) return first;
    if (otherLists.some((path) => root.follow(path))) return unseen('not-understood');
    if (empty) return seen({ format: empty.format, list: [] }, empty.paths);
    return seenInAll(root, () => seen({ format: 'none', list: [] }, []));
  },
});

const databases: readonly (readonly [Format, (root: Root) => Seen<List> | undefined])[] = [
  ['dpkg', readDpkg],
  ['apk', (root) => readFiles(root, apkFiles, textBound)],
  ['rpm', readRpm],
];

function formatAt(path: string): Format | undefined {
  if (path === status || isSingle(path)) return 'dpkg';
  if (apkFiles.includes(path)) return 'apk';
  if (path === rpmManifest) return 'rpm';
  return rpmFolders.includes(directoryOf(path)) && rpmFiles.includes(baseName(path)) ? 'rpm' : undefined;
}

function isSingle(path: string): boolean {
  return directoryOf(path) === statusFolder && !path.endsWith('.md5sums');
}

/** Of such a file that tells of more than one nothing is known. */
function singlePackage(text: string): List | undefined {
  const list = dpkgPackages(text);
  return list !== undefined && list.length > 1 ? undefined : list;
}

/** What is in these files together; undefined where none of them is there. */
function readFiles(root: Root, files: readonly string[], bound: number): Seen<List> | undefined {
  const list: ObservedPackage[] = [];
  const paths = new Set<string>();
  for (const file of files) {
    const found = find(root, packages, file, bound);
    if (found.is === 'unseen') return unseen(found.because);
    if (found.is === 'absent' || paths.has(found.path)) continue;
    for (const each of found.note) list.push(each);
    paths.add(found.path);
  }
  return paths.size === 0 ? undefined : seen(list, [...paths]);
}

/** One file of all packages, or in images put together of packages a file for each, with lists of their files beside. */
function readDpkg(root: Root): Seen<List> | undefined {
  const single = root
    .names(statusFolder)
    .filter((name) => !name.endsWith('.md5sums'))
    .map((name) => `${statusFolder}/${name}`);
  // A layer that was not read may hold others.
  if (single.length > 0 && !root.isWhole) return unseen('layer-not-read');
  const found = readFiles(root, [status, ...single], textBound);
  if (single.length === 0 || found?.known !== true) return found;
  const only = found.paths.includes(status) ? [status, statusFolder] : [statusFolder];
  return seen(found.value, only);
}

/** A log of what is not yet in the file of SQLite would have to be read with it. */
function readRpm(root: Root): Seen<List> | undefined {
  for (const folder of rpmFolders) {
    const log = root.follow(`${folder}/rpmdb.sqlite-wal`);
    if (log !== undefined && log.size > 0) return unseen('not-understood');
    for (const name of rpmFiles) {
      const found = readFiles(root, [`${folder}/${name}`], databaseBound);
      if (found !== undefined) return found;
    }
  }
  return readFiles(root, [rpmManifest], textBound);
}

/** By name, then architecture and version, as letters are numbered. */
function sorted(list: List): List {
  const key = ({ name, architecture, version }: ObservedPackage) => [name, architecture ?? '', version];
  return [...list].sort((a, b) => {
    const [left, right] = [key(a), key(b)];
    const at = left.findIndex((part, index) => part !== right[index]);
    return at === -1 ? 0 : (left[at] ?? '') < (right[at] ?? '') ? -1 : 1;
  });
}
