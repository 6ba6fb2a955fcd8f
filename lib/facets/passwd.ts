import { defineFacet } from './facet';
import { yesNo, yesNoOptions } from './format';

export const passwd = defineFacet({
  id: 'passwd',
  title: 'User names',
  group: 'contents',
  glossary: {
    means: 'Whether /etc/passwd exists, so that users have names.',
    established: 'The package list or a look at the image.',
  },
  read: ({ facts }) => facts.passwd,
  format: yesNo,
  options: yesNoOptions,
});
