import type { Span } from '../text/span';
import { isSpace } from './characters';
import { gatherMapped, sliceMapped, spanIn } from './mapped';
import type { Flag, MappedText } from './syntax';

const dash = 0x2d;
const equals = 0x3d;

export type FlagsRead = {
  readonly flags: readonly Flag[];
  /** Where the arguments start in the line's text. */
  readonly end: number;
};

export const noFlags: readonly Flag[] = [];

export function hasFlags(text: string, at: number, to: number): boolean {
  return at + 1 < to && text.charCodeAt(at) === dash && text.charCodeAt(at + 1) === dash;
}

/**
 * Takes the flags off the front of an instruction's arguments, every instruction's alike.
 * Quotes and escapes are resolved here; `--` ends the flags.
 */
export function readFlags(line: MappedText, from: number, to: number, escapeCode: number): FlagsRead {
  const { text } = line;
  let flags: Flag[] | undefined;
  let at = from;
  for (;;) {
    while (at < to && isSpace(text.charCodeAt(at))) at++;
    if (!hasFlags(text, at, to)) return { flags: flags ?? noFlags, end: at };
    const end = flagEnd(text, at, to, escapeCode);
    const word = readWord(text, at, end, escapeCode);
    if (word.value === '--') return { flags: flags ?? noFlags, end };
    flags ??= [];
    flags.push(flagOf(line, word, at, end));
    at = end;
  }
}

function flagEnd(text: string, from: number, to: number, escapeCode: number): number {
  let quote = 0;
  let at = from;
  for (; at < to; at++) {
    const code = text.charCodeAt(at);
    if (quote === 0 && isSpace(code)) break;
    if (code === escapeCode) at++;
    else if (quote !== 0) {
      if (code === quote) quote = 0;
    } else if (code === 0x22 || code === 0x27) quote = code;
  }
  return Math.min(at, to);
}

type FlagWord = {
  readonly value: string;
  /** Index of the first `=` in the value, -1 without. */
  readonly equalsIn: number;
  /** For each character of the value its index in the line's text; undefined where they follow one another. */
  readonly indexes: readonly number[] | undefined;
};

function readWord(text: string, from: number, end: number, escapeCode: number): FlagWord {
  let equalsIn = -1;
  for (let at = from; at < end; at++) {
    const code = text.charCodeAt(at);
    if (code === escapeCode || code === 0x22 || code === 0x27) {
      return readQuotedWord(text, from, end, escapeCode);
    }
    if (code === equals && equalsIn === -1) equalsIn = at - from;
  }
  return { value: text.slice(from, end), equalsIn, indexes: undefined };
}

function readQuotedWord(text: string, from: number, end: number, escapeCode: number): FlagWord {
  const parts: string[] = [];
  const indexes: number[] = [];
  let equalsIn = -1;
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
    if (code === equals && equalsIn === -1) equalsIn = parts.length;
    parts.push(text.charAt(at));
    indexes.push(at);
  }
  return { value: parts.join(''), equalsIn, indexes };
}

function flagOf(line: MappedText, word: FlagWord, start: number, end: number): Flag {
  const span: Span = spanIn(line, start, end);
  const text = line.text.slice(start, end);
  const { value: whole, equalsIn, indexes } = word;
  if (equalsIn === -1) {
    const name = whole.slice(2);
    return { name, value: undefined, text, span, valueSpan: undefined, mappedValue: undefined };
  }
  const valueStart = (indexes?.[equalsIn] ?? start + equalsIn) + 1;
  const value = whole.slice(equalsIn + 1);
  return {
    name: whole.slice(2, equalsIn),
    value,
    text,
    span,
    valueSpan: spanIn(line, valueStart, end),
    mappedValue:
      indexes === undefined
        ? sliceMapped(line, valueStart, end)
        : gatherMapped(line, value, indexes.slice(equalsIn + 1), valueStart),
  };
}
