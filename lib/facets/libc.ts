import type { Libc } from '../catalog/image';
import { defineFacet } from './facet';
import { option } from './format';

function formatLibc({ family, version }: Libc): string {
  if (family === 'none') return 'none';
  return version === undefined ? family : `${family} ${version}`;
}

export const libc = defineFacet({
  id: 'libc',
  title: 'C library',
  group: 'contents',
  glossary: {
    means:
      'The C library dynamic programs are loaded with. A program built for glibc does not start on musl, nor on a glibc older than it was built against.',
    established: 'The package list; the version also from the distribution’s release.',
  },
  read: ({ facts }) => facts.libc,
  format: formatLibc,
  options: ({ family }) => [
    family === 'none' ? option('none') : { ...option(family), words: ['C library', 'libc'] },
  ],
  search: 'facts',
  column: { shownAs: 3 },
});
