import { presentIn, valueOf } from '../fact/fact';
import { flagsOf } from '../shell/arguments';
import type { Command, ShellWord } from '../shell/command';
import type { RunStep } from '../stages/stage';
import type { TextEdit } from '../text/edit';
import { own, type Table } from '../text/table';
import { toBusyBox, toShadow, type Way } from './account-ways';
import { type Carrying, stagesMoved } from './carrying';
import type { Cure } from './draft';

/**
 * Accounts made with the other programs, those of shadow for those of BusyBox and the other way round, in the stages
 * that stand on what the target stands on. A command with an option that the other does not have stays.
 */
export function accountCures(carrying: Carrying): readonly Cure[] {
  const { idAt, inspection, to } = carrying;
  const { text } = inspection.dockerfile;
  if (valueOf(to.facts.shell) === 'none') return [];
  const isBusyBox = presentIn(to.facts.shell)?.name === 'busybox';
  return stagesMoved(carrying).flatMap((stage) =>
    stage.steps.flatMap(({ replayedFrom, run }) => {
      if (run === undefined || run.language !== 'shell' || replayedFrom !== undefined) return [];
      const edits = editsOf(text, run, isBusyBox ? toBusyBox : toShadow);
      const [first] = edits;
      if (first === undefined) return [];
      const because = 'Accounts are made by other programs there, with other options.';
      const id = idAt('accounts', first.span.start);
      return [
        { cause: { id, rule: 'command-not-found', safety: 'review', because }, edits } as const,
        {
          cause: { id: `${id}:options`, rule: 'option-not-known', safety: 'review', because },
          edits,
        } as const,
      ];
    }),
  );
}

function editsOf(text: string, run: RunStep, ways: Table<Way>): readonly TextEdit[] {
  return run.script.commands.flatMap((command) => {
    const way = own(ways, command.name ?? '');
    if (way === undefined || command.runs !== 'always' || command.redirects.length > 0) return [];
    if (command.wrappers.length > 0 || command.assignments.length > 0 || command.pipe !== undefined)
      return [];
    const newText = translate(command, way, (word) => {
      const { start, end } = run.toSource(word.span);
      return text.slice(start, end);
    });
    const { start, end } = run.toSource(command.span);
    return newText === undefined || newText === text.slice(start, end)
      ? []
      : [{ span: { start, end }, newText }];
  });
}

function translate(command: Command, way: Way, written: (word: ShellWord) => string): string | undefined {
  const read = flagsOf(command.args, { values: new Set(Object.keys(way.values)) });
  const has = new Set<string>();
  const options: string[] = [];
  for (const { name, value, word, valueWord } of read.options) {
    const takes = own(way.values, name);
    const said = takes ?? own(way.switches, name);
    if (said === undefined) return undefined;
    has.add(said);
    if (takes === undefined) options.push(said);
    else if (isDoubtful(said, value)) return undefined;
    else if (valueWord === undefined) return undefined;
    else if (valueWord !== word) options.push(`${said} ${placed(written(valueWord))}`);
    else if (value !== undefined && /^[\w./-]+$/.test(value)) options.push(`${said} ${placed(value)}`);
    else return undefined;
  }
  return way.say({
    options: options.filter((option) => option !== ''),
    has,
    operands: read.operands.map(written),
  });
}

/** Which ids below 1000 are taken differs by distribution; and groups are known to BusyBox by their names alone. */
function isDoubtful(said: string, value: string | undefined): boolean {
  return value !== undefined && /^\d+$/.test(value) && (said === '-G' || Number(value) < 1000);
}

/** The shell of those who may not log in is elsewhere, or reached by both names. */
function placed(value: string): string {
  return value === '/usr/sbin/nologin' ? '/sbin/nologin' : value;
}
