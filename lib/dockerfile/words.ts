import type { Span } from '../text/span';
import { isBlank, isSpace, skipBlanks, skipToBlank } from './characters';
import { spanIn } from './mapped';
import type { MappedText, Word } from './syntax';

export function wordAt(line: MappedText, start: number, end: number): Word {
  return { text: line.text.slice(start, end), span: spanIn(line, start, end) };
}

/** Words parted by blanks; quotes mean nothing. For FROM, EXPOSE, VOLUME, COPY, ADD. */
export function splitAtBlanks(line: MappedText, from: number, to: number): readonly Word[] {
  const { text } = line;
  const words: Word[] = new Array(countWords(text, from, to));
  let at = skipBlanks(text, from, to);
  for (let i = 0; at < to; i++) {
    const end = skipToBlank(text, at, to);
    words[i] = wordAt(line, at, end);
    at = skipBlanks(text, end, to);
  }
  return words;
}

/** Counted first: an array that grows takes many times the place of a few words. */
function countWords(text: string, from: number, to: number): number {
  let count = 0;
  let isInWord = false;
  for (let at = from; at < to; at++) {
    const isOutside = isBlank(text.charCodeAt(at));
    if (!isOutside && !isInWord) count++;
    isInWord = !isOutside;
  }
  return count;
}

/**
 * Words that may hold quoted white space, as spans of `text`; quotes and escapes stay. For ENV, LABEL, ARG.
 * An escape at the very end of the text belongs to no word.
 */
export function splitQuoted(text: string, from: number, to: number, escapeCode: number): readonly Span[] {
  const words: Span[] = [];
  let at = from;
  for (;;) {
    while (at < to && isSpace(text.charCodeAt(at))) at++;
    if (at >= to) return words;
    const start = at;
    at = quotedWordEnd(text, at, to, escapeCode);
    // Beyond the end: the last character is an escape with nothing behind it.
    const end = at > to ? to - 1 : at;
    if (end > start) words.push({ start, end });
  }
}

function quotedWordEnd(text: string, from: number, to: number, escapeCode: number): number {
  let quote = 0;
  let at = from;
  for (; at < to; at++) {
    const code = text.charCodeAt(at);
    if (quote === 0 && isSpace(code)) return at;
    if (code === escapeCode && quote !== 0x27) at++;
    else if (quote !== 0) {
      if (code === quote) quote = 0;
    } else if (code === 0x22 || code === 0x27) quote = code;
  }
  return at;
}
