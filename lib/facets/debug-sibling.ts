import { defineFacet } from './facet';

export const debugSibling = defineFacet({
  id: 'debug-sibling',
  title: 'Debug sibling',
  group: 'configuration',
  glossary: {
    means: 'A variant of the same image with a shell, for looking around or building.',
    established: 'The publisher’s list of tags.',
  },
  read: ({ facts }) => facts.debugSibling,
  format: (reference) => reference,
  differsByNature: true,
});
