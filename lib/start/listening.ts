import type { Server, ServerShelf } from '../catalog/servers';
import { baseName } from '../path/path';
import { type Flags, flagsOf } from '../shell/arguments';
import type { ShellWord } from '../shell/command';

/** What a command that is a server says of where it listens. */
export type Listening = {
  readonly server: Server;
  /** As it is called. */
  readonly program: string;
  /** The loopback address, as written or as it is by default. */
  readonly address: string;
  /** The word that says so; undefined: nothing says anything, and that is where it listens. */
  readonly word: ShellWord | undefined;
};

type Environment = { has(name: string): boolean; get(name: string): string | undefined };

const loopback = /^(?:tcp:\/\/|https?:\/\/)?(?:localhost|127(?:\.\d{1,3}){3}|\[?::1\]?)(?::\d+)?(?:\/.*)?$/;

/** Where a server listens that these words start, when that is the loopback address. */
export function listeningOf(
  shelf: ServerShelf,
  words: readonly ShellWord[],
  environment: Environment,
): Listening | undefined {
  const found = serverIn(shelf, words);
  if (!found) return undefined;
  const { args, program, server } = found;
  if (args.some(({ text }) => text === undefined || text.includes('$'))) return undefined;
  const read = flagsOf(args, { values: valuesOf(server) });
  const told = toldBy(server, read, args);
  if (told === 'elsewhere') return undefined;
  if (told)
    return loopback.test(told.value) ? { server, program, address: told.value, word: told.word } : undefined;
  const variable = server.variables?.find((name) => environment.has(name));
  if (variable !== undefined) {
    const value = environment.get(variable);
    return value !== undefined && loopback.test(value)
      ? { server, program, address: value, word: undefined }
      : undefined;
  }
  if (server.address === undefined || listensEverywhere(server, environment)) return undefined;
  return { server, program, address: server.address, word: undefined };
}

type Found = { readonly server: Server; readonly program: string; readonly args: readonly ShellWord[] };

/** Nobody puts more words in front of a program. */
const furthest = 4;

function serverIn(shelf: ServerShelf, words: readonly ShellWord[]): Found | undefined {
  for (let at = 0; at < Math.min(words.length, furthest); at += 1) {
    const front = words.slice(0, at).map(({ text }) => baseName(text));
    if (at > 0 && !shelf.through.has(front.join(' '))) continue;
    const program = baseName(words[at]?.text);
    const args = words.slice(at + 1);
    const server = shelf.of(program).find((each) => serves(each, args));
    if (server) return { server, program, args };
  }
  return undefined;
}

function serves({ address, except, options, subcommands }: Server, args: readonly ShellWord[]): boolean {
  if (except && args.some(({ text }) => except.includes(text ?? ''))) return false;
  if (subcommands && !args.some(({ text }) => subcommands.includes(text ?? ''))) return false;
  if (address !== undefined) return true;
  return options?.some((each) => args.some(({ written }) => isOption(written, each))) === true;
}

function isOption(written: string, option: string): boolean {
  const name = option.slice(0, -1);
  return written === name || written.startsWith(option) || (name.length === 2 && written.startsWith(name));
}

function valuesOf({ options = [] }: Server): ReadonlySet<string> {
  return new Set(options.map((each) => each.slice(0, -1)));
}

type Told = { readonly value: string; readonly word: ShellWord | undefined } | 'elsewhere' | undefined;

function toldBy(server: Server, read: Flags, args: readonly ShellWord[]): Told {
  const { elsewhere = [], operand, optional, subcommands = [] } = server;
  if (read.has(...elsewhere)) return 'elsewhere';
  if (operand) {
    const at = args.findIndex(({ text }) => subcommands.includes(text ?? ''));
    const word = args.slice(at + 1).find(({ text }) => text !== undefined && !text.startsWith('-'));
    return word?.text === undefined || /^\d+$/.test(word.text) ? undefined : { value: word.text, word };
  }
  const option = read.option(...valuesOf(server));
  if (!option) return undefined;
  const { value, valueWord, word } = option;
  if (value === undefined || (optional && value.startsWith('-'))) return 'elsewhere';
  return { value, word: valueWord ?? word };
}

function listensEverywhere({ unless }: Server, environment: Environment): boolean {
  return (
    unless?.variables.some((name) => environment.has(name) && environment.get(name) !== unless.other) === true
  );
}
