import type { OptionShelf, ProgramOptions } from '../catalog/options';
import { flagsOf } from '../shell/arguments';
import type { Command, ShellWord } from '../shell/command';
import { own } from '../text/table';

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

/** What people read first of where it was looked up. */
export function mainSource({ source }: Pick<ProgramOptions, 'source'>): string {
  return [source].flat()[0] ?? '';
}

/** Of options as the data writes them, those with a value, without their `=`. */
export function namesWithValue(options: readonly string[]): ReadonlySet<string> {
  return new Set(options.filter((each) => each.endsWith('=')).map((each) => each.slice(0, -1)));
}

/** Long names may be shortened. */
export function refusedByBusyboxAccounts(options: OptionShelf, command: Command): Refusal | undefined {
  const program = command.name ?? '';
  const known = options('busybox', program);
  if (known?.takes === undefined) return undefined;
  const takes = known.takes.map((each) => each.replace('=', ''));
  const read = flagsOf(command.args, { values: namesWithValue(known.takes) });
  for (const { name, word } of read.options) {
    if (word.text === undefined) return undefined;
    if (takes.some((each) => each === name || (name.startsWith('--') && each.startsWith(name)))) continue;
    return {
      word,
      what: `does not know \`${name}\``,
      remedy:
        program === 'adduser'
          ? 'Write `adduser -S -D -H name`, with `-G group` for a group that exists.'
          : 'Write `addgroup -S name`.',
      source: mainSource(known),
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

/** Debian's adduser reads its options with Getopt::Long: in any case, shortened as far as they stay clear, one dash or two. */
export function refusedByDebianAccounts(options: OptionShelf, { args, name }: Command): Refusal | undefined {
  const known = name === undefined ? undefined : options('debian', name);
  if (name === undefined || known?.takes === undefined) return undefined;
  let first: Refusal | undefined;
  for (let at = 0; at < args.length; at += 1) {
    const word = args[at];
    if (word?.text === undefined) return first;
    if (word.text === '--') break;
    const [, written, equals] = /^--?([^=]+)(=.*)?$/.exec(word.text) ?? [];
    if (written === undefined) continue;
    const given = written.toLowerCase();
    const meant = meantBy(known, `--${given}`);
    const [only] = meant;
    if (meant.length === 1 && only !== undefined) {
      if (only === '--help' && given !== 'help' && written !== 'h') {
        return {
          word,
          what: `takes \`${word.text}\` for \`--help\``,
          more: ': it prints its help and creates nobody',
          remedy: instead(name),
          source: mainSource(known),
          silent: true,
        };
      }
      if (only === '--help' || only === '--version') return undefined;
      if (only.endsWith('=') && equals === undefined) at += 1;
      continue;
    }
    const always = meant.filter((each) => known.sometimes?.includes(each) !== true);
    if (meant.length > 0 && always.length < 2) return first;
    const could = always.map((each) => `\`${each.replace('=', '')}\``);
    first ??= {
      word,
      ...(meant.length === 0
        ? { what: `does not know \`${word.text}\`` }
        : {
            what: `cannot tell what \`${word.text}\` means`,
            more: `: it could be ${could.slice(0, -1).join(', ')} or ${could.at(-1)}`,
          }),
      remedy: instead(name),
      source: mainSource(known),
    };
  }
  return first;
}

function meantBy({ short = {}, takes = [] }: ProgramOptions, given: string): readonly string[] {
  const exact = takes.find((each) => each.replace('=', '') === given) ?? own(short, given.slice(1));
  return exact === undefined ? takes.filter((each) => each.startsWith(given)) : [exact];
}

function instead(program: string): string {
  return program === 'adduser'
    ? 'Write `adduser --system --group --no-create-home name`, or use `useradd`.'
    : 'Write `addgroup --system name`, or use `groupadd`.';
}

/** Options of Debian's and BusyBox's adduser that useradd of shadow, which Red Hat's adduser is a link to, does not have. */
export function refusedByShadow(
  options: OptionShelf,
  command: Command,
  adduserIsUseradd: boolean,
): Refusal | undefined {
  const program = command.name === 'adduser' && adduserIsUseradd ? 'useradd' : command.name;
  const known = program === undefined ? undefined : options('shadow', program);
  const word =
    known &&
    command.args.find(({ text }) => text !== undefined && known.lacks?.includes(text.replace(/=.*/, '')));
  if (!word) return undefined;
  return {
    word,
    what: `${command.name === program ? '' : 'is `useradd` here and '}does not know \`${word.text?.replace(/=.*/, '')}\``,
    remedy:
      program === 'groupadd'
        ? 'Write `groupadd --system name`.'
        : 'Write `useradd --system --no-create-home name`.',
    source: mainSource(known),
  };
}
