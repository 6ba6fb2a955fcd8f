import type { ManagerWordShelf, ManagerWordTable } from '../catalog/manager-words';
import type { Upstream } from '../catalog/values';
import { baseName } from '../path/path';
import { type Flags, flagsOf } from '../shell/arguments';
import type { Command, ShellWord } from '../shell/command';
import { dnfFlags } from '../shell/effects/rpm';
import type { ArgumentReason } from '../words/argument';
import { mainSource, namesWithValue, type RefusedArgument } from './program-options';

/** A command or an option that the package manager of a distribution does not take. */
export function refusedByManager(
  shelf: ManagerWordShelf,
  upstream: Upstream,
  command: Command,
): RefusedArgument | undefined {
  const table = command.name === undefined ? undefined : shelf(upstream, command.name);
  if (table === undefined || command.args.some(({ text }) => text === undefined)) return undefined;
  const values = table.options && namesWithValue(table.options.names);
  const read = flagsOf(command.args, values ? { values } : dnfFlags);
  const refused = fromLacks(table, command, read) ?? fromCommands(table, read) ?? fromOptions(table, read);
  return refused && { ...refused, reason: { ...refused.reason, isAlias: command.name !== table.manager } };
}

type Refused = Omit<RefusedArgument, 'reason'> & {
  readonly reason: Omit<ArgumentReason<'manager-word'>, 'isAlias'>;
};

function fromLacks(table: ManagerWordTable, command: Command, { operands }: Flags): Refused | undefined {
  const { args } = command;
  const [verb] = operands;
  for (const row of table.lacks) {
    if (row.command !== undefined && row.command !== verb?.text) continue;
    const word = args.find(
      (each) =>
        row.words.includes(withoutValue(each.text ?? '')) &&
        (row.command !== undefined || each === verb || each.text?.startsWith('-') === true),
    );
    if (word === undefined) continue;
    const isWhole = row.wholeFor !== undefined;
    const replaced = isWhole ? insteadOfAll(row, word, command) : insteadOf(row.instead, word, args);
    const refused = isWhole && verb !== undefined ? verb : word;
    return {
      word: refused,
      reason: {
        code: 'manager-word',
        manager: table.manager,
        written: withoutValue(refused.text ?? ''),
        instead: replaced?.text ?? (isWhole ? undefined : row.instead),
      },
      source: mainSource(row),
      ...(replaced && { instead: replaced }),
      ...(row.packages && { packages: row.packages }),
    };
  }
  return undefined;
}

/** The words to be written, with the value of the option in its place; undefined where it has none. */
function insteadOf(
  instead: string | undefined,
  word: ShellWord,
  args: readonly ShellWord[],
): RefusedArgument['instead'] {
  if (instead === undefined) return undefined;
  if (!instead.includes('{value}')) return { from: word, to: word, text: instead };
  const attached = word.raw.includes('=') ? word.raw.slice(word.raw.indexOf('=') + 1) : undefined;
  const next = args[args.indexOf(word) + 1];
  const value = attached ?? next?.raw;
  if (value === undefined || value.startsWith('-')) return undefined;
  return {
    from: word,
    to: attached === undefined && next ? next : word,
    text: instead.replaceAll('{value}', () => value),
  };
}

/** Another command in place of this one, which does no more than the option with its value says. */
function insteadOfAll(
  { instead, wholeFor = '' }: ManagerWordTable['lacks'][number],
  word: ShellWord,
  { args, words }: Command,
): RefusedArgument['instead'] {
  const [first] = words;
  const last = args.at(-1);
  const value = word === last ? word.text?.replace(/^[^=]*=/, '') : last?.text;
  if (instead === undefined || first === undefined || last === undefined || value === undefined)
    return undefined;
  if (args.length > (word === last ? 2 : 3) || !value.endsWith(wholeFor) || !plain.test(value))
    return undefined;
  const text = instead.replaceAll('{value}', () => value).replaceAll('{file}', () => baseName(value));
  return { from: first, to: last, text };
}

/** An address that means itself in a shell. */
const plain = /^https?:\/\/[\w./:~-]+$/;

function fromCommands({ commands, manager }: ManagerWordTable, { operands }: Flags): Refused | undefined {
  const [verb, sub] = operands;
  if (commands === undefined || verb?.text === undefined) return undefined;
  const words = `${verb.text} ${sub?.text ?? ''}`.trim();
  const isKnown = commands.names.some((name) => name === verb.text || name === words);
  if (isKnown) return undefined;
  const isGroup = commands.names.some((name) => name.startsWith(`${verb.text} `));
  const word = isGroup && sub ? sub : verb;
  return {
    word,
    reason: { code: 'manager-word', manager, written: isGroup ? words : verb.text, instead: undefined },
    source: mainSource(commands),
  };
}

function fromOptions({ manager, options }: ManagerWordTable, { options: given }: Flags): Refused | undefined {
  if (options === undefined) return undefined;
  const takes = new Set(options.names.map((name) => name.replace('=', '')));
  const other = given.find(({ name }) => !takes.has(name));
  return (
    other && {
      word: other.word,
      reason: { code: 'manager-word', manager, written: other.name, instead: undefined },
      source: mainSource(options),
    }
  );
}

function withoutValue(text: string): string {
  return text.startsWith('--') ? text.replace(/=.*/, '') : text;
}
