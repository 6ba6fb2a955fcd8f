import { defineFacet } from './facet';
import { formatSupply, option } from './format';

export const vex = defineFacet({
  id: 'vex',
  title: 'VEX',
  group: 'supply',
  glossary: {
    means: 'Statements by the publisher on which known weaknesses do not matter in this image.',
    established: 'The publisher’s documentation or the attestations beside the image.',
  },
  read: ({ facts }) => facts.vex,
  format: formatSupply,
  options: (value) => [value === 'none' ? option('no') : option('yes')],
});
