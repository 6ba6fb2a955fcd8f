import { parseDockerfile } from '@/lib/dockerfile/parse';
import { type Token, type TokenKind, tokensOf } from '@/lib/editor/tokens';
import type { Severity } from '@/lib/report/report';
import type { Span } from '@/lib/text/span';

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
const mostPieces = 800;

/** A Dockerfile by lines, each cut into coloured and marked pieces. Line ends are left out. */
export function piecesByLine(text: string, marks: readonly Mark[] = []): readonly (readonly Piece[])[] {
  return pieceCutter(text, marks)({ start: 0, end: text.length });
}

/** Reads the text once; any part of it that begins and ends with a line is then cut into its pieces. */
export function pieceCutter(
  text: string,
  marks: readonly Mark[],
): (within: Span) => readonly (readonly Piece[])[] {
  const dockerfile = text.length > longestColoured ? undefined : parseDockerfile(text);
  return (within) => {
    const reaches = ({ span }: { readonly span: Span }) => span.start < within.end && within.start < span.end;
    const tokens = dockerfile ? tokensOf(dockerfile, within).filter(reaches) : [];
    const isCrowded = tokens.length > mostPieces;
    return cut(text, within, isCrowded ? [] : tokens, marks.filter(reaches).slice(0, mostMarks));
  };
}

function cut(text: string, within: Span, tokens: readonly Token[], marks: readonly Mark[]): Piece[][] {
  const cuts = new Set<number>([within.start, within.end]);
  const add = (offset: number) => {
    if (within.start < offset && offset < within.end) cuts.add(offset);
  };
  for (const { span } of [...tokens, ...marks]) {
    add(span.start);
    add(span.end);
  }
  for (
    let at = text.indexOf('\n', within.start);
    at !== -1 && at < within.end;
    at = text.indexOf('\n', at + 1)
  ) {
    cuts.add(at).add(at + 1);
  }
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
