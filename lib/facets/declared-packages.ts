import { defineFacet } from './facet';
import { formatList } from './format';

export const declaredPackages = defineFacet({
  id: 'declared-packages',
  title: 'Named packages',
  group: 'size',
  glossary: {
    means:
      'Packages that the publisher’s recipe names. What they depend on comes on top, so the list is no full inventory.',
    established: 'The publisher’s recipe.',
  },
  read: ({ facts }) => facts.declaredPackages,
  format: (names) => (names.length > 4 ? `${names.length} named` : formatList(names)),
  number: (names) => names.length,
  column: 'none',
});
