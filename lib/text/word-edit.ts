import type { TextEdit } from './edit';
import { type Span, span } from './span';

/** The edit that takes a word out of a list of words; none where the list is written in a way that is not followed. */
export function withoutWord(text: string, { end, start }: Span): TextEdit | undefined {
  const lineStart = text.lastIndexOf('\n', start - 1) + 1;
  const newLine = text.indexOf('\n', end);
  const lineEnd = newLine < 0 ? text.length : newLine;
  const before = text.slice(lineStart, start);
  const behind = text.slice(end, lineEnd);
  if (before.trim() !== '') {
    const blanks = before.length - before.trimEnd().length;
    return blanks === 0 ? undefined : { span: span(start - blanks, end), newText: '' };
  }
  // A line of its own that another follows goes as a whole.
  if (/^[\\`]\s*$/.test(behind.trim())) return { span: span(lineStart, lineEnd + 1), newText: '' };
  const blanks = behind.length - behind.trimStart().length;
  return behind.trim() === '' || blanks === 0 ? undefined : { span: span(start, end + blanks), newText: '' };
}
