import { defineFacet } from './facet';

export const packageCount = defineFacet({
  id: 'package-count',
  title: 'Packages',
  group: 'size',
  glossary: {
    means:
      'How many packages of the distribution are inside. Fewer packages mean fewer places for known weaknesses, though programs put in without a package are not counted.',
    established: 'The package database in the image, a published list, or the locked build file.',
  },
  read: ({ facts }) => facts.packageCount,
  format: (count) => String(count),
  number: (count) => count,
  range: 'count',
  better: 'less',
});
