import { defineFacet } from './facet';

export const workdir = defineFacet({
  id: 'workdir',
  title: 'Working directory',
  group: 'configuration',
  glossary: {
    means: 'The directory the program starts in.',
    established: 'The image’s configuration, or its recipe.',
  },
  read: ({ facts }) => facts.workdir,
  format: (path) => path,
});
