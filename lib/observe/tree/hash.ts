/**
 * HalfSipHash-1-3 of the characters of a name, two to a word, after the number of its directory. With a key that nobody
 * outside knows, no image can be made whose names all meet in one place: https://eprint.iacr.org/2012/351
 */
export function hashOfName(
  key: readonly [number, number],
  directory: number,
  name: ArrayLike<number>,
  start: number,
  length: number,
): number {
  let a = key[0] | 0;
  let b = key[1] | 0;
  let c = key[0] ^ 0x6c796765;
  let d = key[1] ^ 0x74656462;
  const words = (length + 1) >> 1;
  for (let word = -1; word < words + 4; word += 1) {
    let value = 0;
    if (word === -1) value = directory | 0;
    else if (word < words) {
      const at = start + 2 * word;
      value = (name[at] ?? 0) | (2 * word + 1 < length ? (name[at + 1] ?? 0) << 16 : 0);
    } else if (word === words) value = length;
    else if (word === words + 1) c ^= 0xff;
    d ^= value;
    a = (a + b) | 0;
    b = ((b << 5) | (b >>> 27)) ^ a;
    a = (a << 16) | (a >>> 16);
    c = (c + d) | 0;
    d = ((d << 8) | (d >>> 24)) ^ c;
    a = (a + d) | 0;
    d = ((d << 7) | (d >>> 25)) ^ a;
    c = (c + b) | 0;
    b = ((b << 13) | (b >>> 19)) ^ c;
    c = (c << 16) | (c >>> 16);
    a ^= value;
  }
  return (b ^ d) >>> 0;
}
