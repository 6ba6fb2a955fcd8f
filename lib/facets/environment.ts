import { defineFacet } from './facet';
import { formatList } from './format';

export const environment = defineFacet({
  id: 'environment',
  title: 'Environment',
  group: 'configuration',
  glossary: {
    means: 'Variables set in the image beside PATH.',
    established: 'The image’s configuration, or its recipe.',
  },
  read: ({ facts }) => facts.environment,
  format: (variables) => formatList(Object.entries(variables).map(([name, value]) => `${name}=${value}`)),
  column: 'none',
});
