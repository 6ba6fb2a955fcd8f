import { defineFacet } from './facet';
import { yesNo, yesNoOptions } from './format';

export const reproducible = defineFacet({
  id: 'reproducible',
  title: 'Reproducible',
  group: 'supply',
  glossary: {
    means: 'Whether building the image again from the same inputs gives the same bytes.',
    established: 'The publisher’s claim; it has not been tried here.',
  },
  read: ({ facts }) => facts.reproducible,
  format: yesNo,
  options: yesNoOptions,
});
