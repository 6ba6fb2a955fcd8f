import type { Span } from '../text/span';
import { isSpace, skipSpaces, trimEnd } from './characters';
import type { Comment, MappedText } from './syntax';

const hash = 0x23;
const none: readonly Span[] = [];

/**
 * An instruction's text with its escaped line ends, and comments and empty lines between, taken out: from `from` to
 * `to` in `mapped`, which for an instruction on one line is the whole source.
 */
export type LogicalLine = {
  readonly mapped: MappedText;
  readonly from: number;
  readonly to: number;
  /** Where it starts in the source: at its keyword, or at an escape alone on its line before. */
  readonly start: number;
  /** End of its last line, line end not included. */
  readonly end: number;
  /** Where the next line starts. */
  readonly next: number;
  readonly emptyLines: readonly Span[];
};

/** End of the line's content: without line feed and carriage returns. */
export function contentEnd(source: string, start: number, lineFeed: number): number {
  let end = lineFeed;
  while (end > start && source.charCodeAt(end - 1) === 0x0d) end--;
  return end;
}

export function lineFeedFrom(source: string, at: number): number {
  const found = source.indexOf('\n', at);
  return found === -1 ? source.length : found;
}

/** Offset of the escape that continues the line on the next, or -1. A doubled escape does not. */
export function continuationAt(source: string, start: number, end: number, escapeCode: number): number {
  let at = end;
  while (at > start) {
    const code = source.charCodeAt(at - 1);
    if (code !== 0x20 && code !== 0x09) break;
    at--;
  }
  if (at === start || source.charCodeAt(at - 1) !== escapeCode) return -1;
  if (at - 2 >= start && source.charCodeAt(at - 2) === escapeCode) return -1;
  return at - 1;
}

export function readComment(source: string, at: number, end: number): Comment {
  const start = skipSpaces(source, at + 1, end);
  let last = end;
  while (last > start && isSpace(source.charCodeAt(last - 1))) last--;
  return { text: source.slice(start, last), span: { start: at, end } };
}

/**
 * Reads on from a line that starts an instruction at `start`, white space in front skipped.
 * Comments between continued lines are added to `comments`.
 */
export function readLogicalLine(
  whole: MappedText,
  start: number,
  escapeCode: number,
  comments: Comment[],
): LogicalLine {
  const source = whole.text;
  const lineFeed = lineFeedFrom(source, start);
  const end = contentEnd(source, start, lineFeed);
  const continued = continuationAt(source, start, end, escapeCode);
  if (continued === -1) {
    const to = trimEnd(source, start, end);
    return { mapped: whole, from: start, to, start, end, next: lineFeed + 1, emptyLines: none };
  }
  return readContinued(source, start, continued, { end, lineFeed }, escapeCode, comments);
}

function readContinued(
  source: string,
  start: number,
  continued: number,
  first: { readonly end: number; readonly lineFeed: number },
  escapeCode: number,
  comments: Comment[],
): LogicalLine {
  const texts = [source.slice(start, continued)];
  const pieces = [{ at: 0, offset: start }];
  const emptyLines: Span[] = [];
  let length = continued - start;
  let { end, lineFeed } = first;
  let isContinued = true;
  while (isContinued && lineFeed + 1 < source.length) {
    const at = lineFeed + 1;
    lineFeed = lineFeedFrom(source, at);
    end = contentEnd(source, at, lineFeed);
    const visible = skipSpaces(source, at, end);
    if (visible === end) {
      emptyLines.push({ start: at, end });
      continue;
    }
    if (source.charCodeAt(visible) === hash) {
      comments.push(readComment(source, visible, end));
      continue;
    }
    const escapeAt = continuationAt(source, at, end, escapeCode);
    isContinued = escapeAt !== -1;
    const stop = isContinued ? escapeAt : end;
    if (stop === at) continue;
    if (length === 0) pieces.pop();
    pieces.push({ at: length, offset: at });
    texts.push(source.slice(at, stop));
    length += stop - at;
  }
  const text = texts.join('');
  const to = trimEnd(text, 0, text.length);
  return { mapped: { text, pieces }, from: 0, to, start, end, next: lineFeed + 1, emptyLines };
}
