import { baseName } from '../path/path';
import { type Flags, flagsOf } from '../shell/arguments';
import type { Command } from '../shell/command';
import { flags } from '../shell/effects/family';
import { busyboxFlags, debianFlags, useraddFlags } from '../shell/effects/users';

/** Whose `adduser` and `addgroup` an image has: Red Hat's is another name for useradd. */
export type Maker = 'busybox' | 'debian' | 'shadow';

/** What a command asks the lists of accounts and groups for; a name or number that is not certain is left out. */
export type Registering =
  | {
      readonly does: 'add';
      readonly kind: 'user' | 'group';
      readonly name: string | undefined;
      readonly id: number | undefined;
      /** What it does where the name is there: it may have been told to go on, or to look first. */
      readonly ifThere: 'fails' | 'goes-on';
      readonly idMayRepeat: boolean;
      /** It makes a group of its name beside it. */
      readonly withGroup: boolean;
      /** What it ends with where the name, or the number, is there. */
      readonly exit: { readonly name: number; readonly id: number };
    }
  | {
      readonly does: 'change';
      readonly kind: 'user' | 'group';
      readonly name: string | undefined;
      readonly id: number | undefined;
      readonly newName: string | undefined;
      readonly idMayRepeat: boolean;
    }
  | { readonly does: 'remove'; readonly kind: 'user' | 'group'; readonly name: string | undefined };

const groupFlags = flags('-g -K -p -R -P -U -n --gid --key --password --root --prefix --users --new-name');
const changeFlags = flags(
  '-c -d -e -f -g -G -l -p -R -P -s -u -Z -v -w --comment --home --expiredate --inactive --gid --groups --login --password --root --prefix --shell --uid --selinux-user',
);
const removeFlags = flags('-R -P -Z --root --prefix --backup-to --conf --group');
const busyboxGroupFlags = flags('-g --gid');

/** `undefined`: it asks for nothing of the kind, or in another root. */
export function registeringOf(command: Command, maker: Maker): Registering | undefined {
  if (command.args.some(({ written }) => /^(-R|-P|--root|--prefix|--extrausers)(=|$)/.test(written)))
    return undefined;
  switch (baseName(command.name)) {
    case 'useradd':
      return shadowUser(command);
    case 'groupadd':
      return shadowGroup(command);
    case 'usermod':
    case 'groupmod':
      return change(command);
    case 'userdel':
    case 'deluser':
    case 'groupdel':
    case 'delgroup':
      return removal(command);
    case 'adduser':
      return maker === 'shadow' ? shadowUser(command) : addUser(command, maker);
    case 'addgroup':
      return maker === 'shadow' ? undefined : addGroup(command, maker);
    default:
      return undefined;
  }
}

const shadowExit = { name: 9, id: 4 };
const otherExit = { name: 1, id: 1 };

const accountFlags = { busybox: busyboxFlags, debian: debianFlags, shadow: useraddFlags } as const;

/** How `useradd` or `adduser` of an image reads its arguments. */
export function readAccount(command: Command, maker: Maker): Flags {
  return flagsOf(command.args, accountFlags[baseName(command.name) === 'useradd' ? 'shadow' : maker]);
}

function shadowUser(command: Command): Registering | undefined {
  const read = readAccount(command, 'shadow');
  if (read.has('-D', '--defaults') || read.operands.length !== 1) return undefined;
  return {
    does: 'add',
    kind: 'user',
    name: read.operands[0]?.text,
    id: numberIn(read.value('-u', '--uid')),
    ifThere: 'fails',
    idMayRepeat: read.has('-o', '--non-unique'),
    withGroup: !read.has('-g', '--gid', '-N', '--no-user-group'),
    exit: shadowExit,
  };
}

function shadowGroup(command: Command): Registering | undefined {
  const read = flagsOf(command.args, groupFlags);
  if (read.operands.length !== 1) return undefined;
  const forced = read.has('-f', '--force');
  return {
    does: 'add',
    kind: 'group',
    name: read.operands[0]?.text,
    // Told to go on, it takes another number where this one is there.
    id: forced ? undefined : numberIn(read.value('-g', '--gid')),
    ifThere: forced ? 'goes-on' : 'fails',
    idMayRepeat: read.has('-o', '--non-unique'),
    withGroup: false,
    exit: shadowExit,
  };
}

function change(command: Command): Registering | undefined {
  const isUser = baseName(command.name) === 'usermod';
  const read = flagsOf(command.args, isUser ? changeFlags : groupFlags);
  const [id, newName] = isUser
    ? [read.value('-u', '--uid'), read.value('-l', '--login')]
    : [read.value('-g', '--gid'), read.value('-n', '--new-name')];
  const asks = isUser ? ['-u', '--uid', '-l', '--login'] : ['-g', '--gid', '-n', '--new-name'];
  if (!read.has(...asks)) return undefined;
  return {
    does: 'change',
    kind: isUser ? 'user' : 'group',
    name: read.operands.at(-1)?.text,
    id: numberIn(id),
    newName,
    idMayRepeat: read.has('-o', '--non-unique'),
  };
}

function removal(command: Command): Registering | undefined {
  const name = baseName(command.name);
  const read = flagsOf(command.args, removeFlags);
  // `deluser user group` takes a user out of a group.
  if (read.operands.length > 1) return undefined;
  const isGroup = name === 'groupdel' || name === 'delgroup' || read.has('--group');
  return { does: 'remove', kind: isGroup ? 'group' : 'user', name: read.operands[0]?.text };
}

function addUser(command: Command, maker: 'busybox' | 'debian'): Registering | undefined {
  const read = readAccount(command, maker);
  if (read.operands.length !== 1) return undefined;
  const system = read.has('-S', '--system');
  if (maker === 'debian' && read.has('--group') && !system) return groupOf(read, system);
  return {
    does: 'add',
    kind: 'user',
    name: read.operands[0]?.text,
    id: numberIn(read.value('-u', '--uid')),
    // Debian's takes a system account that is there for done.
    ifThere: maker === 'debian' && system ? 'goes-on' : 'fails',
    idMayRepeat: false,
    withGroup: maker === 'debian' && !system && !read.has('--ingroup', '--gid'),
    exit: otherExit,
  };
}

function addGroup(command: Command, maker: 'busybox' | 'debian'): Registering | undefined {
  const read = flagsOf(command.args, maker === 'busybox' ? busyboxGroupFlags : debianFlags);
  // `addgroup user group` puts a user that exists into a group.
  if (read.operands.length !== 1) return undefined;
  return groupOf(read, maker === 'debian' && read.has('--system'));
}

function groupOf(read: Flags, goesOn: boolean): Registering {
  return {
    does: 'add',
    kind: 'group',
    name: read.operands[0]?.text,
    id: numberIn(read.value('-g', '--gid')),
    ifThere: goesOn ? 'goes-on' : 'fails',
    idMayRepeat: false,
    withGroup: false,
    exit: otherExit,
  };
}

function numberIn(text: string | undefined): number | undefined {
  return text !== undefined && /^\d{1,9}$/.test(text) ? Number(text) : undefined;
}
