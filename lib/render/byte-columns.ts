import type { Report } from '../report/report';
import { utf8Bytes } from '../text/bytes';
import type { Lines } from '../text/lines';
import type { Position, Range } from '../text/span';

/** Positions as those count them who count the bytes of a line in UTF-8, from 1. */
export type ByteColumns = {
  rangeOf(range: Range): { readonly start: BytePosition; readonly end: BytePosition };
};

/** Without a column where the text of the file is not known. */
type BytePosition = { readonly line: number; readonly column?: number };

export function byteColumns({ text, isLeftOut }: Report['source'], lines: Lines): ByteColumns {
  const bytesBefore = bytesBeforeEach(text);
  const positionOf = ({ line, column }: Position): BytePosition => {
    if (isLeftOut) return { line };
    const start = lines.offsetAt({ line, column: 1 });
    return { line, column: bytesBefore(start + column - 1) - bytesBefore(start) + 1 };
  };
  return { rangeOf: ({ start, end }) => ({ start: positionOf(start), end: positionOf(end) }) };
}

const step = 256;

/** Counted once at every so many characters, so that many findings on one long line cost no more than the line. */
function bytesBeforeEach(text: string): (offset: number) => number {
  const sums = [0];
  for (let at = 0; at < text.length; at += step)
    sums.push((sums.at(-1) ?? 0) + utf8Bytes(text, at, Math.min(text.length, at + step)));
  return (offset) => {
    const at = Math.floor(Math.min(offset, text.length) / step);
    return (sums[at] ?? 0) + utf8Bytes(text, at * step, Math.min(offset, text.length));
  };
}
