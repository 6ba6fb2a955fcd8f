import { defineFacet } from './facet';

export const packages = defineFacet({
  id: 'packages',
  title: 'Package list',
  group: 'size',
  glossary: {
    means: 'The complete list of packages inside. It is shown only where it is complete.',
    established: 'The package database in the image or a locked build file.',
  },
  read: ({ facts }) => facts.packages,
  format: (packages) => `${packages.length} packages`,
  number: (packages) => packages.length,
  column: 'none',
});
