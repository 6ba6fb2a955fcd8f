import type { Command, ShellWord } from '../shell/command';
import { parseExec } from '../shell/parse';
import type { Span } from '../text/span';
import type { Launch, LaunchWord } from './launch';

/** A command that starts with the container, with the way back to the file. */
export type Started = { readonly command: Command; spanOf(word: ShellWord | undefined): Span };

type Values = ReadonlyMap<string, string | undefined>;

/**
 * The commands of a start, in ways it may go: of exec form from the first word on, and from the first of CMD on, since an
 * entrypoint most often hands over to it.
 */
export function startedCommands(start: Launch, environment: Values): readonly (readonly Started[])[] {
  if (start.shell && !start.shellAsArgument) return [start.commands.map(inShell)];
  if (start.shell) return [];
  const starts = [0, ...(start.cmdFrom ? [start.cmdFrom] : [])];
  return starts.map((from) => inExec(start, start.argv.slice(from), environment));
}

function inShell({ command, span }: Launch['commands'][number]): Started {
  const shift = span.start - command.span.start;
  return {
    command,
    spanOf: (word) => (word ? { start: word.span.start + shift, end: word.span.end + shift } : span),
  };
}

function inExec(start: Launch, argv: readonly LaunchWord[], variables: Values): readonly Started[] {
  const texts = argv.map(({ text }) => text ?? '$?');
  const { commands, unread } = parseExec(texts, { directory: undefined, variables, shell: [] });
  if (unread) return [];
  const first = argv[0]?.span ?? start.span;
  return commands.map((command) => ({
    command,
    spanOf: (word) => argv.find(({ text }) => word !== undefined && text === word.text)?.span ?? first,
  }));
}
