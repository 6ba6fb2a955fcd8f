import { defineFacet } from './facet';
import { formatList } from './format';

export const mirrors = defineFacet({
  id: 'mirrors',
  title: 'Also at',
  group: 'identity',
  glossary: {
    means: 'Other repositories that carry the same image.',
    established: 'The publisher’s documentation.',
  },
  read: ({ facts }) => facts.mirrors,
  format: formatList,
  column: 'none',
  differsByNature: true,
});
