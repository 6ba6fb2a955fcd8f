import { structuredPatch } from 'diff';
import type { Hunk, TextChange } from '../report/difference';
import type { Report } from '../report/report';

const linesAround = 3;

/** Lines taken out or put in before two texts are called too different. */
const mostEdits = 2_000;
/** Lines times edits: what is looked at, at most. */
const mostSteps = 5_000_000;

/** Of a difference so much is handed on. */
const mostLines = 1_500;
const mostCharacters = 150_000;

type Source = Report['source'];

/** What makes one text of the other, line by line, as far as it is found in so many steps. */
export function textBetween(before: Source, after: Source): TextChange {
  if (before.isLeftOut || after.isLeftOut)
    return { kind: 'left-out', isSame: before.sha256 === after.sha256 };
  if (before.text === after.text) return { kind: 'same' };
  const [one, other] = [before.text.split('\n'), after.text.split('\n')];
  const { start, tail } = commonEnds(one, other);
  const first = Math.max(0, start - linesAround);
  const patch = structuredPatch(
    '',
    '',
    middle(one, first, tail - linesAround),
    middle(other, first, tail - linesAround),
    undefined,
    undefined,
    { context: linesAround, maxEditLength: editsFor(Math.max(one.length, other.length) - start - tail) },
  );
  if (patch === undefined)
    return { kind: 'too-different', before: countLines(one), after: countLines(other) };
  const hunks = patch.hunks.map(({ oldStart, oldLines, newStart, newLines, lines }) => ({
    before: { from: oldStart + first, count: oldLines },
    after: { from: newStart + first, count: newLines },
    lines,
  }));
  const { shown, more } = withinBounds(hunks);
  return {
    kind: 'changed',
    added: countMarked(hunks, '+'),
    removed: countMarked(hunks, '-'),
    hunks: shown,
    ...(more > 0 && { moreLines: more }),
  };
}

function editsFor(lines: number): number {
  return Math.max(2, Math.min(mostEdits, Math.floor(mostSteps / Math.max(1, lines))));
}

/** How many lines the two begin and end with alike: what is between them is all that is compared. */
function commonEnds(one: readonly string[], other: readonly string[]): { start: number; tail: number } {
  const most = Math.min(one.length, other.length);
  let start = 0;
  while (start < most && one[start] === other[start]) start += 1;
  let tail = 0;
  while (tail < most - start && one[one.length - 1 - tail] === other[other.length - 1 - tail]) tail += 1;
  return { start, tail };
}

/** The lines from `first` on without the last `left`; what has others behind it ends with a line end. */
function middle(lines: readonly string[], first: number, left: number): string {
  const end = left > 0 ? lines.length - left : lines.length;
  return lines.slice(first, end).join('\n') + (end < lines.length ? '\n' : '');
}

function countLines(lines: readonly string[]): number {
  return lines.at(-1) === '' ? lines.length - 1 : lines.length;
}

function countMarked(hunks: readonly Hunk[], mark: '+' | '-'): number {
  return hunks.reduce((sum, { lines }) => sum + lines.filter((line) => line.startsWith(mark)).length, 0);
}

/** The first of them, the last cut where there is no more room. */
function withinBounds(hunks: readonly Hunk[]): { readonly shown: readonly Hunk[]; readonly more: number } {
  const shown: Hunk[] = [];
  let [lineRoom, room, more] = [mostLines, mostCharacters, 0];
  for (const hunk of hunks) {
    const fitting: string[] = [];
    for (const line of hunk.lines) {
      room -= line.length;
      if (room < 0 || fitting.length >= lineRoom) break;
      fitting.push(line);
    }
    lineRoom -= fitting.length;
    more += hunk.lines.length - fitting.length;
    if (fitting.length > 0) shown.push(fitting.length === hunk.lines.length ? hunk : cut(hunk, fitting));
  }
  return { shown, more };
}

function cut({ before, after }: Hunk, lines: readonly string[]): Hunk {
  const without = (mark: string) =>
    lines.filter((line) => !/^[\\]/.test(line) && !line.startsWith(mark)).length;
  return {
    before: { ...before, count: without('+') },
    after: { ...after, count: without('-') },
    lines,
  };
}
