import { defineFacet } from './facet';
import { option } from './format';

export const access = defineFacet({
  id: 'access',
  title: 'Access',
  group: 'supply',
  glossary: {
    means: 'What it takes to pull the image: nothing (anonymous), a login, or a contract (paid).',
    established: 'The publisher’s documentation.',
  },
  read: ({ facts }) => facts.access,
  format: (access) => access,
  options: (access) => [option(access)],
});
