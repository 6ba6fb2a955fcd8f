import { baseName } from '../path/path';
import { isSharedObject, sonameOf } from './elf';
import { loaderFiles, loaderFolders } from './loader-folders';
import { defineObserver, type Observer, type Root, type SeenFile } from './observer';
import { seen, seenInAll, unseen } from './seen';

/** A library that names itself, or does not; or lines that name folders. */
type Note =
  | { readonly is: 'library'; readonly soname?: string }
  | { readonly is: 'folders'; readonly lines: readonly string[] };

/** What stands at the end of a file needs all of it; of a longer one only its kind is seen. */
const bound = 8 * 1024 * 1024;
const start = 64;
const most = 20_000;

export const libraries: Observer<'libraries', Note> = defineObserver({
  id: 'libraries',
  looksAt(file) {
    if (!isNamedLibrary(baseName(file.path))) return loaderFiles.looksAt(file);
    return file.size <= bound ? file.size : start;
  },
  notes: noteOf,
  read: (root) =>
    seenInAll(root, () => {
      const folders = loaderFolders(root, (path) => {
        const note = root.noted(libraries, path);
        return note?.is === 'folders' ? note.lines : undefined;
      });
      const list = folders && librariesIn(root, folders);
      if (folders === undefined || list === undefined) return unseen('too-large');
      return seen(
        list,
        folders.filter((folder) => root.names(folder).length > 0),
      );
    }),
});

function noteOf(file: SeenFile, bytes: Uint8Array): Note | undefined {
  if (!isNamedLibrary(baseName(file.path))) return { is: 'folders', lines: loaderFiles.lines(bytes) };
  if (!isSharedObject(bytes)) return undefined;
  const soname = file.size <= bound ? sonameOf(bytes) : undefined;
  return { is: 'library', ...(soname === undefined ? {} : { soname }) };
}

/** `libz.so`, `libz.so.1.2.13`, `ld-linux-x86-64.so.2`, `libc-2.31.so`. */
function isNamedLibrary(name: string): boolean {
  return name.endsWith('.so') || name.includes('.so.');
}

type Library = { readonly soname: string; readonly path: string };

/** One for each file; where it does not say its name, one for each name under which it is found. */
function librariesIn(root: Root, folders: readonly string[]): readonly Library[] | undefined {
  const found = new Map<string, Library>();
  for (const folder of folders)
    for (const name of root.names(folder)) {
      if (!isNamedLibrary(name)) continue;
      const entry = root.follow(`${folder}/${name}`);
      const note = entry?.kind === 'file' ? root.noted(libraries, entry.path) : undefined;
      if (entry === undefined || note?.is !== 'library') continue;
      const soname = note.soname ?? name;
      found.set(`${soname}\n${entry.path}`, { soname, path: entry.path });
      if (found.size > most) return undefined;
    }
  return [...found.values()].sort((a, b) => {
    if (a.soname !== b.soname) return a.soname < b.soname ? -1 : 1;
    return a.path < b.path ? -1 : 1;
  });
}
