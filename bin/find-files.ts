import { type Dirent, readdirSync, statSync } from 'node:fs';
import { isAbsolute, join, normalize } from 'node:path';
import { grouped } from '../lib/text/grouped';
import { fitsPath, globIn } from './glob';
import { type Ignored, ignoredIn } from './ignored';

/** What is to be read, each once and in order, and sentences on what could not be searched. */
export type FoundFiles = { readonly files: readonly string[]; readonly faults: readonly string[] };

/** Most names of folders that are looked at, most files taken of one search, and how deep it goes. */
const bounds = { names: 300_000, files: 5_000, depth: 64 } as const;

const neverSearched: ReadonlySet<string> = new Set(['.git', 'node_modules']);

/** Whether a file is taken for one to build from, where nobody names it. */
export function isDockerfileName(name: string): boolean {
  if (name.endsWith('.dockerignore')) return false;
  return /^(?:[Dd]ockerfile|Containerfile)(?:\..+)?$|.\.[Dd]ockerfile$/.test(name);
}

/** Files, what is found in folders, and what fits patterns with `*`; `-` stays what it is. */
export function findFiles(named: readonly string[]): FoundFiles {
  const files = new Map<string, string>();
  const faults: string[] = [];
  const add = (path: string) => {
    const key = path === '-' ? path : normalize(path);
    if (!files.has(key)) files.set(key, path);
  };
  for (const path of named) {
    const kind = path === '-' ? undefined : statSync(path, { throwIfNoEntry: false });
    const glob = kind === undefined && path !== '-' ? globIn(path) : undefined;
    if (kind?.isDirectory() === true) {
      const before = faults.length;
      const found = search(path, faults, ({ name }) => isDockerfileName(name));
      for (const each of found) add(each);
      if (found.length === 0 && faults.length === before)
        faults.push(
          `${path}: no Dockerfile or Containerfile is in this folder or below it; name the file where it is called otherwise`,
        );
    } else if (glob === undefined) add(path);
    else {
      const found = search(glob.folder, faults, (seen) => {
        const fits = fitsPath(glob, seen.path);
        return fits === 'named' || (fits === 'in' && isDockerfileName(seen.name));
      });
      for (const each of found) add(each);
      if (found.length === 0) faults.push(`${path}: there is no such file, and none that fits`);
    }
  }
  return { files: [...files.values()], faults };
}

type Seen = { readonly name: string; readonly path: readonly string[] };

/** Files below a folder, those in it before those deeper. */
function search(root: string, faults: string[], isWanted: (seen: Seen) => boolean): readonly string[] {
  const found: string[] = [];
  let names = 0;
  function enter(path: readonly string[], ignored: Ignored): void {
    const folder = join(root, ...path);
    const entries = entriesOf(folder, faults);
    names += entries.length;
    const kept = entries.filter(({ name }) => !neverSearched.has(name));
    for (const entry of kept) {
      const { name } = entry;
      const isRead = !isFull() && isWanted({ name, path: [...path, name] }) && isFile(folder, entry);
      if (isRead && !ignored.has(name)) found.push(shortest(join(root, ...path, name)));
    }
    for (const entry of kept) {
      // Links to folders are not followed: what they lead to is found where it is, and they may lead in a circle.
      if (isFull() || !entry.isDirectory() || ignored.has(`${entry.name}/`)) continue;
      if (path.length < bounds.depth) enter([...path, entry.name], ignored.below(entry.name));
      else faults.push(`${join(folder, entry.name)}: it is too deep to be searched; name it by itself`);
    }
  }
  const isFull = () => found.length >= bounds.files || names > bounds.names;
  if (statSync(root, { throwIfNoEntry: false })?.isDirectory() !== true) return [];
  enter([], ignoredIn(root));
  if (isFull())
    faults.push(
      `${root}: it is too large to be searched whole: at most ${grouped(bounds.files)} files are taken of ${grouped(bounds.names)} names; name folders in it`,
    );
  return found;
}

function entriesOf(folder: string, faults: string[]): readonly Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true }).sort((a, b) =>
      a.name < b.name ? -1 : Number(a.name > b.name),
    );
  } catch {
    faults.push(`${folder}: the folder may not be read`);
    return [];
  }
}

function isFile(folder: string, entry: Dirent): boolean {
  if (!entry.isSymbolicLink()) return entry.isFile();
  return statSync(join(folder, entry.name), { throwIfNoEntry: false })?.isFile() === true;
}

/** As people write it; a name that begins with a dash would be an option. */
function shortest(path: string): string {
  return path.startsWith('-') && !isAbsolute(path) ? `./${path}` : path;
}
