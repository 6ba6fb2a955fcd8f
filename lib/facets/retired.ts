import { defineFacet } from './facet';
import { option } from './format';

export const retired = defineFacet({
  id: 'retired',
  title: 'Retired',
  group: 'life',
  glossary: {
    means: 'Set when the image is withdrawn, moved, or no longer rebuilt. Old tags often stay pullable.',
    established: 'The publisher’s announcement, or the change that took it off the list.',
  },
  read: ({ facts }) => facts.retired,
  format: (retired) => (retired === 'none' ? 'no' : `since ${retired.since}`),
  options: (retired) => [option(retired === 'none' ? 'no' : 'yes')],
  column: 'none',
});
