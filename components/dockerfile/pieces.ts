import { parseDockerfile } from '@/lib/dockerfile/parse';
import type { Severity } from '@/lib/report/report';
import type { Span } from '@/lib/text/span';
import { type TokenKind, tokensOf } from './tokens';

/** A part of the text to underline. */
export type Mark = { readonly span: Span; readonly severity: Severity };

export type Piece = {
  readonly text: string;
  readonly kind: TokenKind | undefined;
  /** Of the first mark it lies in. */
  readonly mark: Severity | undefined;
};

/** Beyond these, colours and marks would hold up the page. */
const longestColoured = 200_000;
const mostMarks = 300;

/** A Dockerfile by lines, each cut into coloured and marked pieces. Line ends are left out. */
export function piecesByLine(text: string, given: readonly Mark[] = []): readonly (readonly Piece[])[] {
  const tokens = text.length > longestColoured ? [] : tokensOf(parseDockerfile(text));
  const marks = given.slice(0, mostMarks);
  const cuts = new Set<number>([0, text.length]);
  for (const { span } of tokens) cuts.add(span.start).add(span.end);
  for (const { span } of marks) cuts.add(span.start).add(span.end);
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) cuts.add(at).add(at + 1);
  const offsets = [...cuts].sort((a, b) => a - b);

  const lines: Piece[][] = [[]];
  let next = 0;
  for (const [index, start] of offsets.entries()) {
    const end = offsets[index + 1];
    if (end === undefined) break;
    const piece = text.slice(start, end);
    if (piece === '\n') {
      lines.push([]);
      continue;
    }
    while (next < tokens.length && (tokens[next]?.span.end ?? 0) <= start) next++;
    const token = tokens[next];
    const kind = token && token.span.start <= start ? token.kind : undefined;
    const mark = marks.find(({ span }) => span.start <= start && end <= span.end)?.severity;
    lines.at(-1)?.push({ text: piece.replace(/\r$/, ''), kind, mark });
  }
  return lines;
}
