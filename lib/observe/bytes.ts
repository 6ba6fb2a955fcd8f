const decoder = new TextDecoder();

/** Bytes as UTF-8; what is none becomes U+FFFD. */
export function textOf(bytes: Uint8Array): string {
  return decoder.decode(bytes);
}

/** Bytes of a text of ASCII letters. */
export function asciiBytes(text: string): Uint8Array {
  return Uint8Array.from(text, (letter) => letter.charCodeAt(0));
}

/** Where a short run of bytes is found first, or -1. */
export function indexOfBytes(bytes: Uint8Array, wanted: Uint8Array, from = 0): number {
  const [first] = wanted;
  if (first === undefined) return from;
  for (let at = bytes.indexOf(first, from); at !== -1; at = bytes.indexOf(first, at + 1))
    if (wanted.every((byte, index) => bytes[at + index] === byte)) return at;
  return -1;
}

/** The lines of a text, one after the other, without their ends. */
export function* linesOf(text: string): Generator<string> {
  let start = 0;
  while (start < text.length) {
    const found = text.indexOf('\n', start);
    const end = found === -1 ? text.length : found;
    yield text.slice(start, text[end - 1] === '\r' ? Math.max(start, end - 1) : end);
    start = end + 1;
  }
}

/**
 * Numbers out of bytes that a stranger made: what lies outside reads as 0, and is remembered, so that whoever is done
 * asks once whether all of it was there.
 */
export class ByteView {
  readonly length: number;
  readonly #bytes: Uint8Array;
  readonly #view: DataView;
  readonly #isLittle: boolean;
  #isBroken = false;

  constructor(bytes: Uint8Array, order: 'little' | 'big') {
    this.length = bytes.length;
    this.#bytes = bytes;
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.#isLittle = order === 'little';
  }

  /** Whether something was asked for that is not there, or was found to be wrong. */
  get isBroken(): boolean {
    return this.#isBroken;
  }

  break(): void {
    this.#isBroken = true;
  }

  u8(at: number): number {
    return this.#has(at, 1) ? this.#view.getUint8(at) : 0;
  }

  u16(at: number): number {
    return this.#has(at, 2) ? this.#view.getUint16(at, this.#isLittle) : 0;
  }

  u32(at: number): number {
    return this.#has(at, 4) ? this.#view.getUint32(at, this.#isLittle) : 0;
  }

  /** Exact up to 2^53: no offset of a file in memory is larger. */
  u64(at: number): number {
    const [low, high] = this.#isLittle ? [at, at + 4] : [at + 4, at];
    return this.u32(high) * 2 ** 32 + this.u32(low);
  }

  part(at: number, length: number): Uint8Array {
    return this.#has(at, length) ? this.#bytes.subarray(at, at + length) : new Uint8Array();
  }

  /** The text from here up to a NUL byte, of at most so many bytes. */
  textAt(at: number, limit: number): string {
    const end = this.#bytes.subarray(0, Math.min(this.length, at + limit + 1)).indexOf(0, at);
    if (at < 0 || end === -1) {
      this.break();
      return '';
    }
    return textOf(this.#bytes.subarray(at, end));
  }

  #has(at: number, length: number): boolean {
    const isThere = at >= 0 && length >= 0 && at + length <= this.length;
    if (!isThere) this.#isBroken = true;
    return isThere;
  }
}
