import type { OptionShelf, ProgramOptions } from '../catalog/options';
import { flagsOf } from '../shell/arguments';
import type { Command, ShellWord } from '../shell/command';
import { own } from '../text/table';
import type { ArgumentReason } from '../words/argument';

/** Why a program will not take its arguments. */
export type RefusedArgument = {
  readonly word: ShellWord;
  readonly reason: ArgumentReason;
  readonly source: string;
  /** It ends well all the same, without having done its work. */
  readonly silent?: true;
  /** What to write from one word to another, both included. */
  readonly instead?: { readonly from: ShellWord; readonly to: ShellWord; readonly text: string };
  /** By the names of packages that bring the program that takes the word, those that bring the one which is there. */
  readonly packages?: Readonly<Record<string, string>>;
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
export function refusedByBusyboxAccounts(
  options: OptionShelf,
  command: Command,
): RefusedArgument | undefined {
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
      reason: { code: 'busybox-option', program, option: name },
      source: mainSource(known),
    };
  }
  const asks =
    program === 'adduser' &&
    !read.has('-D', '-S', '--disabled-password', '--empty-password', '--system', '--help');
  const [user, ...others] = read.operands;
  if (user?.text === undefined || others.length > 0) return undefined;
  if (!asks || command.input !== undefined || command.pipe?.from || command.redirects.length > 0)
    return undefined;
  if (read.options.some(({ name }) => /^--(d|e|sy)/.test(name))) return undefined;
  return {
    word: user,
    reason: { code: 'busybox-asks-password', user: user.text },
    source: 'https://github.com/chainguard-dev/dfc/issues/101',
  };
}

/** Debian's adduser reads its options with Getopt::Long: in any case, shortened as far as they stay clear, one dash or two. */
export function refusedByDebianAccounts(
  options: OptionShelf,
  { args, name }: Command,
): RefusedArgument | undefined {
  const known = name === undefined ? undefined : options('debian', name);
  if (name === undefined || known?.takes === undefined) return undefined;
  let first: RefusedArgument | undefined;
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
          reason: { code: 'debian-takes-for-help', program: name, written: word.text },
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
    first ??= {
      word,
      reason:
        meant.length === 0
          ? { code: 'debian-option', program: name, written: word.text }
          : {
              code: 'debian-ambiguous',
              program: name,
              written: word.text,
              meanings: always.map((each) => each.replace('=', '')),
            },
      source: mainSource(known),
    };
  }
  return first;
}

function meantBy({ short = {}, takes = [] }: ProgramOptions, given: string): readonly string[] {
  const exact = takes.find((each) => each.replace('=', '') === given) ?? own(short, given.slice(1));
  return exact === undefined ? takes.filter((each) => each.startsWith(given)) : [exact];
}

/** Options of Debian's and BusyBox's adduser that useradd of shadow, which Red Hat's adduser is a link to, does not have. */
export function refusedByShadow(
  options: OptionShelf,
  command: Command,
  adduserIsUseradd: boolean,
): RefusedArgument | undefined {
  const program = command.name === 'adduser' && adduserIsUseradd ? 'useradd' : command.name;
  const known = program === undefined ? undefined : options('shadow', program);
  const word =
    known &&
    command.args.find(({ text }) => text !== undefined && known.lacks?.includes(text.replace(/=.*/, '')));
  if (program === undefined || known === undefined || word?.text === undefined) return undefined;
  const option = word.text.replace(/=.*/, '');
  return {
    word,
    reason: { code: 'shadow-option', program, option, isAlias: command.name !== program },
    source: mainSource(known),
  };
}
