import type { Span } from '../text/span';
import { isSpace, skipBlanks, skipToBlank } from './characters';
import { spanIn } from './mapped';
import type { MappedText, Word } from './syntax';

export function wordAt(line: MappedText, start: number, end: number): Word {
  return { text: line.text.slice(start, end), span: spanIn(line, start, end) };
}

/** Words parted by blanks; quotes mean nothing. For FROM, EXPOSE, VOLUME, COPY, ADD. */
export function splitAtBlanks(line: MappedText, from: number, to: number): readonly Word[] {
  const words: Word[] = [];
  let at = skipBlanks(line.text, from, to);
  while (at < to) {
    const end = skipToBlank(line.text, at, to);
    words.push(wordAt(line, at, end));
    at = skipBlanks(line.text, end, to);
  }
  return words;
}

/**
 * Ends of words that may hold quoted white space; quotes and escapes stay. For ENV, LABEL, ARG.
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
    const end = at === to && endsInEscape(text, start, to, escapeCode) ? to - 1 : at;
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
  return to;
}

/** The last character is an escape with nothing behind it to escape. */
function endsInEscape(text: string, start: number, to: number, escapeCode: number): boolean {
  if (text.charCodeAt(to - 1) !== escapeCode) return false;
  let quote = 0;
  for (let at = start; at < to; at++) {
    const code = text.charCodeAt(at);
    if (code === escapeCode && quote !== 0x27) {
      if (at + 1 === to) return true;
      at++;
    } else if (quote !== 0) {
      if (code === quote) quote = 0;
    } else if (code === 0x22 || code === 0x27) quote = code;
  }
  return false;
}
