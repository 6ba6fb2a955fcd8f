import type { Span } from '../text/span';
import { isSpace } from './characters';
import { toSource } from './mapped';
import type { Flag, MappedText } from './syntax';

const dash = 0x2d;
const equals = 0x3d;

export type FlagsRead = {
  readonly flags: readonly Flag[];
  /** Where the arguments start in the line's text. */
  readonly end: number;
};

const noFlags: readonly Flag[] = [];

/**
 * Takes the flags off the front of an instruction's arguments, every instruction's alike.
 * Quotes and escapes are resolved here; `--` ends the flags.
 */
export function readFlags(line: MappedText, from: number, escapeCode: number): FlagsRead {
  const { text } = line;
  let flags: Flag[] | undefined;
  let at = from;
  for (;;) {
    while (at < text.length && isSpace(text.charCodeAt(at))) at++;
    if (text.charCodeAt(at) !== dash || text.charCodeAt(at + 1) !== dash) {
      return { flags: flags ?? noFlags, end: at };
    }
    const end = flagEnd(text, at, escapeCode);
    const word = readWord(text, at, end, escapeCode);
    if (word.value === '--') return { flags: flags ?? noFlags, end };
    flags ??= [];
    flags.push(flagOf(line, word, at, end));
    at = end;
  }
}

function flagEnd(text: string, from: number, escapeCode: number): number {
  let quote = 0;
  let at = from;
  for (; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (quote === 0 && isSpace(code)) break;
    if (code === escapeCode) at++;
    else if (quote !== 0) {
      if (code === quote) quote = 0;
    } else if (code === 0x22 || code === 0x27) quote = code;
  }
  return Math.min(at, text.length);
}

type FlagWord = {
  readonly value: string;
  /** First `=`: where it is in the value and in the text; -1 without. */
  readonly equalsIn: number;
  readonly equalsAt: number;
};

function readWord(text: string, from: number, end: number, escapeCode: number): FlagWord {
  let isPlain = true;
  let firstEquals = -1;
  for (let at = from; at < end; at++) {
    const code = text.charCodeAt(at);
    if (code === escapeCode || code === 0x22 || code === 0x27) {
      isPlain = false;
      break;
    }
    if (code === equals && firstEquals === -1) firstEquals = at;
  }
  if (!isPlain) return readQuotedWord(text, from, end, escapeCode);
  const value = text.slice(from, end);
  return { value, equalsIn: firstEquals === -1 ? -1 : firstEquals - from, equalsAt: firstEquals };
}

function readQuotedWord(text: string, from: number, end: number, escapeCode: number): FlagWord {
  const parts: string[] = [];
  let length = 0;
  let equalsIn = -1;
  let equalsAt = -1;
  let quote = 0;
  for (let at = from; at < end; at++) {
    let code = text.charCodeAt(at);
    if (code === escapeCode) {
      at++;
      if (at >= end) break;
      code = text.charCodeAt(at);
    } else if (quote !== 0 && code === quote) {
      quote = 0;
      continue;
    } else if (quote === 0 && (code === 0x22 || code === 0x27)) {
      quote = code;
      continue;
    }
    if (code === equals && equalsIn === -1) {
      equalsIn = length;
      equalsAt = at;
    }
    parts.push(text.charAt(at));
    length++;
  }
  return { value: parts.join(''), equalsIn, equalsAt };
}

function flagOf(line: MappedText, word: FlagWord, start: number, end: number): Flag {
  const span: Span = toSource(line, { start, end });
  const text = line.text.slice(start, end);
  if (word.equalsIn === -1) {
    return { name: word.value.slice(2), value: undefined, text, span, valueSpan: undefined };
  }
  return {
    name: word.value.slice(2, word.equalsIn),
    value: word.value.slice(word.equalsIn + 1),
    text,
    span,
    valueSpan: toSource(line, { start: word.equalsAt + 1, end }),
  };
}
