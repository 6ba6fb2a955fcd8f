import { type BashFeature, bashFeatures } from '../shell/bash-only';
import { type Table, table } from '../text/table';
import type { SmallShell } from './stage-shell';

/** What comes of a feature in a shell that does not have it. */
export type Lack = {
  /** `stops`: the shell itself ends, whatever surrounds the place; `fails`: the command is not found; `differs`: it does something else. */
  readonly effect: 'stops' | 'fails' | 'differs';
  /** A clause that follows the name of the shell: "has no arrays". */
  readonly what: string;
  /** What that comes to, behind it. */
  readonly more?: string;
  readonly instead: string;
  readonly edit?: 'dot' | 'equals' | 'redirect';
};

const bashInstead = 'Let bash read it: `SHELL ["/bin/bash", "-c"]`';

/**
 * Tried with dash 0.5.12 and BusyBox 1.35.
 * dash: https://man7.org/linux/man-pages/man1/dash.1.html
 */
export function lackOf(feature: BashFeature, shell: SmallShell): Lack | undefined {
  const dash = shell.name === 'dash';
  switch (feature.kind) {
    case 'array':
      return stops('has no arrays', 'Write the values as words, or let bash read the script');
    case 'here-string':
      return stops('has no here-strings', "Pipe the text in: `printf '%s\\n' … |`");
    case 'process-substitution':
      return dash ? stops('has no process substitution', 'Use a pipe or a file in between') : undefined;
    case 'function-keyword':
      return dash
        ? stops('does not know the keyword `function`', 'Write `name() { …; }` without `function`')
        : undefined;
    case 'arithmetic-for':
      return stops('has no `for ((…))`', 'Count with `for i in $(seq …)` or a `while` loop');
    case 'select':
      return stops('has no `select`', bashInstead);
    case 'pipe-both':
      return stops('does not know `|&`', 'Write `2>&1 |`');
    case 'expansion':
      return expansion(feature.name, dash);
    case 'double-brackets':
      return dash
        ? {
            effect: 'fails',
            what: 'has no `[[`: “[[: not found”, and the test is false whatever it asks',
            instead: 'Write the test with `[ … ]`, `=` for `==` and `case` for patterns',
          }
        : undefined;
    case 'redirect-both':
      return dash
        ? {
            effect: 'differs',
            what: `takes \`${feature.name}\` for \`&\` and \`>\`: the command runs in the background and its failure goes unnoticed`,
            instead: `Write \`${feature.name === '&>' ? '>' : '>>'} file 2>&1\``,
            edit: 'redirect',
          }
        : undefined;
    case 'braces':
      return {
        effect: 'differs',
        what: `does not expand \`${feature.name}\``,
        more: ': it is one name, braces and all',
        instead: 'Write the names out',
      };
    case 'command':
      return command(feature, shell);
    default:
      return feature.kind satisfies never;
  }
}

function stops(what: string, instead: string): Lack {
  return { effect: 'stops', what, instead };
}

function expansion(name: string, dash: boolean): Lack | undefined {
  switch (name) {
    case 'element':
      return stops('has no arrays: “Bad substitution”', bashInstead);
    case 'case':
      return stops('cannot change case in `${…}`: “Bad substitution”', 'Use `tr`');
    case 'indirection':
      return stops('has no `${!name}`: “Bad substitution”', bashInstead);
    case 'replacement':
      return dash ? stops('cannot replace in `${…}`: “Bad substitution”', 'Use `sed`') : undefined;
    case 'slice':
      return dash ? stops('cannot cut out of `${…}`: “Bad substitution”', 'Use `cut`') : undefined;
    default:
      return undefined;
  }
}

/** Builtins of bash that neither of the two has, with what to write instead. */
const builtins: Table<string> = table({
  pushd: 'Write `cd`, in parentheses where the way back is needed',
  popd: 'Write `cd`, in parentheses where the way back is needed',
  dirs: bashInstead,
  shopt: bashInstead,
  declare: 'Assign without it: `name=value`',
  typeset: 'Assign without it: `name=value`',
  mapfile: 'Read line by line: `while read -r line`',
  readarray: 'Read line by line: `while read -r line`',
});

function command({ name, args, intoFile }: BashFeature, shell: SmallShell): Lack | undefined {
  const dash = shell.name === 'dash';
  const builtin = Object.hasOwn(builtins, name) ? builtins[name] : undefined;
  if (builtin !== undefined) return { effect: 'fails', what: `has no \`${name}\``, instead: builtin };
  if (name === 'set') {
    const asks = args.some(
      ({ raw }, index) => raw === 'pipefail' && /^-[a-z]*o$/.test(args[index - 1]?.raw ?? ''),
    );
    return asks && shell.pipefail === false
      ? stops(
          'does not know `pipefail` in this release: “Illegal option -o pipefail”',
          'Let bash read it: `SHELL ["/bin/bash", "-o", "pipefail", "-c"]`',
        )
      : undefined;
  }
  if (!dash) return undefined;
  if (name === 'source') return source(args[0]?.raw);
  if (name === 'let') return { effect: 'fails', what: 'has no `let`', instead: 'Write `name=$((…))`' };
  if ((name === '[' || name === 'test') && args.some(({ raw }) => raw === '=='))
    return {
      effect: 'differs',
      what: 'compares with `=` only: “unexpected operator”, and the test is false whatever it asks',
      instead: 'Write `=`',
      edit: 'equals',
    };
  if (name === 'echo' && intoFile && args[0]?.raw === '-e')
    return {
      effect: 'differs',
      what: 'prints `-e` as a word: it ends up in the file',
      instead: 'Write `printf`, or leave `-e` away: the `echo` of dash reads escapes by itself',
    };
  return undefined;
}

/** `.` looks for a name without a slash in PATH only; files made for bash do not read well in dash. */
function source(file: string | undefined): Lack {
  const plain = file?.includes('/') === true && !/bash/.test(file);
  return {
    effect: 'fails',
    what: 'has no `source`: “source: not found”',
    instead: plain ? 'Write `.`, which every shell has' : bashInstead,
    ...(plain && { edit: 'dot' as const }),
  };
}

/** Refused when read, wherever it stands. */
const syntax = new Set<BashFeature['kind']>([
  'array',
  'here-string',
  'process-substitution',
  'function-keyword',
  'arithmetic-for',
  'select',
  'pipe-both',
]);

/** What a script has to contain so that anything in it can be lacking; most contain none of it and need not be read. */
const perhapsLacking =
  /\{|\(\(|=\(|[<>]\(|<<<|\|&|&>|\[\[|==|\b(?:function|select|pushd|popd|dirs|shopt|declare|typeset|mapfile|readarray|pipefail|source|let|echo)\b/;

/** What of a script a smaller shell may lack; `errexit` as for `bashFeatures`. */
export function featuresPerhapsLacking(text: string, errexit: boolean): readonly BashFeature[] {
  return perhapsLacking.test(text) ? bashFeatures(text, errexit) : [];
}

/** Whether it makes a difference where it stands. */
export function matters({ asked, inside, kind, runs }: BashFeature, { effect }: Lack): boolean {
  if (syntax.has(kind) || effect === 'differs' || kind === 'double-brackets') return true;
  if (runs === 'maybe') return false;
  return effect === 'stops' ? !inside : !asked;
}

/** Whether the script fails for it. */
export function isFatal({ failureCounts, inside, kind, runs }: BashFeature, { effect }: Lack): boolean {
  if (syntax.has(kind)) return true;
  if (effect === 'stops') return runs === 'always' && !inside;
  return effect === 'fails' && runs === 'always' && failureCounts;
}
