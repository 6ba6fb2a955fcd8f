import { below } from '../path/path';
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
      const bytes = new Map<string, number>();
      const counted = new Set<number>();
      for (const { path, kind, size, inode } of root.entries()) {
        if (kind !== 'file' || size === 0) continue;
        const folder = folders.find((each) => below(each, path) !== undefined);
        if (folder === undefined || counted.has(inode)) continue;
        counted.add(inode);
        bytes.set(folder, (bytes.get(folder) ?? 0) + size);
      }
      const list = [...bytes]
        .map(([path, size]) => ({ path, bytes: size }))
        .sort((a, b) => (a.path < b.path ? -1 : 1));
      return seen(
        list,
        list.map(({ path }) => path),
      );
    }),
});
