import { defineObserver } from './observer';
import { seen, unseen } from './seen';

export const tmp = defineObserver({
  id: 'tmp',
  read(root) {
    if (!root.isSure('/tmp')) return unseen('layer-not-read');
    const entry = root.follow('/tmp');
    if (entry?.kind !== 'directory') return seen('none', []);
    return seen({ mode: entry.mode.toString(8).padStart(4, '0') }, [entry.path]);
  },
});
