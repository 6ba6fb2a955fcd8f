import { defineFacet } from './facet';
import { option } from './format';

export const purpose = defineFacet({
  id: 'purpose',
  title: 'Purpose',
  group: 'identity',
  glossary: {
    means:
      'What the image is for: to stand on (base), to run one language (runtime), to build in (builder), to look around in (debug), or a program ready to run (application).',
    established: 'The publisher’s description; the tag where it names the purpose.',
  },
  read: ({ facts }) => facts.purpose,
  format: (purpose) => purpose,
  options: (purpose) => [option(purpose)],
});
