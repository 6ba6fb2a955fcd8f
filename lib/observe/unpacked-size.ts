import { Inodes } from './inodes';
import { defineObserver } from './observer';
import { seen, seenInAll } from './seen';

export const unpackedSize = defineObserver({
  id: 'unpackedSize',
  read: (root) =>
    seenInAll(root, () => {
      const counted = new Inodes();
      let bytes = 0;
      root.each(({ kind, size, inode }) => {
        if (kind === 'file' && counted.add(inode)) bytes += size;
      });
      return seen(bytes, ['/']);
    }),
});
