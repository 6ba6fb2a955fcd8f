import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { RegistryError } from './error';
import type { Packing } from './image';
import { readLayer } from './layer';
import { type Bounds, defaultBounds } from './limits';
import { file, symlink } from './testing/entries';
import { readEntries, refusal, zstd } from './testing/read-entries';
import { tarOf } from './testing/tar';

const small = tarOf([file('a', 'x'.repeat(100_000)), file('b')]);

test.each<readonly [string, Packing, readonly Uint8Array[]]>([
  ['gzip', 'gzip', [gzipSync(small)]],
  ['gzip in members', 'gzip', [gzipSync(small.subarray(0, 700)), gzipSync(small.subarray(700))]],
  [
    'gzip with zeros behind it',
    'gzip',
    [gzipSync(small), ...Array.from({ length: 60 }, () => Buffer.alloc(65_536))],
  ],
  ['zstd', 'zstd', [zstd(small)]],
  ['zstd in frames', 'zstd', [zstd(small.subarray(0, 700)), zstd(small.subarray(700), '--no-check')]],
  ['zstd with a frame to skip', 'zstd', [Buffer.from('502a4d1803000000aabbcc', 'hex'), zstd(small)]],
  ['zstd at its smallest', 'zstd', [zstd(small, '-19')]],
])('%s is unpacked, and its source read to the end', async (_what, packing, pieces) => {
  let handed = 0;
  async function* source() {
    for (const piece of pieces) {
      handed += 1;
      yield piece;
    }
    handed += 1;
  }
  const end = await readLayer(source(), packing, defaultBounds, { entry: () => 0, start() {} });
  expect(end).toEqual({ unpacked: small.length, entries: 2 });
  expect(handed).toBe(pieces.length + 1);
});

test.each<readonly [string, Packing, readonly Uint8Array[]]>([
  ['gzip that ends too early', 'gzip', [gzipSync(small).subarray(0, -9)]],
  ['gzip that is none', 'gzip', [small]],
  ['gzip with text behind it', 'gzip', [gzipSync(small), Buffer.from('text')]],
  ['nothing', 'gzip', []],
  ['zstd that ends too early', 'zstd', [zstd(small).subarray(0, -9)]],
  ['zstd that is none', 'zstd', [small]],
  ['zstd changed in its midst', 'zstd', [Buffer.from(zstd(small)).fill(0xff, 20, 60)]],
  [
    'a block of zstd larger than there are',
    'zstd',
    [Buffer.from('28b52ffd0058fdffff', 'hex'), Buffer.alloc(99)],
  ],
])('%s is not understood', async (_what, packing, pieces) => {
  expect(await refusal(pieces, { packing })).toBe('not-understood');
});

test('a source that fails says so itself, whatever was understood before', async () => {
  for (const [packing, bytes] of [
    ['gzip', gzipSync(small)],
    ['gzip', small],
    ['zstd', zstd(small)],
    ['zstd', small],
    ['none', small],
    ['none', Buffer.alloc(1024, 'x')],
  ] as const) {
    async function* source() {
      yield bytes;
      throw new RegistryError('digest-mismatch');
    }
    const reading = readLayer(source(), packing, defaultBounds, { entry: () => 0, start() {} });
    await expect(reading).rejects.toMatchObject({ code: 'digest-mismatch' });
  }
});

const zeros = Buffer.alloc(32 * 1024 * 1024);

test.each<readonly [string, Packing, readonly Uint8Array[], Partial<Bounds>, string]>([
  ['more bytes than are allowed', 'none', [small], { compressedBytes: 1000 }, 'compressed-bytes'],
  ['gzip that unpacks to too much', 'gzip', [gzipSync(zeros)], { layerBytes: 2 ** 20 }, 'unpacked-bytes'],
  ['zstd that unpacks to too much', 'zstd', [zstd(zeros)], { layerBytes: 2 ** 20 }, 'unpacked-bytes'],
  [
    'gzip that unpacks to too much for what it is',
    'gzip',
    [gzipSync(zeros)],
    { ratioFrom: 2 ** 20 },
    'ratio',
  ],
  ['zstd that unpacks to too much for what it is', 'zstd', [zstd(zeros)], { ratioFrom: 2 ** 20 }, 'ratio'],
  ['zstd that looks back too far', 'zstd', [Buffer.from('28b52ffd00ff', 'hex')], {}, 'window'],
  ['zstd of one large frame', 'zstd', [Buffer.from('28b52ffde0ffffffffff000000', 'hex')], {}, 'window'],
  ['too many entries', 'none', [tarOf([file('a'), file('b'), file('c')])], { entries: 2 }, 'entries'],
  ['a path that is too long', 'none', [tarOf([file('a/'.repeat(3000))])], {}, 'path-length'],
  ['a target that is too long', 'none', [tarOf([symlink('a', 'a/'.repeat(3000))])], {}, 'path-length'],
])('%s is refused by its bound', async (_what, packing, pieces, bounds, bound) => {
  expect(await refusal(pieces, { packing, bounds })).toBe(`too-much ${bound}`);
});

test('frames of zstd that hold nothing and cost much are refused', async () => {
  // A window of 64 MiB, and blocks of no bytes: each makes a decoder move all of it.
  const header = Buffer.from('28b52ffd0080', 'hex');
  const bomb = Buffer.concat([header, Buffer.alloc(3 * 20_000)]);
  expect(await refusal([bomb], { packing: 'zstd' })).toBe('too-much ratio');
});

test('of a file no more is held than is allowed', async () => {
  const { all } = await readEntries([tarOf([file('a', 'x'.repeat(5000))])], {
    wanted: 5000,
    bounds: { startBytes: 1000 },
  });
  expect(all[0]?.start).toHaveLength(1000);
});
