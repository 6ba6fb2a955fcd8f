import { defineFacet } from './facet';

export const path = defineFacet({
  id: 'path',
  title: 'PATH',
  group: 'configuration',
  glossary: {
    means: 'Where programs are looked for.',
    established: 'The image’s configuration, or its recipe.',
  },
  read: ({ facts }) => facts.path,
  format: (path) => path,
  column: 'none',
});
