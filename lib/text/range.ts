import type { Range } from './span';

/** "line 9", "lines 9–12". A range that ends before the first character of a line does not count that line. */
export function lineWords(range: Range): string {
  const last = lastLine(range);
  return last === range.start.line ? `line ${range.start.line}` : `lines ${range.start.line}–${last}`;
}

/** The last line of which something is in the range. */
export function lastLine({ start, end }: Range): number {
  return end.column === 1 && end.line > start.line ? end.line - 1 : end.line;
}

/** Whether something of that line is in the range. */
export function covers(range: Range, line: number): boolean {
  return range.start.line <= line && line <= lastLine(range);
}
