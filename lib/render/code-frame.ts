import { indexLines } from '../text/lines';
import { lastLine } from '../text/range';
import type { Range } from '../text/span';
import { visible } from '../text/visible';
import { wellFormed } from '../text/well-formed';
import { columnsOf } from '../text/width';

/** A line of the file and what is meant of it, for a terminal. */
export type CodeFrame = {
  readonly number: string;
  readonly code: string;
  /** Under the line: blanks up to what is meant. */
  readonly indent: string;
  readonly marker: string;
  /** Where what is meant goes on. */
  readonly more: string;
};

const tabStop = 4;
const ellipsis = '…';

type Cell = { readonly text: string; readonly columns: number };

/**
 * Shows lines of a text in so many columns; a longer line is cut around what is meant. What a frame costs is bounded by
 * its columns, however long the line is.
 */
export function codeFrames(text: string): (range: Range, columns: number) => CodeFrame {
  const lines = indexLines(text);
  return (range, columns) => {
    const { line } = range.start;
    const begin = lines.offsetAt({ line, column: 1 });
    const next = lines.offsetAt({ line: line + 1, column: 1 });
    const end = Math.max(begin, next - lineEndBefore(text, next));
    const from = Math.min(Math.max(lines.offsetAt(range.start), begin), end);
    const last = lastLine(range);
    const to = last > line ? end : Math.min(Math.max(lines.offsetAt(range.end), from), end);
    const before = Math.max(begin, from - columns);
    const behind = Math.min(end, to + columns);
    const lead = cellsOf(text.slice(before, from), 0);
    const meant = cellsOf(text.slice(from, Math.min(to, from + columns)), width(lead));
    const rest = cellsOf(text.slice(Math.min(to, from + columns), behind), width(lead) + width(meant));
    const shown = cut(lead, meant, rest, { columns, isCutBefore: before > begin, isCutBehind: behind < end });
    const more = last > line ? ` to line ${last}` : '';
    const markerRoom = Math.max(1, columns - shown.indent.length - more.length);
    return { number: String(line), ...shown, marker: shown.marker.slice(0, markerRoom), more };
  };
}

/** How many characters end the line before an offset. */
function lineEndBefore(text: string, offset: number): number {
  if (text[offset - 1] !== '\n') return 0;
  return text[offset - 2] === '\r' ? 2 : 1;
}

function cellsOf(text: string, at: number): readonly Cell[] {
  let column = at;
  return Array.from(wellFormed(text), (character) => {
    const shown = character === '\t' ? ' '.repeat(tabStop - (column % tabStop)) : visible(character);
    const cell = { text: shown, columns: columnsOf(shown) };
    column += cell.columns;
    return cell;
  });
}

function cut(
  lead: readonly Cell[],
  meant: readonly Cell[],
  rest: readonly Cell[],
  {
    columns,
    isCutBefore,
    isCutBehind,
  }: { readonly columns: number; readonly isCutBefore: boolean; readonly isCutBehind: boolean },
): Pick<CodeFrame, 'code' | 'indent' | 'marker'> {
  const behind = width(meant) + width(rest);
  const leadRoom = Math.max(Math.floor(columns / 4), columns - behind);
  const keptLead = !isCutBefore && width(lead) <= leadRoom ? lead : lastOf(lead, leadRoom - 1);
  const start = isCutBefore || keptLead.length < lead.length ? ellipsis : '';
  const roomBehind = columns - width(keptLead) - start.length;
  const fits = !isCutBehind && behind <= roomBehind;
  const room = fits ? roomBehind : roomBehind - 1;
  const keptMeant = firstOf(meant, room);
  const keptRest = firstOf(rest, room - width(keptMeant));
  return {
    code: start + joined(keptLead) + joined(keptMeant) + joined(keptRest) + (fits ? '' : ellipsis),
    indent: ' '.repeat(start.length + width(keptLead)),
    marker: '^'.repeat(Math.max(1, width(keptMeant))),
  };
}

function firstOf(cells: readonly Cell[], columns: number): readonly Cell[] {
  let used = 0;
  const end = cells.findIndex((cell) => {
    used += cell.columns;
    return used > columns;
  });
  return end === -1 ? cells : cells.slice(0, end);
}

function lastOf(cells: readonly Cell[], columns: number): readonly Cell[] {
  return firstOf(cells.toReversed(), columns).toReversed();
}

function width(cells: readonly Cell[]): number {
  return cells.reduce((sum, { columns }) => sum + columns, 0);
}

function joined(cells: readonly Cell[]): string {
  return cells.map(({ text }) => text).join('');
}
