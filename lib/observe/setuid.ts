import { defineObserver } from './observer';
import { seen, seenInAll, unseen } from './seen';

const most = 10_000;

/** Files that run as their owner or group, whoever calls them. */
export const setuid = defineObserver({
  id: 'setuid',
  read: (root) =>
    seenInAll(root, () => {
      const list: { readonly path: string; readonly mode: string }[] = [];
      root.each((entry) => {
        const { kind, mode } = entry;
        if (kind !== 'file' || (mode & 0o6000) === 0 || list.length > most) return;
        list.push({ path: entry.path, mode: mode.toString(8) });
      });
      if (list.length > most) return unseen('too-large');
      return seen(list, ['/']);
    }),
});
