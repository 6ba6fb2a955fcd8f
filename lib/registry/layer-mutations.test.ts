import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Packing } from './image';
import { blocks, directory, file, hardlink, symlink } from './testing/entries';
import { readEntries, refusal, zstd } from './testing/read-entries';
import { tarOf } from './testing/tar';

const archive = tarOf([
  directory('a/'),
  file('a/text', 'some text and more, '.repeat(100)),
  symlink('a/link', '../b'),
  blocks({ kind: 'L', body: `${'long'.repeat(40)}\0` }),
  hardlink('short', 'a/text'),
  { ...file(`b/${'x'.repeat(120)}`, 'y'.repeat(600)), pax: { mtime: '1.5', size: '600' } },
  blocks({ kind: 'S', path: 'sparse', body: 'x', change: (header) => header.write('00000200000\0', 483) }),
]);

const packed: readonly (readonly [Packing, Uint8Array])[] = [
  ['none', archive],
  ['gzip', Buffer.concat([gzipSync(archive.subarray(0, 3000)), gzipSync(archive.subarray(3000))])],
  ['zstd', Buffer.concat([zstd(archive.subarray(0, 3000)), zstd(archive.subarray(3000), '-19')])],
];

const change = fc.record({ at: fc.double({ min: 0, max: 1, noNaN: true }), byte: fc.nat(255) });

test.each(packed)(
  'bytes of %s changed, cut and cut up are read or refused, and nothing else',
  async (packing, bytes) => {
    expect((await readEntries([bytes], { packing })).entries).toBe(6);
    await fc.assert(
      fc.asyncProperty(
        fc.array(change, { maxLength: 6 }),
        fc.option(fc.double({ min: 0, max: 1, noNaN: true }), { nil: 1 }),
        fc.integer({ min: 1, max: 3000 }),
        async (changes, end, size) => {
          const changed = Buffer.from(bytes.subarray(0, Math.ceil(end * bytes.length)));
          for (const { at, byte } of changes) changed[Math.floor(at * changed.length)] = byte;
          const pieces = Array.from({ length: Math.ceil(changed.length / size) }, (_, index) =>
            changed.subarray(index * size, (index + 1) * size),
          );
          expect(await refusal(pieces, { packing, wanted: 1000 })).toMatch(
            /^(read|not-understood|too-much [a-z-]+)$/,
          );
        },
      ),
      { numRuns: 300 },
    );
  },
);
