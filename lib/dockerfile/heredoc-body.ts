import type { Span } from '../text/span';
import { isBlank } from './characters';
import { isKeyword } from './keywords';
import { contentEnd, lineFeedFrom } from './logical-line';

const tab = 0x09;

/** The source with what was learnt of its lines, so that looking for delimiters stays linear. */
export type HeredocBodies = {
  readonly source: string;
  /** The next `<<` at or behind the place read, -1 if there is none. */
  nextOpening: number;
  /** Line starts by content, for `<<NAME` and for `<<-NAME`; made when a delimiter is missing for the first time. */
  lines: { readonly plain: LineIndex; readonly stripped: LineIndex } | undefined;
};

type LineIndex = ReadonlyMap<string, readonly number[]>;

export type HeredocBody = {
  readonly content: string;
  readonly span: Span;
  readonly isTerminated: boolean;
  /** End of the last line that belongs to it. */
  readonly end: number;
  readonly next: number;
};

type Opening = { readonly delimiter: string; readonly stripTabs: boolean };

/**
 * Reads the body that starts at `from`. Without its delimiter BuildKit takes the whole rest of the file and refuses it;
 * to read on, the body then ends before the next line that starts with an instruction in capitals.
 */
export function readBody(bodies: HeredocBodies, from: number, opening: Opening): HeredocBody {
  const { source } = bodies;
  const start = Math.min(from, source.length);
  const closing = findClosing(bodies, start, opening);
  const stop = closing ?? recoveryAt(source, start);
  const span = { start, end: stop };
  const written = source.slice(start, stop);
  const content = opening.stripTabs ? written.replace(/(^|\n)\t+/g, '$1') : written;
  if (closing === undefined) {
    const end = stop > start ? contentEnd(source, start, beforeLineFeed(source, stop)) : start;
    return { content, span, isTerminated: false, end, next: stop };
  }
  const lineFeed = lineFeedFrom(source, closing);
  const end = contentEnd(source, closing, lineFeed);
  return { content, span, isTerminated: true, end, next: lineFeed + 1 };
}

function beforeLineFeed(source: string, at: number): number {
  return source[at - 1] === '\n' ? at - 1 : at;
}

function findClosing(bodies: HeredocBodies, from: number, opening: Opening): number | undefined {
  if (bodies.lines !== undefined) {
    const index = opening.stripTabs ? bodies.lines.stripped : bodies.lines.plain;
    return firstFrom(index.get(opening.delimiter) ?? [], from);
  }
  const { source } = bodies;
  for (let at = from; at < source.length; ) {
    const lineFeed = lineFeedFrom(source, at);
    const start = opening.stripTabs ? skipTabs(source, at) : at;
    const end = contentEnd(source, start, lineFeed);
    const { delimiter } = opening;
    if (end - start === delimiter.length && source.startsWith(delimiter, start)) return at;
    at = lineFeed + 1;
  }
  bodies.lines = indexLines(source);
  return undefined;
}

function skipTabs(source: string, from: number): number {
  let at = from;
  while (source.charCodeAt(at) === tab) at++;
  return at;
}

function indexLines(source: string): NonNullable<HeredocBodies['lines']> {
  const plain = new Map<string, number[]>();
  const stripped = new Map<string, number[]>();
  for (let at = 0; at < source.length; ) {
    const lineFeed = lineFeedFrom(source, at);
    const end = contentEnd(source, at, lineFeed);
    add(plain, source.slice(at, end), at);
    add(stripped, source.slice(Math.min(skipTabs(source, at), end), end), at);
    at = lineFeed + 1;
  }
  return { plain, stripped };
}

function add(index: Map<string, number[]>, line: string, start: number): void {
  const starts = index.get(line);
  if (starts === undefined) index.set(line, [start]);
  else starts.push(start);
}

/** The first of `starts`, which are sorted, that is not below `from`. */
function firstFrom(starts: readonly number[], from: number): number | undefined {
  let low = 0;
  let high = starts.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((starts[middle] ?? 0) < from) low = middle + 1;
    else high = middle;
  }
  return starts[low];
}

/** Where to read on when the delimiter is missing. */
function recoveryAt(source: string, from: number): number {
  for (let at = from; at < source.length; at = lineFeedFrom(source, at) + 1) {
    if (startsInstruction(source, at)) return at;
  }
  return source.length;
}

const longestKeyword = 'HEALTHCHECK'.length;

function startsInstruction(source: string, at: number): boolean {
  let end = at;
  while (end < at + longestKeyword + 1 && isCapital(source.charCodeAt(end))) end++;
  if (end === at || !isBlank(source.charCodeAt(end))) return false;
  return isKeyword(source.slice(at, end).toLowerCase());
}

function isCapital(code: number): boolean {
  return code >= 0x41 && code <= 0x5a;
}
