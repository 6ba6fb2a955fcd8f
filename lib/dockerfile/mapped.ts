import type { Span } from '../text/span';
import type { MappedText } from './syntax';

function pieceAt(mapped: MappedText, index: number): number {
  const { pieces } = mapped;
  let low = 0;
  let high = pieces.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((pieces[middle]?.at ?? 0) <= index) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** Source offset of the character at `index`. */
export function sourceOffset(mapped: MappedText, index: number): number {
  const piece = mapped.pieces[mapped.pieces.length === 1 ? 0 : pieceAt(mapped, index)];
  return piece === undefined ? index : piece.offset + index - piece.at;
}

/** From a span of the put-together text to the span in the source that holds it. */
export function toSource(mapped: MappedText, { start, end }: Span): Span {
  return spanIn(mapped, start, end);
}

/** The same for a span given by its ends. */
export function spanIn(mapped: MappedText, from: number, to: number): Span {
  const start = sourceOffset(mapped, from);
  if (to <= from) return { start, end: start };
  return { start, end: sourceOffset(mapped, to - 1) + 1 };
}

/** A part of a put-together text, with the way back kept; what it costs is paid when it is looked at. */
export function sliceMapped(mapped: MappedText, start: number, end: number): MappedText {
  return new MappedSlice(mapped, start, end);
}

class MappedSlice implements MappedText {
  readonly #whole: MappedText;
  readonly #start: number;
  readonly #end: number;
  #pieces: MappedText['pieces'] | undefined;

  constructor(whole: MappedText, start: number, end: number) {
    this.#whole = whole;
    this.#start = start;
    this.#end = end;
    this.#pieces = undefined;
  }

  get text(): string {
    return this.#whole.text.slice(this.#start, this.#end);
  }

  get pieces(): MappedText['pieces'] {
    this.#pieces ??= piecesWithin(this.#whole, this.#start, this.#end);
    return this.#pieces;
  }

  toJSON(): MappedText {
    return { text: this.text, pieces: this.pieces };
  }
}

function piecesWithin(mapped: MappedText, start: number, end: number): MappedText['pieces'] {
  const pieces = [{ at: 0, offset: sourceOffset(mapped, start) }];
  for (let i = pieceAt(mapped, start) + 1; i < mapped.pieces.length; i++) {
    const piece = mapped.pieces[i];
    if (piece === undefined || piece.at >= end) break;
    pieces.push({ at: piece.at - start, offset: piece.offset });
  }
  return pieces;
}

/** A text whose characters stand at `indexes` of a put-together one; `from` is where an empty text stands. */
export function gatherMapped(
  mapped: MappedText,
  text: string,
  indexes: readonly number[],
  from: number,
): MappedText {
  const pieces = [{ at: 0, offset: sourceOffset(mapped, indexes[0] ?? from) }];
  for (let at = 1; at < indexes.length; at++) {
    const offset = sourceOffset(mapped, indexes[at] ?? from);
    const last = pieces.at(-1);
    if (last !== undefined && offset !== last.offset + at - last.at) pieces.push({ at, offset });
  }
  return { text, pieces };
}
