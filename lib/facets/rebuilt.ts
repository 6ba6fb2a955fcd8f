import { defineFacet } from './facet';

export const rebuilt = defineFacet({
  id: 'rebuilt',
  title: 'Rebuilt',
  group: 'supply',
  glossary: {
    means: 'When the publisher rebuilds the image.',
    established: 'The publisher’s documentation or build files.',
  },
  read: ({ facts }) => facts.rebuilt,
  format: (cadence) => cadence,
});
