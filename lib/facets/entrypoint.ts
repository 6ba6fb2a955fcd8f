import { defineFacet } from './facet';
import { formatVector } from './format';

export const entrypoint = defineFacet({
  id: 'entrypoint',
  title: 'Entrypoint',
  group: 'configuration',
  glossary: {
    means: 'What is always started; arguments come after it. An empty one leaves everything to the command.',
    established: 'The image’s configuration, or its recipe.',
  },
  read: ({ facts }) => facts.entrypoint,
  format: formatVector,
});
