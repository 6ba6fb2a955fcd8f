import { defineFacet } from './facet';
import { option } from './format';

export const shell = defineFacet({
  id: 'shell',
  title: 'Shell',
  group: 'contents',
  glossary: {
    means:
      'The shell inside and where it is. Without one, RUN, shell-form commands and `docker exec … sh` do not work, and neither does an intruder’s first step.',
    established:
      'The package list, the publisher’s documentation or a look at the image. That none is declared is not taken for proof of absence.',
  },
  read: ({ facts }) => facts.shell,
  format: (shell) => (shell === 'none' ? 'none' : shell.name),
  options: (shell) => [option(shell === 'none' ? 'none' : shell.name)],
  column: { shownAs: 2 },
});
