import { randomBytes } from 'node:crypto';

/** Two words that nobody outside can know. */
export function freshHashKey(): readonly [number, number] {
  const bytes = randomBytes(8);
  return [bytes.readUInt32LE(0), bytes.readUInt32LE(4)];
}
