import { defineFacet } from './facet';
import { yesNo, yesNoOptions } from './format';

export const openssl = defineFacet({
  id: 'openssl',
  title: 'OpenSSL',
  group: 'contents',
  glossary: {
    means: 'Whether the OpenSSL libraries are there.',
    established: 'The package list.',
  },
  read: ({ facts }) => facts.openssl,
  format: yesNo,
  options: yesNoOptions,
});
