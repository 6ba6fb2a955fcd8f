import { z } from 'zod';
import type { Observation, ObservedFacts, Seen } from '../observe/observation';

/**
 * An observation as a file holds it, and as it is kept in memory: its long lists are texts, a row on a line, a tab between
 * what stands in one. Thousands of rows an image would weigh a hundred times as much.
 */

type Rows<Id extends keyof ObservedFacts> = Extract<ObservedFacts[Id], { readonly known: true }>['value'];

type Codec<Value> = { write(value: Value): string; read(text: string): Value };

function lines<Row>(
  write: (row: Row) => readonly (string | undefined)[],
  read: (cells: readonly string[]) => Row,
): Codec<readonly Row[]> {
  return {
    write: (rows) => rows.map((row) => write(row).map(cell).join('\t')).join('\n'),
    read: (text) => (text === '' ? [] : text.split('\n').map((line) => read(line.split('\t').map(uncell)))),
  };
}

const escapes: readonly (readonly [string, string])[] = [
  ['\\', '\\\\'],
  ['\t', '\\t'],
  ['\n', '\\n'],
];

/** Names of files may hold what parts rows and cells. */
function cell(text = ''): string {
  return escapes.reduce((whole, [plain, written]) => whole.replaceAll(plain, written), text);
}

function uncell(text: string): string {
  if (!text.includes('\\')) return text;
  return text.replace(/\\([\\tn])/g, (_, letter) => (letter === 't' ? '\t' : letter === 'n' ? '\n' : '\\'));
}

const packageRows = lines<Rows<'packages'>['list'][number]>(
  ({ architecture, name, origin, version }) => [name, version, origin, architecture],
  ([name = '', version = '', origin = '', architecture = '']) => ({
    name,
    version,
    ...(origin !== '' && { origin }),
    ...(architecture !== '' && { architecture }),
  }),
);

const codecs: { readonly [Id in 'packages' | 'programs' | 'libraries' | 'busybox']: Codec<Rows<Id>> } = {
  packages: {
    write: ({ format, list }) => `${format}\n${packageRows.write(list)}`,
    read: (text) => {
      const end = text.indexOf('\n');
      return { format: formatOf(text.slice(0, end)), list: packageRows.read(text.slice(end + 1)) };
    },
  },
  programs: lines(
    ({ name, path, target }) => [name, placed(name, path), target],
    ([name = '', place = '', target = '']) => ({
      name,
      path: pathOf(name, place),
      ...(target !== '' && { target }),
    }),
  ),
  libraries: lines(
    ({ path, soname }) => [soname, placed(soname, path)],
    ([soname = '', place = '']) => ({ soname, path: pathOf(soname, place) }),
  ),
  busybox: lines(
    (name) => [name],
    ([name = '']) => name,
  ),
};

/** `/usr/bin/` for what lies there under its own name. */
function placed(name: string, path: string): string {
  return path.endsWith(`/${name}`) ? path.slice(0, path.length - name.length) : path;
}

function pathOf(name: string, place: string): string {
  return place.endsWith('/') ? `${place}${name}` : place;
}

function formatOf(text: string): Rows<'packages'>['format'] {
  return text === 'dpkg' || text === 'apk' || text === 'rpm' ? text : 'none';
}

const seenText = z.union([
  z.looseObject({ known: z.literal(true), value: z.string() }),
  z.looseObject({ known: z.literal(false) }),
]);

/** The shape of it; what the texts hold is held to the shape of an observation when it is unpacked. */
export const packedSchema = z.looseObject({
  facts: z.looseObject({ packages: seenText, programs: seenText, libraries: seenText, busybox: seenText }),
});

export type Packed = Omit<Observation, 'facts'> & {
  readonly facts: Omit<ObservedFacts, keyof typeof codecs> & {
    readonly [Id in keyof typeof codecs]: Seen<string>;
  };
};

export function packed(observation: Observation): Packed {
  const { busybox, libraries, packages, programs } = observation.facts;
  return {
    ...observation,
    facts: {
      ...observation.facts,
      packages: written(codecs.packages, packages),
      programs: written(codecs.programs, programs),
      libraries: written(codecs.libraries, libraries),
      busybox: written(codecs.busybox, busybox),
    },
  };
}

function written<Value>(codec: Codec<Value>, seen: Seen<Value>): Seen<string> {
  return seen.known ? { ...seen, value: codec.write(seen.value) } : seen;
}

/** The observation, its lists made of the texts whenever they are asked for, and not kept. */
export function unpacked({ facts, ...rest }: Packed): Observation {
  const { busybox, libraries, packages, programs } = facts;
  return {
    ...rest,
    facts: {
      ...facts,
      packages: readLater(codecs.packages, packages),
      programs: readLater(codecs.programs, programs),
      libraries: readLater(codecs.libraries, libraries),
      busybox: readLater(codecs.busybox, busybox),
    },
  };
}

function readLater<Value>(codec: Codec<Value>, seen: Seen<string>): Seen<Value> {
  if (!seen.known) return seen;
  const { paths, value } = seen;
  return {
    known: true,
    get value() {
      return codec.read(value);
    },
    paths,
  };
}

/** The same with all lists in the hand: for whoever goes over them more than once. */
export function inTheHand(observation: Observation): Observation {
  const { busybox, libraries, packages, programs } = observation.facts;
  return {
    ...observation,
    facts: {
      ...observation.facts,
      packages: { ...packages },
      programs: { ...programs },
      libraries: { ...libraries },
      busybox: { ...busybox },
    },
  };
}
