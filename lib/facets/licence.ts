import { defineFacet } from './facet';

export const licence = defineFacet({
  id: 'licence',
  title: 'Licence',
  group: 'supply',
  glossary: {
    means: 'The licence the publisher names for the image or its build files; packages keep their own.',
    established: 'The publisher’s documentation or the image’s labels.',
  },
  read: ({ facts }) => facts.licence,
  format: (licence) => licence,
});
