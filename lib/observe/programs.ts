import { defineObserver } from './observer';
import { programAt, searchFolders } from './search-path';
import { seen, seenInAll, unseen } from './seen';

type Program = { readonly name: string; readonly path: string; readonly target?: string };

/** What is found first on the PATH of the configuration, or on Docker's where it sets none. */
export const programs = defineObserver({
  id: 'programs',
  read: (root) =>
    seenInAll(root, () => {
      const folders = searchFolders(root);
      if (folders === undefined) return unseen('too-large');
      const found = new Map<string, Program>();
      for (const folder of folders)
        for (const name of root.names(folder)) {
          const path = `${folder === '/' ? '' : folder}/${name}`;
          const entry = found.has(name) ? undefined : programAt(root, path);
          if (entry) found.set(name, { name, path, ...(entry.path === path ? {} : { target: entry.path }) });
        }
      const list = [...found.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
      return seen(
        list,
        folders.filter((folder) => root.names(folder).length > 0),
      );
    }),
});
