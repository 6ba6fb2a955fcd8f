import { baseName } from '../path/path';
import { flagsOf, type Option } from '../shell/arguments';
import type { Command, ShellWord } from '../shell/command';
import type { Launch } from '../start/launch';
import { own, type Table, table } from '../text/table';

/** A check that asks an address and fails where there is no answer, or one that says so. */
export type Probe = {
  /** As the file writes it, for a shell; with what the file says of its variables, where that is known. */
  readonly raw: string;
  readonly url: string | undefined;
  readonly isInsecure: boolean;
  /** Seconds. */
  readonly timeout: number | undefined;
};

type Reader = {
  readonly values: ReadonlySet<string>;
  /** What an option says that matters; undefined for one that asks for something else than an answer. */
  read(option: Option): 'nothing' | 'insecure' | 'timeout' | undefined;
};

function among(names: string): (option: Option) => boolean {
  const known = new Set(names.split(' '));
  return ({ name }) => known.has(name);
}

const isQuietCurl = among(
  '-f --fail --fail-with-body -s --silent -S --show-error -L --location -I --head -4 -6 -v --verbose --compressed -g --globoff --retry --retry-delay --retry-connrefused --connect-timeout',
);
const isQuietWget = among(
  '-q --quiet -nv --no-verbose -S --server-response --spider -t --tries -4 -6 --no-cache --connect-timeout',
);

/** https://curl.se/docs/manpage.html, https://www.gnu.org/software/wget/manual/wget.html, https://www.busybox.net/downloads/BusyBox.html#wget */
const readers: Table<Reader> = table({
  curl: {
    values: new Set('-o --output -m --max-time --connect-timeout --retry --retry-delay'.split(' ')),
    read(option) {
      if (isQuietCurl(option)) return 'nothing';
      if (option.name === '-k' || option.name === '--insecure') return 'insecure';
      if (option.name === '-m' || option.name === '--max-time') return 'timeout';
      return /^(-o|--output)$/.test(option.name) && isThrownAway(option) ? 'nothing' : undefined;
    },
  },
  wget: {
    values: new Set('-O --output-document -t --tries -T --timeout --connect-timeout'.split(' ')),
    read(option) {
      // `-nv` reads as a bundle of letters.
      if (isQuietWget(option) || option.word.text === '-nv') return 'nothing';
      if (option.name === '--no-check-certificate') return 'insecure';
      if (option.name === '-T' || option.name === '--timeout') return 'timeout';
      return /^(-O|--output-document)$/.test(option.name) && isThrownAway(option) ? 'nothing' : undefined;
    },
  },
});

function isThrownAway({ value }: Option): boolean {
  return value === '/dev/null' || value === '-';
}

/** The one address that a health check asks for, and nothing else; undefined for any other check. */
export function probeIn(check: Launch): Probe | undefined {
  const words = check.shell === undefined ? execWords(check) : shellWords(check);
  const [program, ...args] = words ?? [];
  const reader = own(readers, baseName(program?.text));
  if (reader === undefined) return undefined;
  const { operands, options } = flagsOf(args, reader);
  const [address, another] = operands;
  if (address === undefined || another !== undefined) return undefined;
  const said = options.map((option) => ({ option, means: reader.read(option) }));
  if (said.some(({ means }) => means === undefined)) return undefined;
  const timeout = said.find(({ means }) => means === 'timeout')?.option.value;
  const raw = withScheme(address.raw);
  if (raw === undefined) return undefined;
  return {
    raw,
    url: address.text === undefined ? undefined : withScheme(address.text),
    isInsecure: said.some(({ means }) => means === 'insecure'),
    timeout: timeout !== undefined && /^\d{1,4}$/.test(timeout) ? Number(timeout) : undefined,
  };
}

/** `localhost:8080/health` is asked over HTTP. */
function withScheme(address: string): string | undefined {
  const [, quote = '', bare = ''] = /^(["']?)([\w.:/?=&%~+,@${}\-[\]]+)\1$/.exec(address) ?? [];
  if (bare === '') return undefined;
  if (/^https?:\/\//.test(bare)) return address;
  return /^[\w.$[{-]/.test(bare) && !bare.includes('://') ? `${quote}http://${bare}${quote}` : undefined;
}

function execWords({ argv }: Launch): readonly ShellWord[] | undefined {
  const words = argv.flatMap(({ text, span }) =>
    text === undefined || span === undefined ? [] : [{ text, written: text, raw: text, span }],
  );
  return words.length === argv.length ? words : undefined;
}

/** `curl …`, `curl … || exit 1`: with nothing before, after or around it. */
function shellWords({ commands }: Launch): readonly ShellWord[] | undefined {
  const [first, last, more] = commands.map(({ command }) => command);
  if (first === undefined || more !== undefined || !isBare(first)) return undefined;
  if (first.runs !== 'always' || !first.redirects.every(isSilencing)) return undefined;
  if (last !== undefined && !isFailing(last)) return undefined;
  return first.words;
}

function isBare({ assignments, input, pipe, wrappers }: Command): boolean {
  return assignments.length === 0 && wrappers.length === 0 && pipe === undefined && input === undefined;
}

function isFailing(command: Command): boolean {
  const { args, name, redirects, runs } = command;
  if (runs !== 'maybe' || !isBare(command) || redirects.length > 0) return false;
  return (name === 'exit' && args.every(({ text }) => text === '1')) || name === 'false';
}

function isSilencing({ operator, target }: Command['redirects'][number]): boolean {
  return /^&?>>?&?$/.test(operator) && /^(\/dev\/null|[12])$/.test(target.text ?? '');
}
