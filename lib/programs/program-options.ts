import { type FlagSpec, flagsOf } from '../shell/arguments';
import type { Command, ShellWord } from '../shell/command';
import { type Table, table } from '../text/table';

/** Why a program will not take its arguments. */
export type Refusal = {
  readonly word: ShellWord;
  /** Second half of a sentence that begins with the program: "does not know `-P`". */
  readonly what: string;
  /** What that comes to, behind it: ": it could be `--shell` or `--system`". */
  readonly more?: string;
  readonly remedy: string;
  readonly source: string;
  /** It ends well all the same, without having done its work. */
  readonly silent?: true;
};

const busyboxAdduser = 'https://github.com/photostructure/photostructure-for-servers/issues/35';
const debianAdduser = 'https://github.com/hexops-graveyard/dockerfile/issues/13';
const shadowUseradd = 'https://man7.org/linux/man-pages/man8/useradd.8.html';

function spec(values: string): FlagSpec {
  return { values: new Set(values.split(' ')) };
}

const busyboxAccounts: Table<{
  readonly spec: FlagSpec;
  readonly short: string;
  readonly long: readonly string[];
}> = table({
  adduser: {
    spec: spec('-h -g -s -G -u -k --home --gecos --shell --ingroup --uid --skel'),
    short: 'hgsGDSHuk',
    long: [
      ...['home', 'gecos', 'shell', 'ingroup', 'disabled-password', 'empty-password', 'system'],
      ...['no-create-home', 'uid', 'skel', 'help'],
    ],
  },
  addgroup: { spec: spec('-g --gid'), short: 'gS', long: ['gid', 'system', 'help'] },
});

/** BusyBox: `loginutils/adduser.c`, `addgroup.c`; long names may be shortened. */
export function refusedByBusyboxAccounts(command: Command): Refusal | undefined {
  const program = command.name ?? '';
  const known = busyboxAccounts[program];
  if (!known) return undefined;
  const read = flagsOf(command.args, known.spec);
  for (const { name, word } of read.options) {
    if (word.text === undefined) return undefined;
    const bare = name.replace(/^--?/, '');
    const fits = name.startsWith('--')
      ? known.long.some((each) => each.startsWith(bare))
      : known.short.includes(bare);
    if (fits) continue;
    return {
      word,
      what: `does not know \`${name}\``,
      remedy:
        program === 'adduser'
          ? 'Write `adduser -S -D -H name`, with `-G group` for a group that exists.'
          : 'Write `addgroup -S name`.',
      source: busyboxAdduser,
    };
  }
  const asks =
    program === 'adduser' &&
    !read.has('-D', '-S', '--disabled-password', '--empty-password', '--system', '--help');
  const adds = read.operands.length === 1 && read.operands.every(({ text }) => text !== undefined);
  const [user] = read.operands;
  if (
    !asks ||
    !adds ||
    !user ||
    command.input !== undefined ||
    command.pipe?.from ||
    command.redirects.length > 0
  )
    return undefined;
  if (read.options.some(({ name }) => /^--(d|e|sy)/.test(name))) return undefined;
  return {
    word: user,
    what: 'asks for a password without `-D`, finds nobody to answer, and fails',
    more: ' (“password is unchanged”)',
    remedy: `Write \`adduser -D ${user.text}\`.`,
    source: 'https://github.com/chainguard-dev/dfc/issues/101',
  };
}

const debianOptions = [
  ...[
    'add-extra-groups',
    'add_extra_groups',
    'allow-all-names',
    'allow-badname',
    'allow-bad-names',
    'comment=',
  ],
  ...[
    'conf=',
    'debug',
    'disabled-login',
    'disabled-password',
    'encrypt-home',
    'extrausers',
    'firstgid=',
    'firstuid=',
  ],
  ...['force-badname', 'gecos=', 'gid=', 'group', 'help', 'home=', 'ingroup=', 'lastgid=', 'lastuid='],
  ...[
    'logmsglevel=',
    'no-create-home',
    'quiet',
    'shell=',
    'stderrmsglevel=',
    'stdoutmsglevel=',
    'system',
    'uid=',
  ],
  ...['verbose', 'version'],
];
/** Which only some releases have: what begins like them is not judged by itself. */
const sometimes = new Set([
  'encrypt-home',
  'extrausers',
  'logmsglevel=',
  'stderrmsglevel=',
  'stdoutmsglevel=',
]);
const debianShort: Table<string> = table({ c: 'conf=', h: 'help', q: 'quiet', v: 'version' });

/** Debian's adduser reads its options with Getopt::Long: in any case, shortened as far as they stay clear, one dash or two. */
export function refusedByDebianAccounts({ args, name }: Command): Refusal | undefined {
  if (name !== 'adduser' && name !== 'addgroup') return undefined;
  let first: Refusal | undefined;
  for (let at = 0; at < args.length; at += 1) {
    const word = args[at];
    if (word?.text === undefined) return first;
    if (word.text === '--') break;
    const [, written, equals] = /^--?([^=]+)(=.*)?$/.exec(word.text) ?? [];
    if (written === undefined) continue;
    const given = written.toLowerCase();
    const meant = meantBy(given);
    const [only] = meant;
    if (meant.length === 1 && only !== undefined) {
      if (only === 'help' && given !== 'help' && written !== 'h') {
        return {
          word,
          what: `takes \`${word.text}\` for \`--help\``,
          more: ': it prints its help and creates nobody',
          remedy: instead(name),
          source: debianAdduser,
          silent: true,
        };
      }
      if (only === 'help' || only === 'version') return undefined;
      if (only.endsWith('=') && equals === undefined) at += 1;
      continue;
    }
    const always = meant.filter((each) => !sometimes.has(each));
    if (meant.length > 0 && always.length < 2) return first;
    const options = always.map((each) => `\`--${each.replace('=', '')}\``);
    first ??= {
      word,
      ...(meant.length === 0
        ? { what: `does not know \`${word.text}\`` }
        : {
            what: `cannot tell what \`${word.text}\` means`,
            more: `: it could be ${options.slice(0, -1).join(', ')} or ${options.at(-1)}`,
          }),
      remedy: instead(name),
      source: debianAdduser,
    };
  }
  return first;
}

function meantBy(given: string): readonly string[] {
  const exact = debianOptions.find((each) => each.replace('=', '') === given) ?? debianShort[given];
  return exact === undefined ? debianOptions.filter((each) => each.startsWith(given)) : [exact];
}

function instead(program: string): string {
  return program === 'adduser'
    ? 'Write `adduser --system --group --no-create-home name`, or use `useradd`.'
    : 'Write `addgroup --system name`, or use `groupadd`.';
}

/** Options of Debian's and BusyBox's adduser that useradd of shadow, which Red Hat's adduser is a link to, does not have. */
const notShadow: Table<RegExp> = table({
  useradd: /^(--disabled-(password|login)|--gecos|--ingroup|-S|-H)(=|$)/,
  groupadd: /^-S$/,
});

export function refusedByShadow(command: Command, adduserIsUseradd: boolean): Refusal | undefined {
  const program = command.name === 'adduser' && adduserIsUseradd ? 'useradd' : command.name;
  const strange = program === undefined ? undefined : notShadow[program];
  const word = strange && command.args.find(({ text }) => text !== undefined && strange.test(text));
  if (!word) return undefined;
  return {
    word,
    what: `${command.name === program ? '' : 'is `useradd` here and '}does not know \`${word.text?.replace(/=.*/, '')}\``,
    remedy:
      program === 'groupadd'
        ? 'Write `groupadd --system name`.'
        : 'Write `useradd --system --no-create-home name`.',
    source: shadowUseradd,
  };
}
