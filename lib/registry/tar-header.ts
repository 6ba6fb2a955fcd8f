import { RegistryError } from './error';

export const blockSize = 512;

/** Fields of a header: https://pubs.opengroup.org/onlinepubs/9799919799/utilities/pax.html#tag_20_94_13_06 */
export type TarHeader = {
  readonly type: string;
  readonly name: string;
  readonly target: string;
  readonly mode: number;
  readonly uid: number;
  readonly gid: number;
  /** Bytes that follow in the archive. */
  readonly size: number;
};

/** Reads the block at an offset; undefined for one of zeros, which ends an archive. */
export function readHeader(block: Buffer, at: number): TarHeader | undefined {
  if (!hasItsChecksum(block, at)) {
    if (isZero(block, at)) return undefined;
    throw notUnderstood('checksum of a header');
  }
  return {
    type: String.fromCharCode(block[at + 156] ?? 0),
    name: nameOf(block, at),
    target: textField(block, at + 157, 100),
    mode: numberField(block, at + 100, 8) & 0o7777,
    uid: numberField(block, at + 108, 8),
    gid: numberField(block, at + 116, 8),
    size: numberField(block, at + 124, 12),
  };
}

/** Of GNU's old form of sparse files: the size the file has, and whether blocks of its map follow. */
export function readSparse(block: Buffer, at: number): { readonly size: number; readonly more: boolean } {
  return { size: numberField(block, at + 483, 12), more: block[at + 482] !== 0 };
}

export function sparseGoesOn(block: Buffer, at: number): boolean {
  return block[at + 504] !== 0;
}

export function notUnderstood(said: string): RegistryError {
  return new RegistryError('not-understood', { said });
}

/** The first 100 bytes and, as POSIX and star write, what stands before them in a field of its own. */
function nameOf(block: Buffer, at: number): string {
  const name = textField(block, at, 100);
  if (block.toString('latin1', at + 257, at + 262) !== 'ustar' || block[at + 262] !== 0) return name;
  const isStar = block.toString('latin1', at + 508, at + 512) === 'tar\0';
  const prefix = textField(block, at + 345, isStar ? 131 : 155);
  return prefix === '' ? name : `${prefix}/${name}`;
}

/** Counted with spaces where it stands itself. Some old programs have added bytes with a sign. */
function hasItsChecksum(block: Buffer, at: number): boolean {
  let sum = 8 * 0x20;
  for (let index = at; index < at + 148; index += 1) sum += block[index] ?? 0;
  for (let index = at + 156; index < at + blockSize; index += 1) sum += block[index] ?? 0;
  if (sum === 8 * 0x20) return false;
  const stated = numberField(block, at + 148, 8);
  return stated === sum || stated === sum - 256 * highBytes(block, at);
}

function highBytes(block: Buffer, at: number): number {
  let count = 0;
  for (let index = at; index < at + blockSize; index += 1)
    if ((block[index] ?? 0) > 0x7f && (index < at + 148 || index >= at + 156)) count += 1;
  return count;
}

function isZero(block: Buffer, at: number): boolean {
  for (let index = at; index < at + blockSize; index += 1) if (block[index] !== 0) return false;
  return true;
}

function textField(block: Buffer, at: number, length: number): string {
  const zero = block.indexOf(0, at);
  return textOf(block, at, zero < 0 || zero > at + length ? at + length : zero);
}

/** Octal digits, or GNU's binary form for what they do not hold. */
function numberField(block: Buffer, at: number, length: number): number {
  const first = block[at] ?? 0;
  if (first & 0x80) {
    if (first & 0x40) throw notUnderstood('a negative number');
    let value = first & 0x3f;
    for (let index = at + 1; index < at + length; index += 1) value = value * 256 + (block[index] ?? 0);
    return safe(value);
  }
  let index = at;
  const end = at + length;
  while (index < end && (block[index] === 0x20 || block[index] === 0)) index += 1;
  let value = 0;
  for (; index < end; index += 1) {
    const byte = block[index] ?? 0;
    if (byte === 0 || byte === 0x20) break;
    if (byte < 0x30 || byte > 0x37) throw notUnderstood('a number');
    value = value * 8 + byte - 0x30;
  }
  return safe(value);
}

export function safe(value: number): number {
  if (!Number.isSafeInteger(value)) throw notUnderstood('a number');
  return value;
}

const strictly = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** UTF-8. Bytes that are not, in names of old archives, are written as `\xe9`: so different names stay different. */
export function textOf(bytes: Buffer, start = 0, end = bytes.length): string {
  let isAscii = true;
  for (let index = start; index < end && isAscii; index += 1) isAscii = (bytes[index] ?? 0) < 0x80;
  if (isAscii) return bytes.toString('latin1', start, end);
  const part = bytes.subarray(start, end);
  try {
    return strictly.decode(part);
  } catch {
    return Array.from(part, (byte) =>
      byte < 0x80 ? String.fromCharCode(byte) : `\\x${byte.toString(16)}`,
    ).join('');
  }
}
