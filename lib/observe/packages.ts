import { baseName } from '../path/path';
import { apkPackages } from './apk';
import { textOf } from './bytes';
import { dpkgPackages } from './dpkg';
import type { ObservedFacts, ObservedPackage, Seen } from './observation';
import { defineObserver, type Observer, type Root } from './observer';
import { rpmFiles, rpmPackages } from './rpm/rpm';
import { find, seen, seenInAll, unseen, wholeWithin } from './seen';

type List = readonly ObservedPackage[];
type Format = Exclude<Extract<ObservedFacts['packages'], { known: true }>['value']['format'], 'none'>;

/** Of a text and of a database, which is in memory whole while it is read. */
const textBound = 16 * 1024 * 1024;
const databaseBound = 64 * 1024 * 1024;
const mostPackages = 50_000;

const status = '/var/lib/dpkg/status';
const statusFolder = '/var/lib/dpkg/status.d';
const apkFiles = ['/usr/lib/apk/db/installed', '/lib/apk/db/installed'];
const rpmFolders = ['/usr/lib/sysimage/rpm', '/var/lib/rpm', '/usr/share/rpm'];

/** The packages that are installed, of the first of dpkg, apk and rpm that has some. */
export const packages: Observer<'packages', List> = defineObserver({
  id: 'packages',
  looksAt(file) {
    const format = formatAt(file.path);
    return format ? wholeWithin(format === 'rpm' ? databaseBound : textBound, file) : 0;
  },
  notes(file, bytes) {
    const format = formatAt(file.path);
    if (format === 'dpkg') return dpkgPackages(textOf(bytes));
    if (format === 'apk') return apkPackages(textOf(bytes));
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
    // A list of what slices of packages are there, in a format of its own.
    if (root.follow('/var/lib/chisel/manifest.wall')) return unseen('not-understood');
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
  if (path.endsWith('/dpkg/status')) return 'dpkg';
  if (path.includes('/dpkg/status.d/') && !path.endsWith('.md5sums')) return 'dpkg';
  if (path.endsWith('/apk/db/installed')) return 'apk';
  if (path.includes('/rpm/') && rpmFiles.includes(baseName(path))) return 'rpm';
  return undefined;
}

/** What is in these files together; undefined where none of them is there. */
function readFiles(root: Root, files: readonly string[], bound: number): Seen<List> | undefined {
  const [list, paths]: [ObservedPackage[], string[]] = [[], []];
  for (const file of files) {
    const found = find(root, packages, file, bound);
    if (found.is === 'unseen') return unseen(found.because);
    if (found.is === 'absent' || paths.includes(found.path)) continue;
    for (const each of found.note) list.push(each);
    paths.push(found.path);
  }
  return paths.length === 0 ? undefined : seen(list, paths);
}

/** One file of all packages, or in images put together of packages a file for each, with lists of their files beside. */
function readDpkg(root: Root): Seen<List> | undefined {
  const single = root
    .names(statusFolder)
    .filter((name) => !name.endsWith('.md5sums'))
    .map((name) => `${statusFolder}/${name}`);
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
  return undefined;
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
