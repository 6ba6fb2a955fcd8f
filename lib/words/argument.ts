import type { ReasonOf } from './reason';

type Of<Names extends string> = { readonly [Name in Names]: string };

export type ArgumentWords = {
  /** Second half of a sentence that begins with the program: "does not know `-P`". */
  readonly what: string;
  /** What that comes to, behind it. */
  readonly more?: string;
  readonly remedy: string;
};

/** Why a program will not take one of its arguments, and what to write. */
const words = {
  'busybox-option': ({ program, option }: Of<'program' | 'option'>): ArgumentWords => ({
    what: `does not know \`${option}\``,
    remedy:
      program === 'adduser'
        ? 'Write `adduser -S -D -H name`, with `-G group` for a group that exists.'
        : 'Write `addgroup -S name`.',
  }),
  'busybox-asks-password': ({ user }: Of<'user'>): ArgumentWords => ({
    what: 'asks for a password without `-D`, finds nobody to answer, and fails',
    more: ' (“password is unchanged”)',
    remedy: `Write \`adduser -D ${user}\`.`,
  }),
  'option-of-gnu': ({ option, name }: Of<'option' | 'name'>): ArgumentWords => ({
    what: `does not know \`${option}\``,
    remedy: `Install \`${name}\`, which has the GNU program, or do without the option.`,
  }),
  'debian-option': ({ program, written }: Of<'program' | 'written'>): ArgumentWords => ({
    what: `does not know \`${written}\``,
    remedy: debianRemedy(program),
  }),
  'debian-takes-for-help': ({ program, written }: Of<'program' | 'written'>): ArgumentWords => ({
    what: `takes \`${written}\` for \`--help\``,
    more: ': it prints its help and creates nobody',
    remedy: debianRemedy(program),
  }),
  'debian-ambiguous': ({
    program,
    written,
    meanings,
  }: Of<'program' | 'written'> & { readonly meanings: readonly string[] }): ArgumentWords => {
    const could = meanings.map((each) => `\`${each}\``);
    return {
      what: `cannot tell what \`${written}\` means`,
      more: `: it could be ${could.slice(0, -1).join(', ')} or ${could.at(-1)}`,
      remedy: debianRemedy(program),
    };
  },
  'shadow-option': ({
    program,
    option,
    isAlias,
  }: Of<'program' | 'option'> & {
    /** `adduser` of Red Hat is a link to `useradd`. */
    readonly isAlias: boolean;
  }): ArgumentWords => ({
    what: `${isAlias ? 'is `useradd` here and ' : ''}does not know \`${option}\``,
    remedy:
      program === 'groupadd'
        ? 'Write `groupadd --system name`.'
        : 'Write `useradd --system --no-create-home name`.',
  }),
  'manager-word': ({
    manager,
    written,
    instead,
    isAlias,
  }: Of<'manager' | 'written'> & {
    readonly instead: string | undefined;
    /** It goes by the name of another manager. */
    readonly isAlias: boolean;
  }): ArgumentWords => ({
    what: `${isAlias ? `is ${manager} and ` : ''}does not know \`${written}\``,
    remedy:
      instead === undefined
        ? `Do without it: \`${manager} --help\` names what there is.`
        : `Write \`${instead}\`.`,
  }),
};

function debianRemedy(program: string): string {
  return program === 'adduser'
    ? 'Write `adduser --system --group --no-create-home name`, or use `useradd`.'
    : 'Write `addgroup --system name`, or use `groupadd`.';
}

type Code = keyof typeof words;

/** Why a program will not take one of its arguments. */
export type ArgumentReason<Each extends Code = Code> = ReasonOf<typeof words, Each>;

const wordsFor: { readonly [Each in Code]: (reason: ArgumentReason<Each>) => ArgumentWords } = words;

export function argumentWords<Each extends Code>(reason: ArgumentReason<Each>): ArgumentWords {
  return wordsFor[reason.code](reason);
}

/** "cannot tell what `--s` means: it could be `--shell` or `--system`". */
export function argumentClause(reason: ArgumentReason): string {
  const { what, more = '' } = argumentWords(reason);
  return `${what}${more}`;
}
