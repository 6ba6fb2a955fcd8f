import { isRoot } from '../account/account';
import type { ImageUser } from '../catalog/image';
import { defineFacet } from './facet';
import { option } from './format';

function formatUser(user: ImageUser): string {
  if (isRoot(user)) return 'root';
  if (user.name === undefined) return String(user.uid);
  return user.uid === undefined ? user.name : `${user.name} (${user.uid})`;
}

export const user = defineFacet({
  id: 'user',
  title: 'Default user',
  group: 'configuration',
  glossary: {
    means: 'Whom the program runs as when nothing else is said. Root where no USER is set.',
    established: 'The image’s configuration, or its recipe.',
  },
  read: ({ facts }) => facts.user,
  format: formatUser,
  options: (user) => [
    isRoot(user) ? option('root') : { ...option('not-root', 'not root'), words: ['nonroot'] },
  ],
  search: 'facts',
  column: { shownAs: 5 },
});
