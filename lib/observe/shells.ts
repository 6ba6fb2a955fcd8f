import { baseName } from '../path/path';
import { binaryFolders, busyboxes } from './busybox';
import { defineObserver } from './observer';
import { programAt } from './search-path';
import { seen, seenInAll } from './seen';

/** Names under which a shell is called. */
const names = [
  ...['sh', 'ash', 'bash', 'csh', 'dash', 'fish', 'hush', 'ksh', 'ksh93', 'lksh', 'mksh', 'oksh', 'posh'],
  ...['rbash', 'rksh', 'tcsh', 'yash', 'zsh'],
];

/** The shells in the places of programs: `/etc/shells` proves none. */
export const shells = defineObserver({
  id: 'shells',
  read: (root) =>
    seenInAll(root, () => {
      const isBusybox = busyboxes(root);
      const found = binaryFolders(root).flatMap((folder) =>
        names.flatMap((name) => {
          const path = `${folder}/${name}`;
          const entry = programAt(root, path);
          if (entry === undefined) return [];
          return [{ path, name: isBusybox(entry) ? 'busybox' : baseName(entry.path) }];
        }),
      );
      const list = found.sort((a, b) => (a.path < b.path ? -1 : 1));
      return seen(
        list,
        list.map(({ path }) => path),
      );
    }),
});
