import { baseName } from '../../path/path';
import { flagsOf } from '../arguments';
import type { Command } from '../command';
import type { Effect } from '../effect';
import { certaintyOf, type Family, flags, pathOf, type Scene } from './family';

/** useradd(8), usermod(8), groupadd(8), groupmod(8) of shadow; adduser(8), addgroup(8) of Debian and of busybox. */
export const users: Family = {
  programs: ['useradd', 'adduser', 'usermod', 'groupadd', 'addgroup', 'groupmod'],
  effects: userEffects,
};

function userEffects(command: Command, { script }: Scene): Effect[] {
  const effects = accountEffects(command);
  if (command.runs === 'always') return effects;
  // `id app || useradd app`: whichever way it goes, the name is there.
  return effects.map((effect) => {
    const name = effect.kind === 'user-created' || effect.kind === 'group-created' ? effect.name : undefined;
    const asked = name !== undefined && script.commands.some((other) => asksFor(other, name));
    return asked ? { ...effect, certainty: 'likely' } : effect;
  });
}

function asksFor({ name, args }: Command, account: string): boolean {
  return /^(id|getent|grep)$/.test(baseName(name)) && args.some(({ text }) => text?.includes(account));
}

function accountEffects(command: Command): Effect[] {
  switch (baseName(command.name)) {
    case 'useradd':
      return shadowUser(command);
    case 'groupadd':
      return shadowGroup(command);
    case 'usermod':
      return changedUser(command);
    case 'groupmod':
      return changedGroup(command);
    case 'addgroup':
      return addGroup(command);
    default:
      return addUser(command);
  }
}

type NewUser = {
  readonly name: string | undefined;
  readonly uid: string | undefined;
  readonly group: string | undefined;
  readonly home: string | undefined;
  /** Makes the home directory. */
  readonly makesHome: boolean;
  /** Makes a group of its own name. */
  readonly makesGroup: boolean;
};

function created(command: Command, user: NewUser): Effect[] {
  const { name, uid, group, home, makesHome, makesGroup } = user;
  if (name === undefined) return [];
  const { span } = command;
  const certainty = certaintyOf(command);
  const own = makesGroup ? name : undefined;
  const effects: Effect[] = [
    { kind: 'user-created', name, uid: id(uid), group: group ?? own, home, span, certainty },
  ];
  if (own !== undefined) effects.push({ kind: 'group-created', name: own, gid: undefined, span, certainty });
  if (makesHome && home !== undefined) {
    effects.push({ kind: 'directory-created', path: home, span, certainty });
    effects.push({ kind: 'owner-changed', path: home, value: name, recursive: true, span, certainty });
  }
  return effects;
}

function id(text: string | undefined): number | undefined {
  return text !== undefined && /^\d+$/.test(text) ? Number(text) : undefined;
}

export const useraddFlags = flags(
  '-b -c -d -e -f -g -G -k -K -p -R -P -s -u -Z --base-dir --comment --home-dir --home --expiredate --inactive --gid --groups --skel --key --password --root --prefix --shell --uid --selinux-user',
);

function shadowUser(command: Command): Effect[] {
  const read = flagsOf(command.args, useraddFlags);
  if (read.has('-D', '--defaults')) return [];
  const name = read.operands.at(-1)?.text;
  const base = read.value('-b', '--base-dir') ?? '/home';
  const group = read.value('-g', '--gid');
  return created(command, {
    name,
    uid: read.value('-u', '--uid'),
    group,
    home: pathOf(command, read.value('-d', '--home-dir', '--home')) ?? (name && `${base}/${name}`),
    makesHome: read.has('-m', '--create-home'),
    makesGroup: !read.has('-g', '--gid', '-N', '--no-user-group'),
  });
}

/** A new name, number or group: the user is there under what is given. */
function changedUser(command: Command): Effect[] {
  const read = flagsOf(
    command.args,
    useraddFlags.values ? { values: new Set([...useraddFlags.values, '-l', '--login']) } : {},
  );
  if (!read.has('-u', '--uid', '-l', '--login', '-g', '--gid', '-d', '--home')) return [];
  return created(command, {
    name: read.has('-l', '--login') ? read.value('-l', '--login') : read.operands.at(-1)?.text,
    uid: read.value('-u', '--uid'),
    group: read.value('-g', '--gid'),
    home: pathOf(command, read.value('-d', '--home')),
    makesHome: false,
    makesGroup: false,
  });
}

function changedGroup(command: Command): Effect[] {
  const read = flagsOf(command.args, flags('-g -n -p -R -P --gid --new-name --password --root --prefix'));
  const name = read.has('-n', '--new-name') ? read.value('-n', '--new-name') : read.operands.at(-1)?.text;
  return groupEffect(command, name, read.value('-g', '--gid'));
}

function shadowGroup(command: Command): Effect[] {
  const read = flagsOf(
    command.args,
    flags('-g -K -p -R -P -U --gid --key --password --root --prefix --users'),
  );
  return groupEffect(command, read.operands.at(-1)?.text, read.value('-g', '--gid'));
}

function groupEffect(command: Command, name: string | undefined, gid: string | undefined): Effect[] {
  if (name === undefined) return [];
  return [{ kind: 'group-created', name, gid: id(gid), span: command.span, certainty: certaintyOf(command) }];
}

/** Options that only one of the two knows tell busybox from Debian. */
const busyboxOnly = /^-[A-Za-z]*[DHSG]/;

export const busyboxFlags = flags('-h -g -s -G -u -k --home --gecos --shell --ingroup --uid --skel');
export const debianFlags = flags(
  '--home --shell --uid --gid --ingroup --firstuid --lastuid --gecos --comment --conf --add-extra-groups',
);

function addUser(command: Command): Effect[] {
  const written = command.args.map((word) => word.written);
  if (written.some((word) => busyboxOnly.test(word))) return busyboxUser(command);
  if (written.some((word) => /^-[rmMNdc]/.test(word))) return shadowUser(command);
  if (written.some((word) => /^-[hgsuk]/.test(word))) return busyboxUser(command);
  const read = flagsOf(command.args, debianFlags);
  // `adduser user group` puts a user that exists into a group.
  if (read.operands.length !== 1) return [];
  const name = read.operands[0]?.text;
  const system = read.has('--system');
  if (read.has('--group') && !system) return groupEffect(command, name, read.value('--gid'));
  const home = pathOf(command, read.value('--home'));
  return created(command, {
    name,
    uid: read.value('--uid'),
    group:
      read.value('--ingroup') ??
      read.value('--gid') ??
      (system && !read.has('--group') ? 'nogroup' : undefined),
    home: home ?? (system || name === undefined ? undefined : `/home/${name}`),
    makesHome: !read.has('--no-create-home') && (!system || home !== undefined),
    makesGroup: system ? read.has('--group') : !read.has('--ingroup', '--gid'),
  });
}

function busyboxUser(command: Command): Effect[] {
  const read = flagsOf(command.args, busyboxFlags);
  if (read.operands.length !== 1) return [];
  const name = read.operands[0]?.text;
  const system = read.has('-S', '--system');
  const group = read.value('-G', '--ingroup');
  return created(command, {
    name,
    uid: read.value('-u', '--uid'),
    group: group ?? (system ? 'nogroup' : undefined),
    home: pathOf(command, read.value('-h', '--home')) ?? (name && `/home/${name}`),
    makesHome: !read.has('-H', '--no-create-home'),
    makesGroup: !read.has('-G', '--ingroup') && !system,
  });
}

function addGroup(command: Command): Effect[] {
  const read = flagsOf(command.args, flags('-g --gid --conf --firstgid --lastgid'));
  // `addgroup user group` puts a user that exists into a group.
  if (read.operands.length !== 1) return [];
  return groupEffect(command, read.operands[0]?.text, read.value('-g', '--gid'));
}
