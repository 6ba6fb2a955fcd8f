import { defineFacet } from './facet';
import { formatList, option } from './format';

export const ports = defineFacet({
  id: 'ports',
  title: 'Ports',
  group: 'configuration',
  glossary: {
    means:
      'The ports its program is meant to listen on. One below 1024 may be refused to a user who is not root, where the host says so.',
    established: 'EXPOSE in the recipe, or a setting that the recipe makes.',
  },
  read: ({ facts }) => facts.ports,
  format: formatList,
  number: (ports) => ports.length,
  options: (ports) => (ports.length === 0 ? [option('none')] : ports.map((port) => option(port))),
});
