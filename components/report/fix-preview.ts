import type { Fix } from '@/lib/report/report';
import { applyEdits, type TextEdit } from '@/lib/text/edit';
import { indexLines, type Lines } from '@/lib/text/lines';

/** Whole lines before and after; `line` is the first of them in the original. */
export type Hunk = {
  readonly line: number;
  readonly removed: readonly string[];
  readonly added: readonly string[];
};

export function editsOf(text: string, fix: Fix, lines: Lines = indexLines(text)): readonly TextEdit[] {
  return fix.edits.map(({ range, newText }) => ({
    span: lines.spanOf(range),
    newText,
  }));
}

/** How much of a fix is shown: places, lines of one, characters of a line. */
const mostHunks = 12;
const mostLines = 24;
const mostCharacters = 400;
/** What stays the same before a change far into a long line is cut to this. */
const before = 40;

/** The lines a fix changes, edits on the same or neighbouring lines together; of a large one the beginning. */
export function previewFix(text: string, fix: Fix, lines: Lines = indexLines(text)): readonly Hunk[] {
  return allHunks(text, fix, lines).map(shorten);
}

function shorten({ line, removed, added }: Hunk): Hunk {
  return {
    line,
    removed: removed.slice(0, mostLines).map((text, at) => shortenLine(text, added[at])),
    added: added.slice(0, mostLines).map((text, at) => shortenLine(text, removed[at])),
  };
}

function shortenLine(text: string, other = ''): string {
  if (text.length <= mostCharacters) return text;
  let same = 0;
  while (same < text.length && text[same] === other[same]) same++;
  const start = same > before + mostCharacters / 2 ? same - before : 0;
  const end = start + mostCharacters;
  return `${start > 0 ? '… ' : ''}${text.slice(start, end)}${end < text.length ? ' …' : ''}`;
}

function allHunks(text: string, fix: Fix, lines: Lines): readonly Hunk[] {
  const edits = [...editsOf(text, fix, lines)].sort((a, b) => a.span.start - b.span.start);
  const groups: { start: number; end: number; edits: TextEdit[] }[] = [];
  for (const edit of edits) {
    const start = text.lastIndexOf('\n', edit.span.start - 1) + 1;
    const end = endOfLine(text, edit.span.end);
    const last = groups.at(-1);
    if (last && start <= last.end + 1) {
      last.end = Math.max(last.end, end);
      last.edits.push(edit);
    } else {
      groups.push({ start, end, edits: [edit] });
    }
  }
  return groups.slice(0, mostHunks).map((group) => {
    const original = text.slice(group.start, group.end);
    const moved = group.edits.map(({ span, newText }) => ({
      span: { start: span.start - group.start, end: span.end - group.start },
      newText,
    }));
    const isEndOfFile = group.end === text.length;
    const { removed, added, skipped } = withoutCommon(
      splitLines(original, isEndOfFile),
      splitLines(applyEdits(original, moved), isEndOfFile),
    );
    return { line: lines.positionAt(group.start).line + skipped, removed, added };
  });
}

function endOfLine(text: string, offset: number): number {
  const end = text.indexOf('\n', offset);
  return end === -1 ? text.length : end;
}

/** What follows the last line end of the file is no line. */
function splitLines(text: string, isEndOfFile: boolean): readonly string[] {
  const lines = text.split('\n').map((line) => (line.endsWith('\r') ? line.slice(0, -1) : line));
  return isEndOfFile && lines.at(-1) === '' ? lines.slice(0, -1) : lines;
}

/** Lines that are the same at either end are no change. */
function withoutCommon(removed: readonly string[], added: readonly string[]) {
  let first = 0;
  while (first < removed.length && first < added.length && removed[first] === added[first]) first++;
  let last = 0;
  while (
    last < removed.length - first &&
    last < added.length - first &&
    removed[removed.length - 1 - last] === added[added.length - 1 - last]
  ) {
    last++;
  }
  return {
    removed: removed.slice(first, removed.length - last),
    added: added.slice(first, added.length - last),
    skipped: first,
  };
}
