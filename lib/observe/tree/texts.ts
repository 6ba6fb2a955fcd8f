import { RegistryError } from '../../registry/error';

const least = 4096;

/** Many short texts one after another, as characters in one array; bounded. */
export class Texts {
  #codes = new Uint16Array(least);
  #used = 0;
  readonly #bound: number;

  constructor(bound: number) {
    this.#bound = bound;
  }

  get codes(): Uint16Array {
    return this.#codes;
  }

  clear(): void {
    this.#used = 0;
  }

  /** Where the text begins. */
  keep(text: string): number {
    const start = this.#used;
    const end = start + text.length;
    if (end > this.#bound) throw new RegistryError('too-much', { bound: 'names', limit: this.#bound });
    if (end > this.#codes.length) {
      const larger = new Uint16Array(Math.min(this.#bound, 2 * end));
      larger.set(this.#codes);
      this.#codes = larger;
    }
    writeCodes(text, this.#codes, start);
    this.#used = end;
    return start;
  }

  at(start: number, length: number): string {
    return Reflect.apply(String.fromCharCode, null, this.#codes.subarray(start, start + length));
  }
}

export function writeCodes(text: string, codes: Uint16Array, start: number): void {
  for (let index = 0; index < text.length; index += 1) codes[start + index] = text.charCodeAt(index);
}
