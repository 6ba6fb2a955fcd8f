import { defineFacet } from './facet';
import { thereOptions, yesNo } from './format';

export const caCertificates = defineFacet({
  id: 'ca-certificates',
  title: 'CA certificates',
  group: 'contents',
  glossary: {
    means:
      'Whether root certificates are there, so that a program can check the other side of a TLS connection.',
    established: 'The package list, or the file /etc/ssl/certs/ca-certificates.crt and its kin.',
  },
  read: ({ facts }) => facts.caCertificates,
  format: yesNo,
  options: (isThere) => thereOptions(isThere, 'CA certificates', 'certificates'),
  search: 'facts',
  column: { shownAs: 6 },
});
