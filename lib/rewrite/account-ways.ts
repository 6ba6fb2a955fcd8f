import { type Table, table } from '../text/table';

/** How one program says it, and what the other says for it: an option, or nothing where that is so anyway. */
export type Way = {
  readonly values: Table<string>;
  readonly switches: Table<string>;
  say(read: Read): string | undefined;
};

export type Read = {
  readonly options: readonly string[];
  /** Options as the other program has them, without their values. */
  readonly has: ReadonlySet<string>;
  readonly operands: readonly string[];
};

const shadowUser: Way = {
  values: table({
    '-u': '-u',
    '--uid': '-u',
    '-g': '-G',
    '--gid': '-G',
    '-d': '-h',
    '--home-dir': '-h',
    '--home': '-h',
    '-s': '-s',
    '--shell': '-s',
    '-c': '-g',
    '--comment': '-g',
  }),
  switches: table({
    '-r': '-S',
    '--system': '-S',
    '-m': 'home',
    '--create-home': 'home',
    '-M': '-H',
    '--no-create-home': '-H',
    '-l': '',
    '--no-log-init': '',
    '-U': '',
    '--user-group': '',
  }),
  say({ options, has, operands }) {
    const [name] = operands;
    if (name === undefined || operands.length > 1) return undefined;
    const home = has.has('home') || has.has('-H') ? [] : ['-H'];
    const said = options.filter((option) => option !== 'home');
    return busyBoxUser([...said, ...home], name, has.has('-S') && !has.has('-G'));
  },
};

/** Of Debian, in Perl: it makes the home of whoever is no system account. */
const debianUser: Way = {
  values: table({
    '-u': '-u',
    '--uid': '-u',
    '--ingroup': '-G',
    '--home': '-h',
    '--shell': '-s',
    '--gecos': '-g',
    '--comment': '-g',
  }),
  switches: table({
    '--system': '-S',
    '--group': 'group',
    '--no-create-home': '-H',
    '--disabled-password': '',
    '--disabled-login': '',
    '--quiet': '',
    '-q': '',
  }),
  say({ options, has, operands }) {
    const [name] = operands;
    if (name === undefined || operands.length > 1) return undefined;
    const home = has.has('-S') && !has.has('-h') && !has.has('-H') ? ['-H'] : [];
    const said = options.filter((option) => option !== 'group');
    return busyBoxUser([...said, ...home], name, has.has('group') && has.has('-S') && !has.has('-G'));
  },
};

/** Without a group of its own a system account would come into `nogroup`. */
function busyBoxUser(options: readonly string[], name: string, hasOwnGroup: boolean): string {
  const [own, group] = hasOwnGroup ? [`addgroup -S ${name} && `, ['-G', name]] : ['', []];
  const last = options.at(-1) === '-H' ? 1 : 0;
  const said = options.slice(0, options.length - last);
  return `${own}${['adduser', '-D', ...said, ...group, ...options.slice(said.length), name].join(' ')}`;
}

function busyBoxGroup({ options, operands }: Read): string | undefined {
  return operands.length === 1 ? ['addgroup', ...options, ...operands].join(' ') : undefined;
}

/**
 * https://manpages.debian.org/trixie/passwd/useradd.8.en.html, https://manpages.debian.org/trixie/adduser/adduser.8.en.html,
 * https://www.busybox.net/downloads/BusyBox.html#adduser
 */
export const toBusyBox: Table<Way> = table({
  useradd: shadowUser,
  adduser: debianUser,
  groupadd: {
    values: table({ '-g': '-g', '--gid': '-g' }),
    switches: table({ '-r': '-S', '--system': '-S' }),
    say: busyBoxGroup,
  },
  addgroup: {
    values: table({ '--gid': '-g' }),
    switches: table({ '--system': '-S', '--quiet': '' }),
    say: busyBoxGroup,
  },
  usermod: {
    values: table({ '-G': '-g', '--groups': '-g' }),
    switches: table({ '-a': 'more', '--append': 'more' }),
    say({ options, has, operands }) {
      const [user, another] = operands;
      const groups = options.find((option) => option !== 'more')?.replace('-g ', '');
      if (user === undefined || another !== undefined || !has.has('more') || options.length !== 2)
        return undefined;
      return groups === undefined || !/^[a-z_][\w-]*$/i.test(groups)
        ? undefined
        : `addgroup ${user} ${groups}`;
    },
  },
});

export const toShadow: Table<Way> = table({
  adduser: {
    values: table({
      '-u': '-u',
      '--uid': '-u',
      '-G': '-g',
      '--ingroup': '-g',
      '-h': '-d',
      '--home': '-d',
      '-s': '-s',
      '--shell': '-s',
      '-g': '-c',
      '--gecos': '-c',
    }),
    switches: table({
      '-D': '',
      '--disabled-password': '',
      '-S': '-r',
      '--system': '-r',
      '-H': '-M',
      '--no-create-home': '-M',
    }),
    say({ options, has, operands }) {
      if (operands.length === 2) return joined(operands);
      const home = has.has('-M') ? [] : ['-m'];
      return operands.length === 1 ? ['useradd', ...options, ...home, ...operands].join(' ') : undefined;
    },
  },
  addgroup: {
    values: table({ '-g': '-g', '--gid': '-g' }),
    switches: table({ '-S': '-r', '--system': '-r' }),
    say({ options, operands }) {
      if (operands.length === 2) return joined(operands);
      return operands.length === 1 ? ['groupadd', ...options, ...operands].join(' ') : undefined;
    },
  },
});

/** A user that comes into a group. */
function joined([user, group]: readonly string[]): string {
  return `usermod -aG ${group} ${user}`;
}
