import { defineFacet } from './facet';
import { formatList } from './format';

export const users = defineFacet({
  id: 'users',
  title: 'Users',
  group: 'contents',
  glossary: {
    means: 'The names in /etc/passwd. USER with another name fails at start.',
    established: 'The image’s /etc/passwd, or the package that brings it.',
  },
  read: ({ facts }) => facts.users,
  format: (users) => formatList(users.map(({ name, uid }) => name ?? String(uid))),
  number: (users) => users.length,
  column: 'none',
});
