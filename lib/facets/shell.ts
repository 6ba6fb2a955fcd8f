import type { ValueOf } from '../catalog/facts';
import { defineFacet } from './facet';
import { option } from './format';

function formatShell(shell: ValueOf<'shell'>): string {
  return shell === 'none' ? 'none' : [shell.name, ...(shell.also ?? [])].join(' and ');
}

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
  format: formatShell,
  options: (shell) => [
    shell === 'none'
      ? option('none')
      : { ...option(formatShell(shell)), words: ['shell', shell.name, ...(shell.also ?? [])] },
  ],
  search: 'facts',
  column: { shownAs: 2 },
});
