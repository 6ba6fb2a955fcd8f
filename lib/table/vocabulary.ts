import type { Column, Entry, Option, TableData } from './table-data';
import { partsOf } from './words';

/** Entries of a column that have what was named. */
export type Allowed = {
  readonly column: number;
  readonly entries: ReadonlySet<number>;
  /** From here on entries say nothing against it, so that a name may say it. */
  readonly openFrom: number;
};

/** What words of a search mean in facts. */
export type Meaning = {
  /** As the catalog writes it: "Python 3.13", "no shell". */
  readonly label: string;
  readonly allowed: readonly Allowed[];
  /** A row is in one of `allowed`, or, where something is not to be there, in all of them. */
  readonly isDenied: boolean;
  /** Whether it is the name of something, so that the name of an image may say it too. */
  readonly isName: boolean;
};

type Named = { readonly column: number; readonly option: number };

type Word = {
  readonly label: string;
  readonly options: readonly Named[];
  readonly isName: boolean;
};

/** Everything that options of searched columns are called, in parts joined by blanks. */
export type Vocabulary = {
  readonly data: TableData;
  readonly words: ReadonlyMap<string, Word>;
};

/** Options that say nothing by themselves. */
const plain: ReadonlySet<string> = new Set(['yes', 'no', 'none', 'not-known']);
const denials: ReadonlySet<string> = new Set(['no', 'non', 'not', 'without']);

const made = new WeakMap<TableData, Vocabulary>();

/** What a search of the table understands: made of its options, once. */
export function vocabularyOf(data: TableData): Vocabulary {
  const before = made.get(data);
  if (before !== undefined) return before;
  const vocabulary = { data, words: joinedByLabel(data, calledIn(data)) };
  made.set(data, vocabulary);
  return vocabulary;
}

function calledIn({ columns }: TableData): ReadonlyMap<string, Word> {
  const words = new Map<string, Word>();
  const add = (called: string, word: Word) => {
    const key = partsOf(called).join(' ');
    const before = words.get(key);
    if (before === undefined) words.set(key, word);
    else words.set(key, { ...before, options: [...before.options, ...word.options] });
  };
  for (const [column, { options = [], search }] of columns.entries()) {
    if (search === undefined) continue;
    for (const [option, { value, label, words: others = [] }] of options.entries()) {
      const named = { label, options: [{ column, option }], isName: true };
      if (!plain.has(value)) for (const called of new Set([label, value])) add(called, named);
      for (const called of others) add(called, { label: called, options: named.options, isName: false });
    }
  }
  return words;
}

/** One name for several things is each of them: the family `node` and the language `nodejs` are both "Node.js". */
function joinedByLabel({ columns }: TableData, words: ReadonlyMap<string, Word>): ReadonlyMap<string, Word> {
  const labelOf = ({ column, option }: Named) => columns[column]?.options?.[option]?.label ?? '';
  return new Map(
    [...words].map(([key, word]) => {
      if (!word.isName) return [key, word];
      const alike = word.options.flatMap(
        (each) => words.get(partsOf(labelOf(each)).join(' '))?.options ?? [],
      );
      const options = [...new Map([...word.options, ...alike].map((each) => [placeOf(each), each])).values()];
      // What an image is comes before the family it is of.
      options.sort((a, b) => a.column - b.column);
      return [key, { ...word, options, label: options[0] ? labelOf(options[0]) : word.label }];
    }),
  );
}

function placeOf({ column, option }: Named): string {
  return `${column} ${option}`;
}

/** What parts of a text mean, all of them together; `undefined` where they are no facts. */
export function understand(vocabulary: Vocabulary, parts: readonly string[]): Meaning | undefined {
  const meant = affirmed(vocabulary, parts);
  if (meant !== undefined) return meant;
  const [first = '', ...rest] = parts;
  if (!denials.has(first) || rest.length === 0) return undefined;
  const denied = affirmed(vocabulary, rest);
  return denied && deny(vocabulary, denied);
}

function affirmed({ data, words }: Vocabulary, parts: readonly string[]): Meaning | undefined {
  const key = parts.join(' ');
  const word = key.length > 1 ? words.get(key) : undefined;
  if (word !== undefined) {
    const { label, isName } = word;
    return { label, isName, isDenied: false, allowed: allowedBy(data, word, () => true) };
  }
  const last = parts.at(-1) ?? '';
  const head = words.get(parts.slice(0, -1).join(' '));
  if (!head?.isName) return undefined;
  return /^\d/.test(last) ? versioned(data, head, last) : moved({ data, words }, head, last);
}

/** The rows of a name whose version begins so. */
function versioned(data: TableData, word: Word, version: string): Meaning | undefined {
  const allowed = allowedBy(data, word, ({ text }, { label }) => isVersion(text, label, version));
  const [first] = allowed;
  if (first === undefined) return undefined;
  const named = word.options.find(({ column }) => column === first.column);
  const label = named && data.columns[named.column]?.options?.[named.option]?.label;
  return { label: `${label ?? word.label} ${version}`, allowed, isDenied: false, isName: true };
}

/** "Python 3.13.15" is a version of "Python", and begins with `3`, `3.13` and `3.13.15`. */
function isVersion(text: string, label: string, version: string): boolean {
  const start = `${label} ${version}`;
  return text.startsWith(start) && !/^[a-z0-9]/i.test(text.slice(start.length, start.length + 1));
}

/** A tag that stands for a version on this day. */
function moved({ data, words }: Vocabulary, head: Word, tag: string): Meaning | undefined {
  const labelOf = (name: string) => words.get(partsOf(name).join(' '))?.label;
  const found = data.moving?.find((each) => each.tag === tag && labelOf(each.of) === head.label);
  const meant = found && versioned(data, head, found.version);
  return meant && { ...meant, label: `${meant.label} (${tag})` };
}

function allowedBy(
  { columns }: TableData,
  { options }: Word,
  test: (entry: Entry, option: Option) => boolean,
): readonly Allowed[] {
  const indexes = [...new Set(options.map(({ column }) => column))];
  return indexes.flatMap((index) => {
    const column = columns[index];
    const named = options.filter((each) => each.column === index);
    const entries = column ? entriesOf(column, named, test) : new Set<number>();
    return entries.size === 0 || !column ? [] : [{ column: index, entries, openFrom: openFrom(column) }];
  });
}

/** What is not known stands last. */
function openFrom({ search, entries }: Column): number {
  if (search === 'names') return 0;
  const first = entries.findIndex(({ unknown }) => unknown !== undefined);
  return first === -1 ? entries.length : first;
}

function entriesOf(
  { entries, options = [] }: Column,
  named: readonly Named[],
  test: (entry: Entry, option: Option) => boolean,
): ReadonlySet<number> {
  const found = new Set<number>();
  for (const [index, entry] of entries.entries()) {
    for (const { option: place } of named) {
      const option = options[place];
      if (option && entry.options?.includes(place) && test(entry, option)) found.add(index);
    }
  }
  return found;
}

/** Known not to be so: what is not known is left out. */
function deny({ data }: Vocabulary, meant: Meaning): Meaning {
  const allowed = meant.allowed.map(({ column, entries, openFrom }) => ({
    column,
    openFrom,
    entries: new Set(
      (data.columns[column]?.entries ?? []).flatMap(({ unknown }, index) =>
        unknown === undefined && !entries.has(index) ? [index] : [],
      ),
    ),
  }));
  return { label: `${meant.isName ? 'not' : 'no'} ${meant.label}`, allowed, isDenied: true, isName: false };
}
