import { isDigit, isSpace } from './characters';
import { expandWords, needsExpansion } from './expand';
import type { Lookup } from './expansion';

/** `<<NAME` taken apart. */
export type HeredocWord = {
  readonly delimiter: string;
  readonly quoted: boolean;
  readonly stripTabs: boolean;
  readonly descriptor: number;
};

const unset: Lookup = () => undefined;

/**
 * Reads a word as the opening of a here-document: digits, `<<`, `-`, a name. Undefined for any other word, an error for
 * a name whose quotes do not close. The escape is the backslash in any file.
 */
export function readHeredocWord(word: string): HeredocWord | { readonly error: string } | undefined {
  let at = 0;
  while (isDigit(word.charCodeAt(at))) at++;
  const descriptor = at === 0 ? 0 : Number(word.slice(0, at));
  if (!word.startsWith('<<', at)) return undefined;
  at += 2;
  const stripTabs = word[at] === '-';
  if (stripTabs) at++;
  while (at < word.length && isSpace(word.charCodeAt(at))) at++;
  const rest = word.slice(at);
  if (rest === '' || rest.includes('<')) return undefined;
  if (!needsExpansion(rest, '\\') && !hasSpace(rest)) {
    return { delimiter: rest, quoted: false, stripTabs, descriptor };
  }
  const bare = expandWords(rest, unset, '\\', { keepUnset: true });
  if (bare.kind === 'error') return { error: bare.error };
  const [name] = bare.words;
  if (name === undefined || bare.words.length !== 1) return undefined;
  const withQuotes = expandWords(rest, unset, '\\', { keepUnset: true, quotes: 'keep' });
  const written = withQuotes.kind === 'value' ? withQuotes.words[0]?.text : undefined;
  const quoted = countQuotes(written ?? name.text) !== countQuotes(name.text);
  return { delimiter: name.text, quoted, stripTabs, descriptor };
}

function hasSpace(text: string): boolean {
  for (let at = 0; at < text.length; at++) if (isSpace(text.charCodeAt(at))) return true;
  return false;
}

function countQuotes(text: string): number {
  let count = 0;
  for (const character of text) if (character === '"' || character === "'") count++;
  return count;
}
