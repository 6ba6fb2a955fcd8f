import type { Span } from '../text/span';

/** A part of a text that is put together. `exact`: it stands in the source letter by letter; else all of it means all of that. */
export type Part = { readonly text: string; readonly source: Span | undefined; readonly exact: boolean };

type Piece = Part & { readonly at: number };

/** A text of a definition with the way back to where it stands: a value, a Dockerfile within, a file made up for an image. */
export type Placed = { readonly text: string; readonly span: Span; readonly pieces: readonly Piece[] };

export type Place = { readonly span: Span; readonly exact: boolean };

export function joined(parts: readonly Part[], span: Span): Placed {
  let at = 0;
  const pieces: Piece[] = [];
  for (const part of parts) {
    if (part.text === '') continue;
    pieces.push({ ...part, at });
    at += part.text.length;
  }
  return { text: parts.map(({ text }) => text).join(''), span, pieces };
}

/** What is written in another way than it is meant. */
export function whole(text: string, span: Span): Placed {
  return joined([{ text, source: span, exact: false }], span);
}

export function verbatim(text: string, start: number, span?: Span): Placed {
  const source = { start, end: start + text.length };
  return joined([{ text, source, exact: true }], span ?? source);
}

/** Parts of a put-together text, to be joined with others. */
export function partsOf({ text, pieces, span }: Placed, from = 0, to = text.length): readonly Part[] {
  if (from >= to) return [{ text: '', source: span, exact: false }];
  const parts: Part[] = [];
  for (let index = indexAt(pieces, from); index < pieces.length; index += 1) {
    const piece = pieces[index];
    if (piece === undefined || piece.at >= to) break;
    const skipped = Math.max(0, from - piece.at);
    const kept = piece.text.slice(skipped, to - piece.at);
    const source =
      piece.exact && piece.source !== undefined
        ? { start: piece.source.start + skipped, end: piece.source.start + skipped + kept.length }
        : piece.source;
    parts.push({ text: kept, source, exact: piece.exact });
  }
  return parts;
}

function indexAt(pieces: readonly Piece[], offset: number): number {
  let low = 0;
  let high = pieces.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((pieces[middle]?.at ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** Where a part of the text stands in the source; undefined for what nobody has written there. */
export function placeOf({ pieces }: Placed, { start, end }: Span): Place | undefined {
  let low = indexAt(pieces, start);
  let high = end > start ? indexAt(pieces, end - 1) : low;
  // What is around the words of the definition, such as a quote, stands nowhere.
  while (low < high && pieces[low]?.source === undefined) low += 1;
  while (high > low && pieces[high]?.source === undefined) high -= 1;
  const first = pieces[low];
  const last = pieces[high];
  if (first?.source === undefined || last?.source === undefined) return undefined;
  const from = first.exact ? first.source.start + Math.max(0, start - first.at) : first.source.start;
  const to = last.exact ? Math.min(last.source.end, last.source.start + end - last.at) : last.source.end;
  const exact = first.exact && last.exact && to - from === end - start;
  return { span: { start: from, end: Math.max(from, to) }, exact };
}
