import type { Account } from '../catalog/accounts';
import type { ValueOf } from '../catalog/facts';
import { defineFacet } from './facet';
import { formatList, option } from './format';

/** System accounts that every distribution has say nothing of an image. */
const firstOfPeople = 100;

function formatAccount({ name, uid }: Account): string {
  return uid === undefined ? name : `${name} (${uid})`;
}

/** Those with a number of their own first: they are what a name or a number of a Dockerfile meets. */
function formatAccounts({ users, whole }: ValueOf<'accounts'>): string {
  const peculiar = users.filter(({ uid }) => uid === 0 || (uid !== undefined && uid >= firstOfPeople));
  const others = users.length - peculiar.length;
  return formatList([
    ...peculiar.map(formatAccount),
    ...(others === 0 ? [] : [`${others} of the system`]),
    ...(whole ? [] : ['perhaps others']),
  ]);
}

export const accounts = defineFacet({
  id: 'accounts',
  title: 'Accounts',
  group: 'contents',
  glossary: {
    means:
      'Who is in /etc/passwd, with the numbers. USER with another name fails at start, and useradd with a name or a number that is taken fails the build.',
    established:
      'The image’s /etc/passwd, the package that brings it, or the recipe; then there may be others.',
  },
  read: ({ facts }) => facts.accounts,
  format: formatAccounts,
  number: ({ users }) => users.length,
  options: ({ users }) => {
    const taken = users.some(({ uid }) => uid === 1000);
    return [
      taken ? option('1000', 'uid 1000 is taken') : option('none-at-1000', 'uid 1000 not known to be taken'),
    ];
  },
});
