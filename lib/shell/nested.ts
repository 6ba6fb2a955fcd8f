import { baseName } from '../path/path';
import type { ShellWord } from './command';
import { joinLocated, type LocatedText } from './words';

const shells = new Set(['sh', 'bash', 'ash', 'dash', 'ksh', 'mksh', 'zsh']);

export type NestedScript = {
  /** The word that is the script; undefined: it comes from the input. */
  readonly index: number | undefined;
  readonly errexit: boolean;
  readonly pipefail: boolean;
};

export function isShell(name: string | undefined): boolean {
  return shells.has(baseName(name));
}

/** Where a shell started by these words finds its script; undefined when it is a file or no shell is started. */
function scriptOf(words: readonly ShellWord[]): NestedScript | undefined {
  const name = baseName(words[0]?.text);
  if (name === 'busybox' && isShell(words[1]?.text)) return shellScript(words, 2);
  if (shells.has(name)) return shellScript(words, 1);
  if (name === 'su' || name === 'runuser') return suScript(words);
  return undefined;
}

function shellScript(words: readonly ShellWord[], from: number): NestedScript | undefined {
  let at = from;
  let command = false;
  let input = false;
  let errexit = false;
  let pipefail = false;
  while (at < words.length) {
    const { written } = words[at] ?? { written: '' };
    if (!/^[-+]./.test(written)) break;
    at += 1;
    if (written === '--') break;
    if (written.startsWith('--')) continue;
    const on = written.startsWith('-');
    command ||= on && written.includes('c');
    input ||= on && written.includes('s');
    if (written.includes('e')) errexit = on;
    for (const _ of written.matchAll(/o/g)) {
      const { written: option } = words[at] ?? { written: '' };
      if (option === 'errexit') errexit = on;
      if (option === 'pipefail') pipefail = on;
      at += 1;
    }
  }
  if (command) return at < words.length ? { index: at, errexit, pipefail } : undefined;
  const fromInput =
    input || at >= words.length || words[at]?.written === '-' || words[at]?.written === '/dev/stdin';
  return fromInput ? { index: undefined, errexit, pipefail } : undefined;
}

function suScript(words: readonly ShellWord[]): NestedScript | undefined {
  const option = words.findIndex(({ written }) => written === '-c' || written === '--command');
  if (option === -1 || option + 1 >= words.length) return undefined;
  return { index: option + 1, errexit: false, pipefail: false };
}

function join(texts: readonly LocatedText[]): LocatedText {
  return joinLocated(texts, ' ');
}

export const nestedScript = { of: scriptOf, join } as const;
