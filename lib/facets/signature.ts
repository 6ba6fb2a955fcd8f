import { defineFacet } from './facet';
import { formatSupply, thereOptions } from './format';

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
  options: (value) => thereOptions(value !== 'none', 'signature', 'signed'),
  search: 'facts',
  column: { shownAs: 8 },
});
