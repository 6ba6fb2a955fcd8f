import type { EditorState } from '@codemirror/state';
import type { Range } from '@/lib/text/span';

/** Offsets of a range of the report; beyond the end of a line or of the text it is cut off. */
export function offsetsOf(state: EditorState, range: Range): { readonly from: number; readonly to: number } {
  const from = offsetOf(state, range.start.line, range.start.column);
  return { from, to: Math.max(from, offsetOf(state, range.end.line, range.end.column)) };
}

function offsetOf({ doc }: EditorState, line: number, column: number): number {
  if (line > doc.lines) return doc.length;
  const { from, length } = doc.line(Math.max(1, line));
  return from + Math.min(length, Math.max(0, column - 1));
}
