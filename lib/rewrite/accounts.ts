import { flagsOf } from '../shell/arguments';
import type { Command, ShellWord } from '../shell/command';
import type { RunStep } from '../stages/stage';
import type { TextEdit } from '../text/edit';
import { own, type Table, table } from '../text/table';
import { type Carrying, stagesMoved } from './carrying';
import type { Cure } from './draft';

/** The finding that goes when a stage makes accounts with the programs that its base has. */
const rule = 'command-not-found';

/** How one program says it, and what the other says for it: an option, or nothing where that is so anyway. */
type Way = {
  readonly values: Table<string>;
  readonly switches: Table<string>;
  say(read: Read): string | undefined;
};

type Read = {
  readonly options: readonly string[];
  /** Options as the other program has them, without their values. */
  readonly has: ReadonlySet<string>;
  readonly operands: readonly string[];
};

/** https://manpages.debian.org/trixie/passwd/useradd.8.en.html, https://www.busybox.net/downloads/BusyBox.html#adduser */
const ways: Table<Way> = table({
  useradd: {
    values: table({
      '-u': '-u',
      '--uid': '-u',
      '-g': '-G',
      '--gid': '-G',
      '-d': '-h',
      '--home-dir': '-h',
      '--home': '-h',
      '-s': '-s',
      '--shell': '-s',
      '-c': '-g',
      '--comment': '-g',
    }),
    switches: table({
      '-r': '-S',
      '--system': '-S',
      '-m': 'home',
      '--create-home': 'home',
      '-M': '-H',
      '--no-create-home': '-H',
      '-l': '',
      '--no-log-init': '',
      '-U': '',
      '--user-group': '',
    }),
    say({ options, has, operands }) {
      const [name] = operands;
      if (name === undefined || operands.length > 1) return undefined;
      const home = has.has('home') || has.has('-H') ? [] : ['-H'];
      const said = options.filter((option) => option !== 'home');
      // A system account would come into the group `nogroup`.
      const isAlone = has.has('-S') && !has.has('-G');
      const adduser = ['adduser', '-D', ...said, ...(isAlone ? ['-G', name] : []), ...home, name].join(' ');
      return isAlone ? `addgroup -S ${name} && ${adduser}` : adduser;
    },
  },
  groupadd: {
    values: table({ '-g': '-g', '--gid': '-g' }),
    switches: table({ '-r': '-S', '--system': '-S' }),
    say: ({ options, operands }) =>
      operands.length === 1 ? ['addgroup', ...options, ...operands].join(' ') : undefined,
  },
  adduser: {
    values: table({ '-u': '-u', '-G': '-g', '-h': '-d', '-s': '-s', '-g': '-c' }),
    switches: table({ '-D': '', '-S': '-r', '-H': '-M' }),
    say({ options, has, operands }) {
      if (operands.length === 2) return joined(operands);
      const home = has.has('-M') ? [] : ['-m'];
      return operands.length === 1 ? ['useradd', ...options, ...home, ...operands].join(' ') : undefined;
    },
  },
  addgroup: {
    values: table({ '-g': '-g' }),
    switches: table({ '-S': '-r' }),
    say({ options, operands }) {
      if (operands.length === 2) return joined(operands);
      return operands.length === 1 ? ['groupadd', ...options, ...operands].join(' ') : undefined;
    },
  },
});

/** A user that comes into a group. */
function joined([user, group]: readonly string[]): string {
  return `usermod -aG ${group} ${user}`;
}

/**
 * Accounts made with the other programs, those of shadow for those of BusyBox and the other way round, in the stages
 * that stand on what the target stands on. A command with an option that the other does not have stays.
 */
export function accountCures(carrying: Carrying): readonly Cure[] {
  const { idAt, inspection } = carrying;
  const { text } = inspection.dockerfile;
  return stagesMoved(carrying).flatMap((stage) =>
    stage.steps.flatMap(({ run }) => {
      const edits = run === undefined || run.language !== 'shell' ? [] : editsOf(text, run);
      const [first] = edits;
      if (first === undefined) return [];
      const because = 'Accounts are made by other programs there, with other options.';
      return [
        {
          cause: { id: idAt('accounts', first.span.start), rule, safety: 'review', because },
          edits,
        } as const,
      ];
    }),
  );
}

function editsOf(text: string, run: RunStep): readonly TextEdit[] {
  return run.script.commands.flatMap((command) => {
    const way = own(ways, command.name ?? '');
    if (way === undefined || command.runs !== 'always' || command.redirects.length > 0) return [];
    if (command.wrappers.length > 0 || command.assignments.length > 0 || command.pipe !== undefined)
      return [];
    const newText = translate(command, way, (word) => {
      const { start, end } = run.toSource(word.span);
      return text.slice(start, end);
    });
    return newText === undefined ? [] : [{ span: run.toSource(command.span), newText }];
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
