import { baseName } from '../path/path';
import { type FlagSpec, flagsOf } from './arguments';
import type { ShellWord } from './command';

/** A program that runs the program named in its arguments. */
type Wrapper = FlagSpec & {
  /** Words between the options and the program: the user of gosu. */
  readonly operands?: number;
  /** `NAME=value` words before the program. */
  readonly assignments?: boolean;
  /** Only as part of the shell, or also a program of its own. */
  readonly builtin?: boolean;
  /** With one of these options it runs nothing. */
  readonly asks?: readonly string[];
};

function values(names: string): ReadonlySet<string> {
  return new Set(names.split(' '));
}

const wrappers: ReadonlyMap<string, Wrapper> = new Map<string, Wrapper>([
  ['env', { values: values('-u --unset -C --chdir'), assignments: true }],
  [
    'sudo',
    {
      values: values('-u -g -h -p -C -r -t -T -U -D -R --user --group --host --chdir --chroot'),
      assignments: true,
      asks: ['-l', '-v', '-k', '-K', '--version', '-V'],
    },
  ],
  ['doas', { values: values('-u -C') }],
  ['exec', { values: values('-a'), builtin: true }],
  ['command', { builtin: true, asks: ['-v', '-V'] }],
  ['builtin', { builtin: true }],
  ['time', { values: values('-f -o --format --output') }],
  ['nice', { values: values('-n --adjustment') }],
  ['ionice', { values: values('-c -n -p --class --classdata') }],
  ['nohup', {}],
  ['setsid', {}],
  ['stdbuf', { values: values('-i -o -e --input --output --error') }],
  ['timeout', { values: values('-s -k --signal --kill-after'), operands: 1 }],
  ['gosu', { operands: 1 }],
  ['su-exec', { operands: 1 }],
  ['s6-setuidgid', { operands: 1 }],
  [
    'setpriv',
    { values: values('--reuid --regid --groups --securebits --bounding-set --inh-caps --ambient-caps') },
  ],
  ['runuser', { values: values('-u -g -G --user --group'), asks: ['-c', '-l', '--command'] }],
  ['flock', { values: values('-w -E --timeout'), operands: 1 }],
  ['linux32', {}],
  ['linux64', {}],
  ['setarch', { operands: 1 }],
  ['eatmydata', {}],
  ['fakeroot', {}],
  ['ccache', {}],
  ['sccache', {}],
  ['chronic', {}],
  ['tini', { values: values('-p -e') }],
  ['dumb-init', { values: values('-r --rewrite') }],
  ['xvfb-run', { values: values('-s -n -e -f -p -w --server-args --server-num') }],
]);

export type Wrapped = {
  /** How many words precede the program. */
  readonly words: number;
  /** Indices of the words that are assignments. */
  readonly assignments: readonly number[];
  readonly builtin: boolean;
};

/** Looks through one wrapper; undefined when the words start none or it runs nothing. */
export function unwrap(words: readonly ShellWord[]): Wrapped | undefined {
  const name = baseName(words[0]?.text);
  const wrapper = wrappers.get(name);
  if (!wrapper) return undefined;
  const args = words.slice(1);
  const flags = flagsOf(args, { ...wrapper, stopAtOperand: true });
  if (wrapper.asks && flags.has(...wrapper.asks)) return undefined;
  let at = flags.rest;
  const assignments: number[] = [];
  while (wrapper.assignments && /^[A-Za-z_]\w*=/.test(args[at]?.written ?? '')) {
    assignments.push(at + 1);
    at += 1;
  }
  at += wrapper.operands ?? 0;
  if (args[at]?.written === '--') at += 1;
  if (at >= args.length) return undefined;
  return { words: at + 1, assignments, builtin: wrapper.builtin === true };
}

const xargsFlags: FlagSpec = {
  values: values('-I -n -P -L -d -a -E -s --max-args --max-procs --delimiter --arg-file --replace'),
  stopAtOperand: true,
};

/** The programs that `find -exec` and xargs run on what they find: where their words begin and end. */
export function carriedPrograms(
  words: readonly ShellWord[],
): { readonly from: number; readonly to: number }[] {
  const name = baseName(words[0]?.text);
  if (name === 'xargs') {
    const from = 1 + flagsOf(words.slice(1), xargsFlags).rest;
    return from < words.length ? [{ from, to: words.length }] : [];
  }
  if (name !== 'find') return [];
  const found: { from: number; to: number }[] = [];
  let from: number | undefined;
  for (const [index, { written }] of words.entries()) {
    if (from === undefined && /^-(exec|execdir|ok|okdir)$/.test(written)) from = index + 1;
    else if (from !== undefined && (written === ';' || written === '+' || index === words.length - 1)) {
      if (index > from) found.push({ from, to: written === ';' || written === '+' ? index : index + 1 });
      from = undefined;
    }
  }
  return found;
}
