import { defineFacet } from './facet';

export const built = defineFacet({
  id: 'built',
  title: 'Built',
  group: 'life',
  glossary: {
    means: 'When the build was made whose figures are shown.',
    established: 'The image’s configuration in the registry.',
  },
  read: ({ facts }) => facts.built,
  format: (date) => date,
});
