import { languageOfProgram } from '../programs/language';
import type { State } from '../stages/stage';
import type { Span } from '../text/span';
import type { Launch } from './launch';
import { isShell } from './plain-command';
import { languageOfLaunch } from './runtime';
import { startedCommands } from './started';

type LanguageStarted = { readonly name: string; readonly program: string; readonly span: Span | undefined };

/** The language runtime that a container starts: by name, or by a shell in exec form: `["sh", "-c", "java -jar shop.jar"]`. */
export function languageStarted(state: State, start: Launch): LanguageStarted | undefined {
  const launched = languageOfLaunch(start);
  if (launched !== undefined) {
    const { text = '', span } = start.argv[launched.word] ?? {};
    return { name: launched.name, program: text, span };
  }
  if (start.shell !== undefined || !isShell(start.argv[0]?.text)) return undefined;
  const stays = startedCommands(state, start).findLast(({ command }) => command.runs === 'always');
  const program = stays?.command.name ?? '';
  const name = languageOfProgram(program);
  return name === undefined ? undefined : { name, program, span: start.argv.at(-1)?.span };
}
