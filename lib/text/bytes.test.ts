import { expect, test } from 'vitest';
import { utf8Bytes } from './bytes';
import { fc } from './testing/fc';

test('counts the bytes of any text', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(utf8Bytes(text)).toBe(Buffer.byteLength(text));
    }),
  );
});

test('counts those of a stretch', () => {
  expect(utf8Bytes('a漢🧱b', 1, 2)).toBe(3);
  expect(utf8Bytes('a漢🧱b', 2, 4)).toBe(4);
});
