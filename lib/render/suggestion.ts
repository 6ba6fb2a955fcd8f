import type { Finding, Report } from '../report/report';
import { applyEdits } from '../text/edit';
import type { Lines } from '../text/lines';
import type { Range } from '../text/span';

/** What a stretch of the file should read. */
type Suggestion = { readonly range: Range; readonly text: string };

/** Edits further apart are not one suggestion; in characters. */
const longest = 4_000;

/** All edits of a fix as one: taken alone, none of them mends anything. Undefined where there is none or it is too long. */
export function suggestionOf(
  { fix }: Pick<Finding, 'fix'>,
  { text, isLeftOut }: Report['source'],
  lines: Lines,
): Suggestion | undefined {
  if (fix === undefined || fix.edits.length === 0 || isLeftOut) return undefined;
  const edits = fix.edits.map(({ range, newText }) => ({ span: lines.spanOf(range), newText }));
  const start = Math.min(...edits.map(({ span }) => span.start));
  const end = Math.max(...edits.map(({ span }) => span.end));
  if (end - start > longest) return undefined;
  const within = edits.map(({ span, newText }) => ({
    span: { start: span.start - start, end: span.end - start },
    newText,
  }));
  return {
    range: lines.rangeOf({ start, end }),
    text: applyEdits(text.slice(start, end), within),
  };
}
