import type { ReasonOf } from './reason';

/** Something of a script that bash reads and smaller shells may not: `kind` as the reading of scripts names it. */
export type ShellFeature =
  | { readonly kind: 'command'; readonly name: string }
  | { readonly kind: keyof typeof featureNames };

const featureNames = {
  array: 'arrays',
  'here-string': 'here-strings',
  'process-substitution': 'process substitution',
  'function-keyword': 'the keyword `function`',
  'arithmetic-for': '`for ((…))`',
  select: '`select`',
  'pipe-both': '`|&`',
  expansion: 'expansions of bash',
  'double-brackets': '`[[`',
  'redirect-both': '`&>`',
  braces: 'brace expansion',
};

/** `pipefail`, `source`, "arrays", "process substitution". */
export function shellFeatureName(feature: ShellFeature): string {
  return feature.kind === 'command' ? feature.name : featureNames[feature.kind];
}

export type LackWords = {
  /** A clause that follows the name of the shell: "has no arrays". */
  readonly what: string;
  /** What that comes to, behind it. */
  readonly more?: string;
  readonly instead: string;
};

type Lack = (of: never) => LackWords;
type Of<Names extends string> = { readonly [Name in Names]: string };

const readWithBash = 'Let bash read it: `SHELL ["/bin/bash", "-c"]`';

/** What a small shell does not have, and what to write instead. */
const lacks = {
  arrays: () => ({
    what: 'has no arrays',
    instead: 'Write the values as words, or let bash read the script',
  }),
  'here-strings': () => ({
    what: 'has no here-strings',
    instead: "Pipe the text in: `printf '%s\\n' … |`",
  }),
  'process-substitution': () => ({
    what: 'has no process substitution',
    instead: 'Use a pipe or a file in between',
  }),
  'function-keyword': () => ({
    what: 'does not know the keyword `function`',
    instead: 'Write `name() { …; }` without `function`',
  }),
  'arithmetic-for': () => ({
    what: 'has no `for ((…))`',
    instead: 'Count with `for i in $(seq …)` or a `while` loop',
  }),
  select: () => ({ what: 'has no `select`', instead: readWithBash }),
  'pipe-both': () => ({ what: 'does not know `|&`', instead: 'Write `2>&1 |`' }),
  'double-brackets': () => ({
    what: 'has no `[[`: “[[: not found”, and the test is false whatever it asks',
    instead: 'Write the test with `[ … ]`, `=` for `==` and `case` for patterns',
  }),
  'redirect-both': ({ operator }: Of<'operator'>) => ({
    what: `takes \`${operator}\` for \`&\` and \`>\`: the command runs in the background and its failure goes unnoticed`,
    instead: `Write \`${operator === '&>' ? '>' : '>>'} file 2>&1\``,
  }),
  braces: ({ written }: Of<'written'>) => ({
    what: `does not expand \`${written}\``,
    more: ': it is one name, braces and all',
    instead: 'Write the names out',
  }),

  // Expansions.
  'array-elements': () => ({ what: 'has no arrays: “Bad substitution”', instead: readWithBash }),
  'case-of-value': () => ({
    what: 'cannot change case in `${…}`: “Bad substitution”',
    instead: 'Use `tr`',
  }),
  indirection: () => ({ what: 'has no `${!name}`: “Bad substitution”', instead: readWithBash }),
  'replacement-in-value': () => ({
    what: 'cannot replace in `${…}`: “Bad substitution”',
    instead: 'Use `sed`',
  }),
  'slice-of-value': () => ({
    what: 'cannot cut out of `${…}`: “Bad substitution”',
    instead: 'Use `cut`',
  }),

  // Commands.
  builtin: ({ name, instead }: Of<'name'> & { readonly instead: BuiltinInstead }) => ({
    what: `has no \`${name}\``,
    instead: builtinInstead[instead],
  }),
  pipefail: () => ({
    what: 'does not know `pipefail` in this release: “Illegal option -o pipefail”',
    instead: 'Let bash read it: `SHELL ["/bin/bash", "-o", "pipefail", "-c"]`',
  }),
  source: ({ dotServes }: { readonly dotServes: boolean }) => ({
    what: 'has no `source`: “source: not found”',
    instead: dotServes ? 'Write `.`, which every shell has' : readWithBash,
  }),
  let: () => ({ what: 'has no `let`', instead: 'Write `name=$((…))`' }),
  'double-equals': () => ({
    what: 'compares with `=` only: “unexpected operator”, and the test is false whatever it asks',
    instead: 'Write `=`',
  }),
  'echo-options': () => ({
    what: 'prints `-e` as a word: it ends up in the file',
    instead: 'Write `printf`, or leave `-e` away: the `echo` of dash reads escapes by itself',
  }),
} satisfies Readonly<Record<string, Lack>>;

/** What does the work of a builtin of bash. */
export type BuiltinInstead = keyof typeof builtinInstead;

const builtinInstead = {
  bash: readWithBash,
  cd: 'Write `cd`, in parentheses where the way back is needed',
  assignment: 'Assign without it: `name=value`',
  'read-loop': 'Read line by line: `while read -r line`',
};

type Code = keyof typeof lacks;

/** What a small shell does not have of what a script uses. */
export type LackReason<Each extends Code = Code> = ReasonOf<typeof lacks, Each>;

const wordsFor: { readonly [Each in Code]: (reason: LackReason<Each>) => LackWords } = lacks;

export function lackWords<Each extends Code>(reason: LackReason<Each>): LackWords {
  return wordsFor[reason.code](reason);
}

/** "does not expand `{a,b}`: it is one name, braces and all". */
export function lackClause(reason: LackReason): string {
  const { what, more = '' } = lackWords(reason);
  return `${what}${more}`;
}
