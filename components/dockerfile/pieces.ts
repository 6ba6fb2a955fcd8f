import { parseDockerfile } from '@/lib/dockerfile/parse';
import type { Span } from '@/lib/text/span';
import { type TokenKind, tokensOf } from './tokens';

export type Piece = {
  readonly text: string;
  readonly kind: TokenKind | undefined;
  /** Lies in one of the marked spans. */
  readonly isMarked: boolean;
};

/** A Dockerfile by lines, each cut into coloured and marked pieces. Line ends are left out. */
export function piecesByLine(text: string, marks: readonly Span[] = []): readonly (readonly Piece[])[] {
  const tokens = tokensOf(parseDockerfile(text));
  const cuts = new Set<number>([0, text.length]);
  for (const { span } of tokens) cuts.add(span.start).add(span.end);
  for (const { start, end } of marks) cuts.add(start).add(end);
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
    const isMarked = marks.some((mark) => mark.start <= start && end <= mark.end);
    lines.at(-1)?.push({ text: piece.replace(/\r$/, ''), kind, isMarked });
  }
  return lines;
}
