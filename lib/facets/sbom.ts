import { defineFacet } from './facet';
import { formatSupply, thereOptions } from './format';

export const sbom = defineFacet({
  id: 'sbom',
  title: 'SBOM',
  group: 'supply',
  glossary: {
    means: 'A bill of materials published with the image: its format and how it is delivered.',
    established: 'The publisher’s documentation or the attestations beside the image.',
  },
  read: ({ facts }) => facts.sbom,
  format: formatSupply,
  options: (value) => thereOptions(value !== 'none', 'SBOM'),
  search: 'facts',
  column: { shownAs: 7 },
});
