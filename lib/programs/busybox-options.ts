import type { OptionShelf, ProgramOptions } from '../catalog/options';
import { flagsOf } from '../shell/arguments';
import type { Command, ShellWord } from '../shell/command';
import { mainSource, namesWithValue, type RefusedArgument } from './program-options';

/** An option that the BusyBox program of this name does not take; `installedOnTop` names the packages added to the base. */
export function refusedByBusybox(
  options: OptionShelf,
  command: Command,
  installedOnTop: () => readonly string[],
): RefusedArgument | undefined {
  const known = options('busybox', command.name ?? '');
  const from = known?.package;
  const word = known && lacking(known, command);
  if (from === undefined || !word || installedOnTop().includes(from)) return undefined;
  const short = known?.values === undefined ? undefined : known.lacks?.[0];
  const option = word.text?.startsWith('--') ? word.text.replace(/=.*/, '') : (short ?? word.text);
  if (option === undefined) return undefined;
  return {
    word,
    reason: { code: 'option-of-gnu', option, name: from },
    source: mainSource(known),
  };
}

/** Where options with a value are listed, letters may stand together in one word; elsewhere whole words are compared. */
function lacking(
  { lacks = [], stopsAtOperand, values }: ProgramOptions,
  { args }: Command,
): ShellWord | undefined {
  if (values === undefined)
    return args.find(({ text }) => text !== undefined && lacks.includes(withoutValue(text)));
  const spec = { values: namesWithValue(values), stopAtOperand: stopsAtOperand === true };
  return flagsOf(args, spec).option(...lacks)?.word;
}

function withoutValue(text: string): string {
  return text.startsWith('--') ? text.replace(/=.*/, '') : text;
}
