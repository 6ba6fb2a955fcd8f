import { defineFacet } from './facet';
import { thereOptions, yesNo } from './format';

export const fips = defineFacet({
  id: 'fips',
  title: 'FIPS',
  group: 'supply',
  glossary: {
    means: 'Whether this variant is built with cryptography validated under FIPS 140.',
    established: 'The publisher’s documentation or the tag.',
  },
  read: ({ facts }) => facts.fips,
  format: yesNo,
  options: (isThere) => thereOptions(isThere, 'FIPS'),
  search: 'facts',
});
