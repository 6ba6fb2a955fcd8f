import { utf8Bytes } from '@/lib/text/bytes';
import { indexLines, type Lines } from '@/lib/text/lines';
import type { Span } from '@/lib/text/span';

/** Neighbouring lines: the numbers of the first and the last, and where they stand in the text. */
export type Part = { readonly from: number; readonly to: number; readonly span: Span };

/** What is drawn of a text: one window of it, and a few lines outside it that something is said of. */
export type Shown = {
  /** Lines the whole text has. What follows its last line end is none. */
  readonly count: number;
  readonly parts: readonly Part[];
  readonly window: Part;
  readonly previous: Part | undefined;
  readonly next: Part | undefined;
};

/** Where the rest of a text is that is not drawn whole. */
export type Rest = {
  /** Address of the page with other lines, to which `lines=401` is added. */
  readonly page: string;
  /** Address of the whole text. */
  readonly whole: string;
};

/** Of a line no more is drawn; in characters. */
export const longestLine = 1_000;
const mostLines = 200;
const mostBytes = 16_000;

/** Lines drawn before and after one that something is said of. */
const linesAround = 2;
const mostAround = 25;
const mostBytesAround = 4_000;

/**
 * Cuts a text into windows that cost the same to draw however long the text is, and answers the one with line `at`.
 * Where it is the first, lines of `said`, the weightiest first, are added as far as there is room.
 */
export function showLines(text: string, at = 1, said: readonly number[] = []): Shown {
  const lines = indexLines(text);
  const count = Math.max(1, text.endsWith('\n') ? lines.count - 1 : lines.count);
  const windows = windowsOf(text, lines, count);
  const found = windows.findIndex(({ to }) => at <= to);
  const here = found === -1 ? windows.length - 1 : found;
  const window = windows[here] ?? { from: 1, to: 1, span: { start: 0, end: text.length } };
  return {
    count,
    parts: here === 0 ? [window, ...partsAround(text, lines, said, window.to, count)] : [window],
    window,
    previous: windows[here - 1],
    next: windows[here + 1],
  };
}

/** What a line costs to draw, in bytes: long ones are cut, and the shortest has its number. */
function costOf(text: string, { start, end }: Span): number {
  return utf8Bytes(text, start, Math.min(end, start + longestLine));
}

function spanOf(text: string, lines: Lines, from: number, to: number): Span {
  const end = to < lines.count ? lines.offsetAt({ line: to + 1, column: 1 }) - 1 : text.length;
  return { start: lines.offsetAt({ line: from, column: 1 }), end };
}

function windowsOf(text: string, lines: Lines, count: number): readonly Part[] {
  const windows: Part[] = [];
  let from = 1;
  let room = mostBytes;
  for (let line = 1; line <= count; line++) {
    const cost = costOf(text, spanOf(text, lines, line, line));
    if (line > from && (line - from >= mostLines || cost > room)) {
      windows.push({ from, to: line - 1, span: spanOf(text, lines, from, line - 1) });
      from = line;
      room = mostBytes;
    }
    room -= cost;
  }
  windows.push({ from, to: count, span: spanOf(text, lines, from, count) });
  return windows;
}

function partsAround(
  text: string,
  lines: Lines,
  said: readonly number[],
  after: number,
  count: number,
): readonly Part[] {
  const chosen = new Set<number>();
  let room = mostBytesAround;
  for (const line of said) {
    const around = [];
    for (let near = line - linesAround; near <= line + linesAround; near++) {
      if (near > after && near <= count && !chosen.has(near)) around.push(near);
    }
    room -= around.reduce((sum, near) => sum + costOf(text, spanOf(text, lines, near, near)), 0);
    if (room < 0 || chosen.size + around.length > mostAround) break;
    for (const near of around) chosen.add(near);
  }
  const runs: { from: number; to: number }[] = [];
  for (const line of [...chosen].sort((a, b) => a - b)) {
    const last = runs.at(-1);
    if (last?.to === line - 1) last.to = line;
    else runs.push({ from: line, to: line });
  }
  return runs.map(({ from, to }) => ({ from, to, span: spanOf(text, lines, from, to) }));
}

/** Whether a line is among those drawn. */
export function isAmong(parts: readonly Pick<Part, 'from' | 'to'>[], line: number): boolean {
  return parts.some(({ from, to }) => from <= line && line <= to);
}
