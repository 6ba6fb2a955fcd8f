import type { ValueOf } from '../catalog/facts';
import { defineFacet } from './facet';
import { option } from './format';

const words = {
  anonymous: 'free',
  login: 'free, with a login',
  paid: 'subscription',
} as const satisfies Record<ValueOf<'access'>, string>;

export const access = defineFacet({
  id: 'access',
  title: 'Costs',
  group: 'supply',
  glossary: {
    means: 'What it takes to pull the image: nothing, an account to log in with, or a subscription.',
    established: 'The publisher’s documentation.',
  },
  read: ({ facts }) => facts.access,
  format: (access) => words[access],
  options: (access) => [option(access, words[access])],
});
