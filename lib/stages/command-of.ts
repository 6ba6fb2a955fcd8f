import type { Command } from '../shell/command';
import type { Effect } from '../shell/effect';
import type { RunStep } from './stage';

/** The commands of a RUN by what they do: the first that starts where an effect does. Sorted when first asked for. */
export function commandsOf(run: RunStep): (effect: Effect) => Command | undefined {
  let byStart: ReadonlyMap<number, Command> | undefined;
  return ({ span }) => {
    byStart ??= new Map(
      run.script.commands.toReversed().map((command) => [run.toSource(command.span).start, command]),
    );
    return byStart.get(span.start);
  };
}
