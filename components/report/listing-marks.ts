import type { Report, Severity } from '@/lib/report/report';
import { indexLines } from '@/lib/text/lines';
import type { Mark } from '../dockerfile/pieces';
import type { LineMark } from '../dockerfile/source-listing';

/** So much is said at the pointer; the list beside it says the whole. */
const mostCharacters = 60;

const weights = { error: 2, warning: 1, info: 0 } as const satisfies Record<Severity, number>;

/** What a listing of the report's text shows of its findings: underlines, and the worst severity of each line. */
export function listingMarks({ source, findings }: Report): {
  readonly marks: readonly Mark[];
  readonly lineMarks: ReadonlyMap<number, LineMark>;
} {
  const lines = indexLines(source.text);
  const worstFirst = [...findings].sort((a, b) => weights[b.severity] - weights[a.severity]);
  const marks = worstFirst.map(({ range, severity }) => ({
    span: lines.spanOf(range),
    severity,
  }));
  const lineMarks = new Map<number, LineMark>();
  for (const { range, severity, message } of worstFirst) {
    if (!lineMarks.has(range.start.line))
      lineMarks.set(range.start.line, { severity, message: briefly(message) });
  }
  return { marks, lineMarks };
}

function briefly(message: string): string {
  return message.length > mostCharacters ? `${message.slice(0, mostCharacters).trimEnd()} …` : message;
}
