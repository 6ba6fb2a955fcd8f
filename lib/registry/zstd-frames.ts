import { RegistryError } from './error';
import type { Bounds } from './limits';
import { notUnderstood } from './tar-header';

const frameMagic = 0xfd2fb528;
const skippedMagic = 0x184d2a5;
const longestHeader = 18;
const largestBlock = 128 * 1024;

/** What every block costs besides what it holds: the decoder moves its whole window for each. */
const workFrom = 4 * 1024 ** 3;

/**
 * Looks at the frames and blocks of zstd before they are unpacked, for what the decoder takes on trust: how far back a
 * frame looks, which is memory, how large blocks are, and how much is moved for little.
 * https://www.rfc-editor.org/rfc/rfc8878#section-3.1
 */
export class ZstdFrames {
  readonly #bounds: Bounds;
  readonly #held = new Uint8Array(longestHeader);
  readonly #view = new DataView(this.#held.buffer);
  #holds = 0;
  #needed = 5;
  #skip = 0;
  #inFrame = false;
  #hasChecksum = false;
  #window = 0;
  #work = 0;

  constructor(bounds: Bounds) {
    this.#bounds = bounds;
  }

  /** `unpacked`: what has come out up to now. */
  check(bytes: Uint8Array, unpacked: number): void {
    for (let at = 0; at < bytes.length; ) {
      const skipped = Math.min(this.#skip, bytes.length - at);
      this.#skip -= skipped;
      at += skipped;
      while (at < bytes.length && this.#holds < this.#needed) {
        this.#held[this.#holds] = bytes[at] ?? 0;
        this.#holds += 1;
        at += 1;
      }
      if (this.#skip === 0 && this.#holds === this.#needed) this.#take();
    }
    if (this.#work > workFrom + unpacked * (this.#bounds.zstdWindow / largestBlock))
      throw new RegistryError('too-much', { bound: 'ratio', limit: this.#bounds.ratio });
  }

  #take(): void {
    if (this.#inFrame) {
      this.#block();
      return;
    }
    const magic = this.#view.getUint32(0, true);
    if (magic >>> 4 === skippedMagic) {
      if (this.#holds < 8) this.#needed = 8;
      else this.#next(5, this.#view.getUint32(4, true));
    } else if (magic === frameMagic) {
      this.#frame();
    } else throw notUnderstood('zstd');
  }

  #frame(): void {
    const descriptor = this.#held[4] ?? 0;
    const isSingle = (descriptor & 0x20) !== 0;
    const dictionary = [0, 1, 2, 4][descriptor & 3] ?? 0;
    const content = [isSingle ? 1 : 0, 2, 4, 8][descriptor >> 6] ?? 0;
    this.#needed = 5 + (isSingle ? 0 : 1) + dictionary + content;
    if (this.#holds < this.#needed) return;
    this.#window = isSingle ? this.#content(5 + dictionary, content) : windowOf(this.#held[5] ?? 0);
    if (this.#window > this.#bounds.zstdWindow)
      throw new RegistryError('too-much', { bound: 'window', limit: this.#bounds.zstdWindow });
    this.#hasChecksum = (descriptor & 4) !== 0;
    this.#inFrame = true;
    this.#next(3, 0);
  }

  #content(at: number, length: number): number {
    if (length === 1) return this.#view.getUint8(at);
    if (length === 2) return this.#view.getUint16(at, true) + 256;
    if (length === 4) return this.#view.getUint32(at, true);
    return Number(this.#view.getBigUint64(at, true));
  }

  #block(): void {
    const header = this.#view.getUint16(0, true) + this.#view.getUint8(2) * 65_536;
    const size = header >> 3;
    if (size > largestBlock) throw notUnderstood('zstd');
    const isRepeated = ((header >> 1) & 3) === 1;
    this.#work += this.#window;
    const isLast = (header & 1) !== 0;
    this.#inFrame = !isLast;
    this.#next(isLast ? 5 : 3, (isRepeated ? 1 : size) + (isLast && this.#hasChecksum ? 4 : 0));
  }

  #next(needed: number, skip: number): void {
    this.#holds = 0;
    this.#needed = needed;
    this.#skip = skip;
  }
}

function windowOf(descriptor: number): number {
  const base = 2 ** (10 + (descriptor >> 3));
  return base + (base / 8) * (descriptor & 7);
}
