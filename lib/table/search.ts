import type { Row, TableData } from './table-data';
import { type Meaning, understand, type Vocabulary, vocabularyOf } from './vocabulary';
import { partsOf, wordsIn } from './words';

type FactPart = {
  readonly kind: 'fact';
  /** As it was written. */
  readonly typed: string;
  readonly meaning: Meaning;
  /** How a name would say it, where it is one. */
  readonly name: string | undefined;
};

/** A part of what was searched for: a fact, or a piece of a name. */
export type SearchPart = FactPart | { readonly kind: 'text'; readonly typed: string; readonly text: string };

/** Words of one fact: "no package manager", "Amazon Linux 2023". */
const longestPhrase = 4;
/** Of a fact, by parts. */
const mostParts = 6;

/** Reads what was typed: the longest words that name a fact first, the others as they stand; linear in the words. */
export function readSearch(data: TableData, q: string): readonly SearchPart[] {
  const words = wordsIn(q);
  const vocabulary = vocabularyOf(data);
  const parts: SearchPart[] = [];
  for (let at = 0; at < words.length; ) {
    const phrase = longestFact(vocabulary, words, at);
    const [word = ''] = words.slice(at, at + 1);
    parts.push(phrase?.part ?? { kind: 'text', typed: word, text: word.toLowerCase() });
    at += phrase?.length ?? 1;
  }
  return parts;
}

function longestFact(
  vocabulary: Vocabulary,
  words: readonly string[],
  at: number,
): { readonly part: SearchPart; readonly length: number } | undefined {
  for (let length = Math.min(longestPhrase, words.length - at); length > 0; length -= 1) {
    const phrase = words.slice(at, at + length);
    // A reference is a name as it stands.
    if (phrase.some((word) => /[:/@]/.test(word))) continue;
    const typed = phrase.join(' ');
    const parts = partsOf(typed);
    if (parts.length === 0 || parts.length > mostParts) continue;
    const meaning = understand(vocabulary, parts);
    if (meaning === undefined) continue;
    const name = meaning.isName ? parts.join(' ') : undefined;
    return { part: { kind: 'fact', typed, meaning, name }, length };
  }
  return undefined;
}

/** What of it was understood as facts: "Python 3.13", "no shell". */
export function factsIn(parts: readonly SearchPart[]): readonly string[] {
  return parts.flatMap((part) => (part.kind === 'fact' ? part.meaning.label : []));
}

/** Whether a row is all of that. */
export function hasAll(row: Row, data: TableData, parts: readonly SearchPart[]): boolean {
  for (const part of parts) {
    if (part.kind === 'text') {
      if (!textOf(row, data).includes(part.text)) return false;
    } else if (!means(row, part.meaning) && !isNamed(row, data, part)) return false;
  }
  return true;
}

function means(row: Row, { allowed, isDenied }: Meaning): boolean {
  for (const { column, entries } of allowed) {
    if (entries.has(row.cells[column] ?? -1) !== isDenied) return !isDenied;
  }
  return isDenied;
}

/** Where no fact speaks against it, as whole words: "go" is not in "mongo", and "node 2" not in "node 24". */
function isNamed(row: Row, data: TableData, { name, meaning: { allowed } }: FactPart): boolean {
  if (name === undefined) return false;
  for (const { column, openFrom } of allowed) if ((row.cells[column] ?? openFrom) < openFrom) return false;
  const said = namesOf(row, data);
  return said.includes(` ${name} `) || (/\d$/.test(name) && said.includes(` ${name}.`));
}

/** Puts together what rows are searched in before the first key is typed. */
export function prepareSearch(data: TableData): void {
  vocabularyOf(data);
  for (const row of data.rows) textOf(row, data);
}

const texts = new WeakMap<Row, string>();
const names = new WeakMap<Row, string>();

/** What a row is searched in as it is written, put together once. */
function textOf(row: Row, { families }: TableData): string {
  const before = texts.get(row);
  if (before !== undefined) return before;
  const text = `${row.name} ${row.reference} ${families[row.family]?.name ?? ''} `.toLowerCase() + row.also;
  texts.set(row, text);
  return text;
}

/** The same, its words between blanks; of few rows it is asked for. */
function namesOf(row: Row, data: TableData): string {
  const before = names.get(row);
  if (before !== undefined) return before;
  const made = ` ${partsOf(textOf(row, data)).join(' ')} `;
  names.set(row, made);
  return made;
}
