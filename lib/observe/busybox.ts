import { baseName } from '../path/path';
import { defineObserver, type Entry, type Root } from './observer';
import { distinctFolders, isProgram, programAt, searchFolders } from './search-path';
import { seen, seenInAll } from './seen';

/** `bbsuid` of Alpine calls it for the applets that need to be root. */
const programs = ['busybox', 'busybox.static', 'busybox-extras', 'bbsuid'];
const usual = ['/bin', '/sbin', '/usr/bin', '/usr/sbin', '/usr/local/bin', '/busybox'];

/** The names that are linked to a BusyBox, by whatever kind of link. */
export const busybox = defineObserver({
  id: 'busybox',
  read: (root) =>
    seenInAll(root, () => {
      const isBusybox = busyboxes(root);
      const names = new Set<string>();
      const paths = new Set<string>();
      for (const folder of distinctFolders(root, binaryFolders(root)))
        root.eachIn(folder, (name, entry) => {
          if (entry === undefined || !isProgram(entry) || !isBusybox(entry)) return;
          paths.add(folder);
          if (!programs.includes(name)) names.add(name);
        });
      return seen([...names].sort(), [...paths]);
    }),
});

/** Where programs are, on the PATH and in the usual places. */
export function binaryFolders(root: Root): readonly string[] {
  return [...new Set([...(searchFolders(root) ?? []), ...usual])];
}

/** Tells a BusyBox by its name, or by being a hard link of one that has it. */
export function busyboxes(root: Root): (entry: Entry) => boolean {
  const inodes = new Set(
    binaryFolders(root).flatMap((folder) =>
      programs.flatMap((name) => {
        const entry = programAt(root, `${folder}/${name}`);
        return entry ? [entry.inode] : [];
      }),
    ),
  );
  return (entry) => inodes.has(entry.inode) || programs.includes(baseName(entry.path));
}
