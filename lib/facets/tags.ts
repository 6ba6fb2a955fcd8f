import { defineFacet } from './facet';
import { formatList } from './format';

export const tags = defineFacet({
  id: 'tags',
  title: 'Tags',
  group: 'identity',
  glossary: {
    means: 'Tags that stand for this image.',
    established: 'The publisher’s list of tags on the day given.',
  },
  read: ({ facts }) => facts.tags,
  format: formatList,
  column: 'none',
  differsByNature: true,
});
