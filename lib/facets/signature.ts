import { defineFacet } from './facet';
import { formatSupply, option } from './format';

export const signature = defineFacet({
  id: 'signature',
  title: 'Signature',
  group: 'supply',
  glossary: {
    means: 'How the image is signed, so that you can check who published it.',
    established: 'The publisher’s documentation or the attestations beside the image.',
  },
  read: ({ facts }) => facts.signature,
  format: formatSupply,
  options: (value) => [value === 'none' ? option('no') : option('yes')],
  column: { shownAs: 8 },
});
