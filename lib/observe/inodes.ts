/** Files by their inodes, which are small numbers one after another: a million take a hundredth of what a set does. */
export class Inodes {
  #bits = new Uint8Array(1024);

  /** Answers whether it was not among them. */
  add(inode: number): boolean {
    const at = inode >>> 3;
    while (at >= this.#bits.length) {
      const more = new Uint8Array(2 * this.#bits.length);
      more.set(this.#bits);
      this.#bits = more;
    }
    const bit = 1 << (inode & 7);
    const before = this.#bits[at] ?? 0;
    this.#bits[at] = before | bit;
    return (before & bit) === 0;
  }
}
