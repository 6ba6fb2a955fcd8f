import type { Span } from '../text/span';
import { shellBuiltins } from './builtins';
import type { Command, Script } from './command';

export { shellBuiltins } from './builtins';

export type ProgramUse = {
  /** As written: a bare name is looked up in PATH, anything with `/` is a path. */
  readonly name: string;
  readonly span: Span;
  /** Its absence makes the script fail. */
  readonly failureCounts: boolean;
  readonly command: Command;
};

/** Programs the script certainly runs by name, wrappers like `sudo` included; builtins and the script's functions are none. */
export function programsUsed({ commands, functions }: Script): readonly ProgramUse[] {
  return commands.flatMap((command) => {
    if (command.runs === 'maybe') return [];
    const { failureCounts, byShell, name, words } = command;
    const uses = command.wrappers
      .filter(({ text }) => text !== undefined && !shellBuiltins.has(text))
      .map(({ text = '', span }): ProgramUse => ({ name: text, span, failureCounts, command }));
    const [word] = words;
    const isProgram =
      name !== undefined && name !== '' && !(byShell && (shellBuiltins.has(name) || functions.has(name)));
    if (word && isProgram) uses.push({ name, span: word.span, failureCounts, command });
    return uses;
  });
}
