import { defineObserver } from './observer';
import { distinctFolders, isProgram, searchFolders } from './search-path';
import { seen, seenInAll, unseen } from './seen';

/** No honest PATH leads to so many. */
const most = 50_000;

type Program = { readonly name: string; readonly path: string; readonly target?: string };

/** What is found first on the PATH of the configuration, or on Docker's where it sets none. */
export const programs = defineObserver({
  id: 'programs',
  read: (root) =>
    seenInAll(root, () => {
      const folders = searchFolders(root);
      if (folders === undefined) return unseen('too-large');
      const found = new Map<string, Program>();
      for (const folder of distinctFolders(root, folders))
        root.eachIn(folder, (name, entry) => {
          if (found.size > most || found.has(name) || entry === undefined || !isProgram(entry)) return;
          const path = `${folder === '/' ? '' : folder}/${name}`;
          found.set(name, { name, path, ...(entry.path === path ? {} : { target: entry.path }) });
        });
      if (found.size > most) return unseen('too-large');
      const list = [...found.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
      return seen(
        list,
        folders.filter((folder) => root.follow(folder)?.kind === 'directory'),
      );
    }),
});
