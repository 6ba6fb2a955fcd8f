import { baseName } from '../path/path';
import { asciiBytes, indexOfBytes, textOf } from './bytes';
import type { ObservedFacts, Seen } from './observation';
import { defineObserver, type Observer, type Root } from './observer';
import { packages } from './packages';
import { distinctFolders } from './search-path';
import { seen, seenInAll, unseen, wholeWithin } from './seen';
import { upstreamVersion } from './upstream-version';

type Libc = Extract<ObservedFacts['libc'], { known: true }>['value'];
type Family = Exclude<Libc['family'], 'none'>;
type Note = { readonly family: Family; readonly version: string };
type Place = { readonly family: Family; readonly version?: string; readonly path: string };

const bound = 8 * 1024 * 1024;
const folders = ['/lib', '/lib64', '/usr/lib', '/usr/lib64'];
const architectures = ['-linux-gnu', '-linux-gnueabihf', '-linux-gnueabi'];

/** What the packages of a system call them; the first is the one it is built on. */
const named: readonly (readonly [string, string, Family])[] = [
  ['dpkg', 'libc6', 'glibc'],
  ['dpkg', 'musl', 'musl'],
  ['apk', 'musl', 'musl'],
  ['apk', 'glibc', 'glibc'],
  ['rpm', 'glibc', 'glibc'],
  ['rpm', 'musl', 'musl'],
];

/** The C library: its version in its own words, else in those of its package. */
export const libc: Observer<'libc', Note> = defineObserver({
  id: 'libc',
  looksAt: (file) => (isLibrary(baseName(file.path)) ? wholeWithin(bound, file) : 0),
  notes: (_file, bytes) => ofGlibc(bytes) ?? ofMusl(bytes),
  read(root) {
    const found = ofPackage(root) ?? ofLoader(root);
    if (found === undefined) return seenInAll(root, () => elsewhere(root));
    const own = ownWords(root, found);
    const version = own?.version ?? found.version;
    return seen({ family: found.family, ...(version ? { version } : {}) }, [own?.path ?? found.path]);
  },
});

/** One that lies where no loader of a system does, as in images of Nix; of several kinds none is that of the image. */
function elsewhere(root: Root): Seen<Libc> {
  const all = root.allNoted(libc);
  const [first] = all;
  if (first === undefined) return seen({ family: 'none' }, []);
  const [path, { family, version }] = first;
  if (all.some(([, each]) => each.family !== family)) return unseen('not-understood');
  const isOne = all.every(([, each]) => each.version === version);
  return seen({ family, ...(isOne ? { version } : {}) }, [path]);
}

function ofPackage(root: Root): Place | undefined {
  const database = packages.read(root);
  if (!database.known) return undefined;
  const { format, list } = database.value;
  for (const [of, name, family] of named) {
    const found = of === format ? list.find((each) => each.name === name) : undefined;
    const version = found && upstreamVersion(found.version);
    if (found) return { family, ...(version ? { version } : {}), path: database.paths[0] ?? '' };
  }
  return undefined;
}

/** A loader is a file in one of these folders whose name tells whose it is: `ld-linux-x86-64.so.2`. */
function ofLoader(root: Root): Place | undefined {
  for (const folder of folders)
    for (const name of root.names(folder)) {
      const family = familyOfLoader(name);
      const path = `${folder}/${name}`;
      const entry = family && root.isSure(path) ? root.follow(path) : undefined;
      if (family && entry?.kind === 'file') return { family, path: entry.path };
    }
  return undefined;
}

function familyOfLoader(name: string): Family | undefined {
  if (name.startsWith('ld-musl-')) return 'musl';
  if (name.startsWith('ld-uClibc') || name.startsWith('ld64-uClibc')) return 'uclibc';
  return name.startsWith('ld-linux') || name.startsWith('ld64.so.') ? 'glibc' : undefined;
}

function isLibrary(name: string): boolean {
  const isNumbered = name.startsWith('libc-') && name.endsWith('.so');
  return name === 'libc.so.6' || name === 'libc.so' || name.startsWith('ld-musl-') || isNumbered;
}

/** Where the library itself is, that of musl being its own loader. */
function ownWords(root: Root, { family }: Place): Place | undefined {
  const ofArchitecture = folders.flatMap((folder) =>
    root
      .names(folder)
      .filter((name) => architectures.some((ending) => name.endsWith(ending)))
      .map((name) => `${folder}/${name}`),
  );
  for (const folder of distinctFolders(root, [...ofArchitecture, ...folders]))
    for (const name of root.names(folder)) {
      const path = `${folder}/${name}`;
      if (!isLibrary(name) || !root.isSure(path)) continue;
      const note = root.noted(libc, path);
      if (note?.family === family) return { ...note, path: root.follow(path)?.path ?? path };
    }
  return undefined;
}

const glibcName = asciiBytes('GNU C Library ');
const glibcVersion = asciiBytes(' version ');

/** `GNU C Library (Debian GLIBC 2.36-9) stable release version 2.36.` */
function ofGlibc(bytes: Uint8Array): Note | undefined {
  const at = indexOfBytes(bytes, glibcName);
  if (at === -1) return undefined;
  const sentence = bytes.subarray(at, at + 200);
  const start = indexOfBytes(sentence, glibcVersion);
  const version = start === -1 ? '' : upstreamVersion(textOf(sentence.subarray(start + glibcVersion.length)));
  return version ? { family: 'glibc', version } : undefined;
}

const muslName = asciiBytes('musl libc (');
const dot = 0x2e;
/** Digits before dots: there are some dozen in a real one. */
const mostPlaces = 10_000;

/** Its version is a text of its own somewhere, of three numbers: taken where there is only one such text. */
function ofMusl(bytes: Uint8Array): Note | undefined {
  if (indexOfBytes(bytes, muslName) === -1) return undefined;
  const found = new Set<string>();
  let looked = 0;
  for (let at = bytes.indexOf(dot); at !== -1; at = bytes.indexOf(dot, at + 1)) {
    if (!isBetween(bytes[at - 1], '0', '9')) continue;
    looked += 1;
    if (looked > mostPlaces || found.size > 1) return undefined;
    const version = versionAround(bytes, at);
    if (version) found.add(version);
  }
  const [version, ...others] = found;
  return version !== undefined && others.length === 0 ? { family: 'musl', version } : undefined;
}

/** The text between NUL bytes around a place, where it is `1.2.3` and no longer than such a one. */
function versionAround(bytes: Uint8Array, at: number): string | undefined {
  const near = bytes.subarray(Math.max(0, at - 4), at + 12);
  const middle = Math.min(at, 4);
  const start = near.lastIndexOf(0, middle);
  const end = near.indexOf(0, middle);
  if (start === -1 || end === -1) return undefined;
  const text = textOf(near.subarray(start + 1, end));
  return /^[01]\.\d{1,2}\.\d{1,3}$/.test(text) ? text : undefined;
}

function isBetween(byte: number | undefined, first: string, last: string): boolean {
  return byte !== undefined && byte >= first.charCodeAt(0) && byte <= last.charCodeAt(0);
}
