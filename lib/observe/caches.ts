import { Inodes } from './inodes';
import { defineObserver } from './observer';
import { seen, seenInAll } from './seen';

/** Where tools leave what they have downloaded; none lies within another. */
const folders = [
  '/etc/apk/cache',
  '/root/.cache',
  '/root/.cargo/registry',
  '/root/.gradle/caches',
  '/root/.m2/repository',
  '/root/.npm',
  '/root/.nuget/packages',
  '/usr/local/share/.cache',
  '/var/cache/apk',
  '/var/cache/apt',
  '/var/cache/dnf',
  '/var/cache/libdnf5',
  '/var/cache/tdnf',
  '/var/cache/yum',
  '/var/cache/zypp',
  '/var/lib/apt/lists',
];

/** What package managers have left, with the bytes of its files, each hard link once. */
export const caches = defineObserver({
  id: 'caches',
  read: (root) =>
    seenInAll(root, () => {
      const counted = new Inodes();
      const list = folders.flatMap((path) => {
        let bytes = 0;
        root.each(({ kind, size, inode }) => {
          if (kind === 'file' && counted.add(inode)) bytes += size;
        }, path);
        return bytes === 0 ? [] : [{ path, bytes }];
      });
      return seen(
        list,
        list.map(({ path }) => path),
      );
    }),
});
