import type { ShellWord } from './command';

/** How a program reads its arguments; option names with their dashes. */
export type FlagSpec = {
  /** Options that take a value, attached or as the next word. */
  readonly values?: ReadonlySet<string>;
  /** Long names behind one dash and no bundles of letters: go, java, gcc. */
  readonly singleDash?: boolean;
  /** What follows the first operand belongs to another program: env, sudo, xargs. */
  readonly stopAtOperand?: boolean;
};

export type Option = {
  readonly name: string;
  /** Undefined when there is none or it is not certain. */
  readonly value: string | undefined;
  /** The value with what is not certain left as written; undefined when there is none. */
  readonly written: string | undefined;
  /** The word of the option itself. */
  readonly word: ShellWord;
  /** The word that holds the value. */
  readonly valueWord: ShellWord | undefined;
};

export type Flags = {
  readonly options: readonly Option[];
  readonly operands: readonly ShellWord[];
  /** Index of the first word that was not read (`stopAtOperand`). */
  readonly rest: number;
  has(...names: readonly string[]): boolean;
  /** The last one given. */
  option(...names: readonly string[]): Option | undefined;
  value(...names: readonly string[]): string | undefined;
  all(...names: readonly string[]): readonly Option[];
};

const noValues: ReadonlySet<string> = new Set();

/** Reads arguments into options and operands. A word whose text is not certain counts by the beginning that is. */
export function flagsOf(args: readonly ShellWord[], spec: FlagSpec = {}): Flags {
  const values = spec.values ?? noValues;
  const options: Option[] = [];
  const operands: ShellWord[] = [];
  let index = 0;
  while (index < args.length) {
    const word = args[index];
    if (!word) break;
    const { written } = word;
    if (written === '--') {
      if (!spec.stopAtOperand) operands.push(...args.slice(index + 1));
      index += 1;
      break;
    }
    if (!/^-./.test(written) || written.startsWith('-$')) {
      if (spec.stopAtOperand) break;
      operands.push(word);
      index += 1;
      continue;
    }
    const found = readOption(word, args[index + 1], values, spec.singleDash === true);
    options.push(...found);
    index += found.at(-1)?.valueWord === args[index + 1] && args[index + 1] !== undefined ? 2 : 1;
  }
  return {
    options,
    operands,
    rest: index,
    has(...names) {
      return options.some(({ name }) => names.includes(name));
    },
    option(...names) {
      return options.findLast(({ name }) => names.includes(name));
    },
    value(...names) {
      return options.findLast(({ name }) => names.includes(name))?.value;
    },
    all(...names) {
      return options.filter(({ name }) => names.includes(name));
    },
  };
}

function readOption(
  word: ShellWord,
  next: ShellWord | undefined,
  values: ReadonlySet<string>,
  singleDash: boolean,
): Option[] {
  const { written, text } = word;
  const equals = written.indexOf('=');
  if (written.startsWith('--') || singleDash) {
    const name = equals === -1 ? written : written.slice(0, equals);
    if (equals !== -1) return [option(name, word, word, written.slice(equals + 1), text?.slice(equals + 1))];
    return values.has(name) && next
      ? [option(name, word, next, next.written, next.text)]
      : [bare(name, word)];
  }
  const result: Option[] = [];
  for (let at = 1; at < written.length; at += 1) {
    const name = `-${written.charAt(at)}`;
    if (!values.has(name)) {
      result.push(bare(name, word));
      continue;
    }
    const attached = written.slice(at + 1);
    if (attached !== '') result.push(option(name, word, word, attached, text?.slice(at + 1)));
    else result.push(next ? option(name, word, next, next.written, next.text) : bare(name, word));
    break;
  }
  return result;
}

function option(
  name: string,
  word: ShellWord,
  valueWord: ShellWord,
  written: string,
  value: string | undefined,
): Option {
  return { name, value, written, word, valueWord };
}

function bare(name: string, word: ShellWord): Option {
  return { name, value: undefined, written: undefined, word, valueWord: undefined };
}
