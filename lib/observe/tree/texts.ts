import { RegistryError } from '../../registry/error';

/** Bytes of a piece; the longest text fits into one. */
const piece = 2 ** 17;

const encoder = new TextEncoder();
const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

/** Many short texts one after another, as UTF-8 in arrays; bounded, and never moved. */
export class Texts {
  readonly #pieces: Uint8Array[] = [];
  readonly #bound: number;
  #used = 0;

  constructor(bound: number) {
    this.#bound = bound;
  }

  clear(): void {
    this.#used = 0;
  }

  /** Keeps the first bytes of an array. Answers where the text begins. */
  keep(bytes: Uint8Array, length: number): number {
    const left = piece - (this.#used % piece);
    const start = length > left ? this.#used + left : this.#used;
    this.#used = start + length;
    if (this.#used > this.#bound) throw new RegistryError('too-much', { bound: 'names', limit: this.#bound });
    if (this.#used > this.#pieces.length * piece) this.#pieces.push(new Uint8Array(piece));
    const to = this.bytesAt(start);
    const offset = this.offset(start);
    for (let index = 0; index < length; index += 1) to[offset + index] = bytes[index] ?? 0;
    return start;
  }

  /** The array that a text stands in, and where. */
  bytesAt(start: number): Uint8Array {
    return this.#pieces[Math.floor(start / piece)] ?? nothing;
  }

  offset(start: number): number {
    return start % piece;
  }

  /** In the order of their bytes, which is that of their characters. */
  compare(a: number, lengthA: number, b: number, lengthB: number): number {
    const bytesA = this.bytesAt(a);
    const bytesB = this.bytesAt(b);
    const atA = this.offset(a);
    const atB = this.offset(b);
    const common = Math.min(lengthA, lengthB);
    for (let index = 0; index < common; index += 1) {
      const difference = (bytesA[atA + index] ?? 0) - (bytesB[atB + index] ?? 0);
      if (difference !== 0) return difference;
    }
    return lengthA - lengthB;
  }

  at(start: number, length: number): string {
    const offset = this.offset(start);
    const all = this.bytesAt(start);
    let isAscii = true;
    for (let index = offset; index < offset + length && isAscii; index += 1)
      isAscii = (all[index] ?? 0) < 0x80;
    const bytes = all.subarray(offset, offset + length);
    return isAscii ? Reflect.apply(String.fromCharCode, null, bytes) : decoder.decode(bytes);
  }
}

const nothing = new Uint8Array(0);

/** Most bytes that a text of so many characters has. */
export function mostBytes(characters: number): number {
  return 3 * characters;
}

/** Writes a text to the start of an array with room for it. Answers its length in bytes. */
export function writeText(text: string, to: Uint8Array): number {
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    if (code >= 0x80) return encoder.encodeInto(text, to).written;
    to[index] = code;
  }
  return text.length;
}
