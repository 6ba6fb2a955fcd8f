import { defineFacet } from './facet';
import { formatSupply, option } from './format';

export const provenance = defineFacet({
  id: 'provenance',
  title: 'Provenance',
  group: 'supply',
  glossary: {
    means: 'A statement of where and how the image was built, as SLSA describes it.',
    established: 'The publisher’s documentation or the attestations beside the image.',
  },
  read: ({ facts }) => facts.provenance,
  format: formatSupply,
  options: (value) => [value === 'none' ? option('no') : option('yes')],
});
