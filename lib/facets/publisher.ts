import { defineFacet } from './facet';
import { option } from './format';

export const publisher = defineFacet({
  id: 'publisher',
  title: 'Publisher',
  group: 'identity',
  glossary: {
    means: 'Who builds and publishes the image.',
    established: 'The publisher’s own pages or repository.',
  },
  read: ({ facts }) => facts.publisher,
  format: (name) => name,
  options: (name) => [option(name)],
});
