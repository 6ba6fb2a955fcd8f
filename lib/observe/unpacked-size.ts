import { defineObserver } from './observer';
import { seen, seenInAll } from './seen';

export const unpackedSize = defineObserver({
  id: 'unpackedSize',
  read: (root) =>
    seenInAll(root, () => {
      const counted = new Set<number>();
      let bytes = 0;
      for (const { kind, size, inode } of root.entries()) {
        if (kind !== 'file' || counted.has(inode)) continue;
        counted.add(inode);
        bytes += size;
      }
      return seen(bytes, ['/']);
    }),
});
