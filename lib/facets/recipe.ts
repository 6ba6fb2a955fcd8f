import { defineFacet } from './facet';

export const recipe = defineFacet({
  id: 'recipe',
  title: 'Recipe',
  group: 'supply',
  glossary: {
    means: 'Where the files stand that the image is built from.',
    established: 'The publisher’s pages.',
  },
  read: ({ facts }) => facts.recipe,
  format: (url) => url.replace(/^https?:\/\//, ''),
  column: 'none',
  differsByNature: true,
});
