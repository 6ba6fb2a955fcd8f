import { toSource } from '../dockerfile/mapped';
import type { CommandForm } from '../dockerfile/syntax';
import type { Command } from '../shell/command';
import { parseScript } from '../shell/parse';
import type { State } from '../stages/stage';
import type { Span } from '../text/span';
import { programIndex } from './executable';
import type { Launch, LaunchWord } from './launch';

/** A command that a container runs when it starts, the program first. */
export type StartedCommand = { readonly words: readonly LaunchWord[]; readonly span: Span };

/** What a start says in words of its own, through a shell (`sh -c "…"`, the shell form) or not. */
export function startedCommands(
  { cmd, entrypoint, variables }: State,
  start: Launch,
): readonly StartedCommand[] {
  const direct = { words: start.argv.slice(programIndex(start.argv)), span: start.span };
  const values = new Map([...variables.environment()].map(([name, { value }]) => [name, value]));
  const scripts = [entrypoint, cmd].flatMap((setting) =>
    setting?.span !== undefined && 'form' in setting.value ? inShell(setting.value, values) : [],
  );
  return [direct, ...scripts];
}

const shells = /^(\/bin\/|\/usr\/bin\/)?(ba|da|a|z)?sh$/;

function inShell(
  form: CommandForm,
  variables: ReadonlyMap<string, string | undefined>,
): readonly StartedCommand[] {
  if (form.form === 'shell') {
    const { script } = form;
    return commandsIn(script.text, variables).map(({ span, words }) => ({
      span: toSource(script, span),
      words: words.map(({ text, span: at }) => ({ text, span: toSource(script, at) })),
    }));
  }
  const [shell, option, script] = form.items;
  if (!shells.test(shell?.text ?? '') || !/^-[a-z]*c$/.test(option?.text ?? '') || script === undefined)
    return [];
  return commandsIn(script.text, variables).map(({ words }) => ({
    span: script.span,
    words: words.map(({ text }) => ({ text, span: script.span })),
  }));
}

function commandsIn(text: string, variables: ReadonlyMap<string, string | undefined>): readonly Command[] {
  const script = parseScript(text, { directory: undefined, variables, shell: ['/bin/sh', '-c'] });
  return script.unread ? [] : script.commands.filter(({ runs }) => runs === 'always');
}
