import type { ExpansionErrorCode } from './expansion';
import { type Afford, isGlobError, parseGlob, replaceMatches, trimPrefix, trimSuffix } from './glob';

/** A variable's value where it is used; the text is empty where there is none. */
export type Value = { readonly state: 'set' | 'unset' | 'unknown'; readonly text: string };

export type Failed = { readonly code: ExpansionErrorCode; readonly error: string };

/** What a use of a variable comes to; `undefined`: working it out would cost too much. */
export type Outcome = string | Failed | undefined;

/** Writing `${name` + `:` + operator + word + `}`: what stands there in the end. */
export type Modification = {
  readonly name: string;
  readonly operator: string;
  /** A `:` in front: an empty value counts as none. */
  readonly nullIsUnset: boolean;
  readonly word: string;
};

export function modify(value: Value, modification: Modification, afford: Afford): Outcome {
  const { name, operator, nullIsUnset, word } = modification;
  const isAbsent = value.state === 'unset' || (nullIsUnset && value.text === '');
  switch (operator) {
    case '-':
      return isAbsent ? word : value.text;
    case '+':
      return isAbsent ? '' : word;
    case '?':
      return isAbsent ? required(name, value, word) : value.text;
    case '#':
    case '%':
      return trim(operator, value.text, word, afford);
    default:
      return unsupported(nullIsUnset ? `:${operator}` : operator);
  }
}

export function unsupported(modifier: string): Failed {
  return { code: 'unsupported-modifier', error: `unsupported modifier (${modifier}) in substitution` };
}

function required(name: string, value: Value, word: string): Failed {
  const standard = value.state === 'unset' ? 'is not allowed to be unset' : 'is not allowed to be empty';
  return { code: 'required', error: `${name}: ${word === '' ? standard : word}` };
}

function trim(operator: '#' | '%', value: string, word: string, afford: Afford): Outcome {
  const longest = word.startsWith(operator);
  const pattern = longest ? word.slice(1) : word;
  const glob = parseGlob(pattern);
  if (isGlobError(glob)) return badPattern(pattern, glob.error);
  const trimEnd = operator === '#' ? trimPrefix : trimSuffix;
  return trimEnd(glob, value, longest, afford);
}

/** `${name/pattern/replacement}`, and `//` for all matches. */
export function replace(
  value: string,
  pattern: string,
  replacement: string,
  all: boolean,
  afford: Afford,
): Outcome {
  const glob = parseGlob(pattern);
  if (isGlobError(glob)) return badPattern(pattern, glob.error);
  return replaceMatches(glob, value, replacement, all, afford);
}

function badPattern(pattern: string, error: string): Failed {
  return { code: 'bad-pattern', error: `invalid pattern (${pattern}) in substitution: ${error}` };
}
