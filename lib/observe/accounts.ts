import { linesOf, textOf } from './bytes';
import type { ObservedFacts } from './observation';
import { defineObserver, type Observer } from './observer';
import { find, seen, unseen, wholeWithin } from './seen';

type Accounts = Exclude<Extract<ObservedFacts['accounts'], { known: true }>['value'], 'none'>;

const bound = 1024 * 1024;
const most = 10_000;
const longest = 500;

/** https://man7.org/linux/man-pages/man5/passwd.5.html, https://man7.org/linux/man-pages/man5/group.5.html */
export const accounts: Observer<'accounts', Accounts> = defineObserver({
  id: 'accounts',
  looksAt: ({ path, ...file }) =>
    path.endsWith('/passwd') || path.endsWith('/group') ? wholeWithin(bound, { path, ...file }) : 0,
  notes(file, bytes) {
    const rows = rowsOf(textOf(bytes));
    return file.path.endsWith('/group')
      ? { users: [], groups: rows.flatMap(groupOf) }
      : { users: rows.flatMap(userOf), groups: [] };
  },
  read(root) {
    const users = find(root, accounts, '/etc/passwd', bound);
    const groups = find(root, accounts, '/etc/group', bound);
    if (users.is === 'unseen') return unseen(users.because);
    if (groups.is === 'unseen') return unseen(groups.because);
    if (users.is === 'absent' && groups.is === 'absent') return seen('none', []);
    const found = [users, groups].flatMap((each) => (each.is === 'there' ? [each] : []));
    const value: Accounts = {
      users: users.is === 'there' ? users.note.users : [],
      groups: groups.is === 'there' ? groups.note.groups : [],
    };
    if (value.users.length > most || value.groups.length > most) return unseen('too-large');
    return seen(
      value,
      found.map(({ path }) => path),
    );
  },
});

function rowsOf(text: string): string[][] {
  const rows: string[][] = [];
  for (const line of linesOf(text))
    if (!line.startsWith('#') && line.length <= 4 * longest && rows.length <= most)
      rows.push(line.split(':', 8));
  return rows;
}

/** A line that is none of an account is passed over, as the C library does. */
function userOf([name, , uid, gid, , home, shell]: readonly string[]): Accounts['users'][number][] {
  const [user, group] = [numberOf(uid), numberOf(gid)];
  if (!name || user === undefined || group === undefined || home === undefined) return [];
  return [{ name, uid: user, gid: group, home, shell: shell ?? '' }];
}

function groupOf([name, , gid]: readonly string[]): Accounts['groups'][number][] {
  const number = numberOf(gid);
  return name && number !== undefined ? [{ name, gid: number }] : [];
}

function numberOf(digits: string | undefined): number | undefined {
  return digits !== undefined && /^\d{1,10}$/.test(digits) ? Number(digits) : undefined;
}
