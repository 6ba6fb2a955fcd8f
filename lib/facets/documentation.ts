import { defineFacet } from './facet';

export const documentation = defineFacet({
  id: 'documentation',
  title: 'Documentation',
  group: 'supply',
  glossary: {
    means: 'Where the publisher describes the image.',
    established: 'The publisher’s pages.',
  },
  read: ({ facts }) => facts.documentation,
  format: (url) => url.replace(/^https?:\/\//, ''),
  column: 'none',
  differsByNature: true,
});
