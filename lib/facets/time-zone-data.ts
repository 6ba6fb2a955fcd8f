import { defineFacet } from './facet';
import { yesNo, yesNoOptions } from './format';

export const timeZoneData = defineFacet({
  id: 'time-zone-data',
  title: 'Time zones',
  group: 'contents',
  glossary: {
    means: 'Whether the files under /usr/share/zoneinfo are there. Without them local times come out as UTC.',
    established: 'The package list or a look at the files.',
  },
  read: ({ facts }) => facts.timeZoneData,
  format: yesNo,
  options: yesNoOptions,
});
