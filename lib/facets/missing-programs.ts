import { defineFacet } from './facet';
import { formatList } from './format';

export const missingPrograms = defineFacet({
  id: 'missing-programs',
  title: 'Programs not there',
  group: 'contents',
  glossary: {
    means:
      'Programs that were looked for in the image and not found. What is not named may be there or not; where the list of packages is complete, that list says more.',
    established: 'Lists of what images built on it add, and reports of commands that were not found.',
  },
  read: ({ facts }) => facts.missingPrograms,
  format: (names) => (names.length > 4 ? `${names.length} looked for` : formatList(names)),
});
