import { defineObserver } from './observer';
import { programAt, searchFolders } from './search-path';
import { seen, seenInAll, unseen } from './seen';

/** Each with the programs by which it is known. */
const managers: readonly (readonly [string, readonly string[]])[] = [
  ['apk', ['apk']],
  ['apt', ['apt-get']],
  ['dnf', ['dnf', 'dnf5']],
  ['microdnf', ['microdnf']],
  ['tdnf', ['tdnf']],
  ['yum', ['yum']],
  ['zypper', ['zypper']],
];

export const packageManagers = defineObserver({
  id: 'packageManagers',
  read: (root) =>
    seenInAll(root, () => {
      const folders = searchFolders(root);
      if (folders === undefined) return unseen('too-large');
      const found = managers.flatMap(([name, programs]) => {
        const paths = programs.flatMap((program) => folders.map((folder) => `${folder}/${program}`));
        const path = paths.find((each) => programAt(root, each));
        return path === undefined ? [] : [{ name, path }];
      });
      return seen(
        found.map(({ name }) => name),
        found.map(({ path }) => path),
      );
    }),
});
