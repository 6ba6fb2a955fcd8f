import { defineObserver } from './observer';
import { seen, seenInAll } from './seen';

/** How many regular files there are, each hard link for itself. */
export const files = defineObserver({
  id: 'files',
  read: (root) =>
    seenInAll(root, () => {
      let count = 0;
      root.each(({ kind }) => {
        if (kind === 'file') count += 1;
      });
      return seen(count, ['/']);
    }),
});
