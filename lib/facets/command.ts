import { defineFacet } from './facet';
import { formatVector } from './format';

export const command = defineFacet({
  id: 'command',
  title: 'Command',
  group: 'configuration',
  glossary: {
    means: 'What is started, or passed to the entrypoint, when nothing else is said.',
    established: 'The image’s configuration, or its recipe.',
  },
  read: ({ facts }) => facts.command,
  format: formatVector,
});
