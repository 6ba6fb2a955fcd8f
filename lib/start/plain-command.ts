import { baseName } from '../path/path';
import { withoutVersion } from '../programs/language';
import { shellBuiltins } from '../shell/builtins';
import type { Command, ShellWord } from '../shell/command';
import { parseScript } from '../shell/parse';
import type { State } from '../stages/stage';
import type { Launch } from './launch';

export type PlainCommand = {
  readonly words: readonly string[];
  readonly assignments: readonly { readonly raw: string }[];
  readonly hasJavaOptions: boolean;
};

const forShell = /[$`*?~{}[\]\\!#]/;
const ofJava = /^\$(JAVA_OPTS|\{JAVA_OPTS(:-)?\})$/;

/** One command that means the same without a shell. */
export function readPlain(text: string): PlainCommand | undefined {
  const { commands, errors } = parseScript(text, {
    directory: undefined,
    variables: new Map(),
    shell: ['/bin/sh', '-c'],
  });
  const [command, another] = commands;
  if (command === undefined || another !== undefined || errors.length > 0) return undefined;
  const { assignments, wrappers } = command;
  if (!isAllOf(text, command) || wrappers.some(({ text: name }) => name !== 'exec')) return undefined;
  const isOption = ({ raw }: ShellWord) =>
    ofJava.test(raw) && withoutVersion(baseName(command.name)) === 'java';
  const kept = command.words.filter((word) => !isOption(word));
  const plain = kept.flatMap(({ raw, text: word }) =>
    word === undefined || forShell.test(raw) ? [] : [word],
  );
  const written = assignments.map(({ span }) => ({ raw: text.slice(span.start, span.end) }));
  const [program] = plain;
  if (program === undefined || plain.length < kept.length || shellBuiltins.has(program)) return undefined;
  if (written.some(({ raw }) => forShell.test(raw))) return undefined;
  return { words: plain, assignments: written, hasJavaOptions: kept.length < command.words.length };
}

/** What a start gives a shell to run, in shell form or as `["sh", "-c", "…"]`, where it is one command as above. */
export function plainStart(state: State, { argv, shell }: Launch): PlainCommand | undefined {
  if (shell !== undefined) {
    const form = state[shell.instruction]?.value;
    return form && 'form' in form && form.form === 'shell' ? readPlain(form.script.text) : undefined;
  }
  const [program, option, script, more] = argv.map(({ text }) => text);
  const isGiven = isShell(program) && option === '-c' && script !== undefined && more === undefined;
  return isGiven && argv.length === 3 ? readPlain(script) : undefined;
}

export function isShell(program = ''): boolean {
  return /^(\/bin\/)?(ba|a|da)?sh$/.test(program);
}

/** Nothing but its words, one blank or more apart: no `&`, no redirection, no comment. */
function isAllOf(text: string, { assignments, words: own, wrappers }: Command): boolean {
  const parts = [...assignments, ...wrappers, ...own]
    .map(({ span }) => span)
    .sort((a, b) => a.start - b.start);
  let at = 0;
  for (const { start, end } of parts) {
    if (text.slice(at, start).trim() !== '') return false;
    at = end;
  }
  return text.slice(at).trim() === '';
}
