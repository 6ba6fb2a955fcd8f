import { defineFacet } from './facet';
import { formatList } from './format';

export const components = defineFacet({
  id: 'components',
  title: 'Versions',
  group: 'contents',
  glossary: {
    means:
      'The versions of what people choose the image for: runtime, package manager of the language, OpenSSL.',
    established: 'The package list, or the variables its recipe sets. Another build has others.',
  },
  read: ({ facts }) => facts.components,
  format: (versions) => formatList(Object.entries(versions).map(([name, version]) => `${name} ${version}`)),
});
