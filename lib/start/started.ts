import { languageOfProgram } from '../programs/language';
import type { Command, ShellWord } from '../shell/command';
import { parseExec } from '../shell/parse';
import type { State, Variables } from '../stages/stage';
import type { Span } from '../text/span';
import { isStartScript, programIndex } from './executable';
import { commandsIn, type Launch, type LaunchWord } from './launch';

/** A command that starts with the container, with the way back to the file. */
export type Started = { readonly command: Command; spanOf(word: ShellWord | undefined): Span };

/** A way that a start may go. */
export type Way = {
  readonly commands: readonly Started[];
  /** Not behind an entrypoint that may do with CMD what it likes. */
  readonly isSure: boolean;
};

/**
 * What a start does: its words from the first on, or from CMD on where the entrypoint hands over to it; where that is not
 * known, either may be.
 */
export function waysOf(state: State, start: Launch): readonly Way[] {
  const { argv, cmdFrom = 0, shell } = start;
  if (shell && !start.shellAsArgument) return [{ commands: start.commands.map(inShell), isSure: true }];
  const program = programIndex(argv);
  const isHandedOver = program >= cmdFrom;
  if (shell) return isHandedOver ? [{ commands: inShellOfCmd(state, shell.program), isSure: true }] : [];
  const scripts = argv.findLastIndex(({ text }, at) => at < program && isStartScript(text ?? '')) + 1;
  const whole = { commands: inExec(start, argv.slice(scripts), state.variables), isSure: true };
  // Of an interpreter alone, CMD is what it reads.
  const isFile = program + 1 === cmdFrom && languageOfProgram(argv[program]?.text ?? '') !== undefined;
  if (isHandedOver || isFile) return [whole];
  return [whole, { commands: inExec(start, argv.slice(cmdFrom), state.variables), isSure: false }];
}

/** The commands of all its ways. */
export function startedCommands(state: State, start: Launch): readonly Started[] {
  return waysOf(state, start).flatMap(({ commands }) => commands);
}

function inShell({ command, span, spanOf }: Launch['commands'][number]): Started {
  return { command, spanOf: (word) => (word ? spanOf(word) : span) };
}

function inShellOfCmd(state: State, shell: string): readonly Started[] {
  const form = state.cmd?.value;
  if (form === undefined || !('form' in form) || form.form !== 'shell') return [];
  return commandsIn(form.script, state, [shell, '-c']).map(inShell);
}

function inExec(start: Launch, argv: readonly LaunchWord[], variables: Variables): readonly Started[] {
  const texts = argv.map(({ text }) => text ?? '$?');
  const context = { directory: undefined, variables: variables.environmentValues(), shell: [] };
  const { commands, unread } = parseExec(texts, context);
  if (unread) return [];
  const first = argv[0]?.span ?? start.span;
  return commands.map((command) => ({
    command,
    spanOf: (word) => (word && argv[itemAt(texts, word.span.start)]?.span) ?? first,
  }));
}

/** Which of the words holds a place of `words.join(' ')`: of a script in one of them all places. */
function itemAt(words: readonly string[], place: number): number {
  let end = -1;
  return words.findIndex((word) => {
    end += word.length + 1;
    return place <= end;
  });
}
