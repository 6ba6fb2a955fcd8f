import type { Command } from '../../shell/command';
import { type Span, span, spanText } from '../../text/span';

/** A variable that a shell puts into a word. */
export type ShellUse = {
  readonly name: string;
  /** Where it stands in the script. */
  readonly span: Span;
  readonly command: Command;
  /** `${NAME:-default}` and its like say themselves what holds when it is not set. */
  readonly guarded: boolean;
};

/** Set by the shell, or by who starts it. https://www.gnu.org/software/bash/manual/bash.html#Bash-Variables */
const ofShell =
  /^(?:BASH\w*|COMP_\w+|HIST\w*|LC_\w+|DIRSTACK|EPOCH\w+|E?UID|FUNCNAME|GROUPS|HOME|HOST\w+|IFS|LANG|LANGUAGE|LINENO|LINES|COLUMNS|LOGNAME|MACHTYPE|MAIL|OLDPWD|OPTARG|OPTERR|OPTIND|OSTYPE|PATH|PIPESTATUS|PPID|PS\d|PWD|RANDOM|REPLY|SECONDS|SHELL|SHELLOPTS|SHLVL|SRANDOM|TERM|TMPDIR|USER|_)$/;

/** The variables that commands use and nothing has set, each name once. */
export function unsetInScript(commands: readonly Command[], text: string): readonly ShellUse[] {
  if (commands.some(mayFill)) return [];
  const set = namesSet(text);
  const found = new Map<string, ShellUse>();
  const spared = new Set<string>();
  for (const command of commands) {
    for (const use of usesOf(command, text)) {
      if (use.guarded || isAsked(command)) spared.add(use.name);
      if (found.has(use.name) || set.has(use.name) || ofShell.test(use.name)) continue;
      if (!command.variables.has(use.name)) found.set(use.name, use);
    }
  }
  return [...found.values()].filter(({ name }) => !spared.has(name));
}

/** A file or a text that is read as a script may set anything. */
function mayFill({ name, args }: Command): boolean {
  if (name === undefined) return false;
  if (['.', 'source', 'eval', 'getopts', 'read', 'mapfile', 'readarray', 'envsubst'].includes(name))
    return true;
  return name === 'printf' && args[0]?.text === '-v';
}

/** Whoever asks whether it is set knows that it may not be. */
function isAsked({ name }: Command): boolean {
  return name === '[' || name === 'test';
}

/** `NAME=` at the start of a word; `NAME=$NAME` hands on what was there. */
function namesSet(text: string): ReadonlySet<string> {
  const names = new Set<string>();
  for (const { 1: name = '', 0: whole, index } of text.matchAll(/(?<![\w$"'./:{-])([A-Za-z_]\w*)\+?=/g)) {
    const value = text.slice(index + whole.length, index + whole.length + name.length + 4);
    if (value.replace(/^"?\$\{?/, '$').startsWith(`$${name}`)) continue;
    names.add(name);
  }
  return names;
}

function usesOf(command: Command, text: string): readonly ShellUse[] {
  const targets = command.redirects.map(({ target }) => target);
  const inFront = command.assignments.map((each) => ({ raw: spanText(text, each.span), span: each.span }));
  return [...inFront, ...command.words, ...targets].flatMap(({ raw, span: whole }) =>
    raw.includes('$') ? usesIn(raw, whole, command) : [],
  );
}

/** Up to the first `$(…)` or backquote: what stands in there is a command of its own. */
function usesIn(raw: string, whole: Span, command: Command): readonly ShellUse[] {
  const isPlain = whole.end - whole.start === raw.length;
  const uses: ShellUse[] = [];
  let inDouble = false;
  for (let at = 0; at < raw.length; at += 1) {
    const character = raw.charAt(at);
    if (character === '\\') at += 1;
    else if (character === '"') inDouble = !inDouble;
    else if (character === "'" && !inDouble) {
      const end = raw.indexOf("'", at + 1);
      if (end === -1) return uses;
      at = end;
    } else if (character === '`') return uses;
    else if (character === '$') {
      const rest = raw.slice(at + 1, at + 130);
      if (rest.startsWith('(')) return uses;
      const [written = '', name] = /^\{?([A-Za-z_]\w*)/.exec(rest) ?? [];
      if (name === undefined) {
        if (rest.startsWith('$')) at += 1;
        continue;
      }
      const behind = rest.slice(written.length);
      const guarded = written.startsWith('{') && /^:?[-+?=]/.test(behind);
      const end = at + 1 + written.length + (written.startsWith('{') && behind.startsWith('}') ? 1 : 0);
      const place = isPlain ? span(whole.start + at, whole.start + end) : whole;
      uses.push({ name, span: place, command, guarded });
    }
  }
  return uses;
}
