import type { Position, Range, Span } from './span';

/** Finds the line and column of an offset. Built once per text, a look-up costs O(log lines). */
export type Lines = {
  readonly count: number;
  positionAt(offset: number): Position;
  offsetAt(position: Position): number;
  rangeOf(span: Span): Range;
  spanOf(range: Range): Span;
};

export function indexLines(text: string): Lines {
  const starts = [0];
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) starts.push(at + 1);

  function positionAt(offset: number): Position {
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return { line: low + 1, column: offset - (starts[low] ?? 0) + 1 };
  }

  function offsetAt({ line, column }: Position): number {
    return (starts[line - 1] ?? text.length) + column - 1;
  }

  return {
    count: starts.length,
    positionAt,
    offsetAt,
    spanOf: ({ start, end }) => ({ start: offsetAt(start), end: offsetAt(end) }),
    rangeOf: ({ start, end }) => ({ start: positionAt(start), end: positionAt(end) }),
  };
}
