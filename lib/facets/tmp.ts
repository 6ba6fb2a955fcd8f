import { defineFacet } from './facet';
import { yesNo, yesNoOptions } from './format';

export const tmp = defineFacet({
  id: 'tmp',
  title: '/tmp',
  group: 'contents',
  glossary: {
    means: 'Whether a /tmp that everybody may write to exists.',
    established: 'A look at the image or its recipe.',
  },
  read: ({ facts }) => facts.tmp,
  format: yesNo,
  options: yesNoOptions,
});
