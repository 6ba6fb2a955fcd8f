import { defineObserver } from './observer';
import { seen, seenInAll } from './seen';

const folder = '/usr/share/zoneinfo';

/** Whether zones of regions are there: UTC alone is a rule of one line. */
export const timeZoneData = defineObserver({
  id: 'timeZoneData',
  read: (root) =>
    seenInAll(root, () => {
      const isThere = ['Africa', 'America', 'Asia', 'Europe'].some(
        (region) => root.names(`${folder}/${region}`).length > 0,
      );
      return seen(isThere, isThere ? [folder] : []);
    }),
});
