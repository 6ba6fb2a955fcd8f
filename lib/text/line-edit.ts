import type { TextEdit } from './edit';
import { type Span, span } from './span';

/** A line put before an instruction, in the way the file ends its lines. */
export function lineBefore(text: string, { start }: Span, line: string): TextEdit {
  return { span: span(start, start), newText: `${line}${lineEnd(text)}` };
}

/** A line put behind an instruction. */
export function lineAfter(text: string, { end }: Span, line: string): TextEdit {
  return { span: span(end, end), newText: `${lineEnd(text)}${line}` };
}

/** How a file ends its lines. */
export function lineEnd(text: string): string {
  return text.includes('\r\n') ? '\r\n' : '\n';
}
